import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../support/program.ts';
import { fromAnsi } from './ansi.ts';
import { looks, toSvg } from './svg.ts';

/** The screens that the README shows, and what each one is called there. */
const shown: Readonly<Record<string, string>> = {
  lesson: 'A lesson on the terminal, one page at a time',
  question: 'A question with four answers to pick from',
  status: 'Progress by stage, with bars',
};

const folder = join(repository, 'docs/pictures');
const pictures = Object.entries(shown).flatMap(([name, title]) =>
  (['light', 'dark'] as const).map((look) => ({ name, title, look, file: `${name}-${look}.svg` })),
);

// `UPDATE_GOLDEN=1 npx vitest run tests/screens` draws them anew
describe('the picture', () => {
  it.each(pictures)('$file is drawn from the screen that is kept', ({ name, title, look, file }) => {
    const rows = fromAnsi(readFileSync(join(import.meta.dirname, `golden/${name}-80.ansi`), 'utf8'));
    const svg = toSvg(rows, 80, looks[look], title);
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, file), svg);
    }
    expect(svg).toBe(readFileSync(join(folder, file), 'utf8'));
  });

  it('stands in the README in both looks, and no other does', () => {
    const readme = readFileSync(join(repository, 'README.md'), 'utf8');
    expect(readdirSync(folder).sort()).toEqual(pictures.map(({ file }) => file).sort());
    for (const { file } of pictures) expect(readme).toContain(`docs/pictures/${file}`);
  });
});
