import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../support/program.ts';
import { blocks } from './transcript.ts';

const file = join(repository, 'README.md');
const block = (name: string): RegExp =>
  new RegExp(`(<!-- run: ${name} -->\n\`{3}console\n)([^\`]*(?:\`(?!\`\`)[^\`]*)*)(\`{3})`);

describe('the README', () => {
  // `UPDATE_DOCS=1 npx vitest run tests/docs` writes what the program prints now
  it.each(Object.entries(blocks))(
    'shows for "%s" what the program prints',
    { timeout: 60_000 },
    async (name, run) => {
      const readme = readFileSync(file, 'utf8');
      const shown = readme.match(block(name));
      expect(shown, `README.md has no block <!-- run: ${name} -->`).not.toBeNull();
      const printed = await run();
      if (process.env.UPDATE_DOCS === '1')
        writeFileSync(
          file,
          readme.replace(block(name), (_all, head, _old, tail) => `${head}${printed}\n${tail}`),
        );
      else expect(shown?.[2]).toBe(`${printed}\n`);
    },
  );

  it('names every command there is, and no other', async () => {
    const { commandNames } = await import('../../src/cli/program.ts');
    const table = readFileSync(file, 'utf8').match(/\| command \|[\s\S]*?\n\n/)?.[0] ?? '';
    const named = [...table.matchAll(/`roadmap ([a-z]+(?:-[a-z]+)*)/g)].map((match) => match[1] as string);
    expect([...new Set(named)].sort()).toEqual(commandNames.filter((name) => name !== 'help').sort());
  });
});
