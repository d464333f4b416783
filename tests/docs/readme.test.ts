import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandTable } from '../../src/cli/manual.ts';
import { makeProgram } from '../../src/cli/program.ts';
import type { World } from '../../src/world.ts';
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

  it('has the table of commands that the command line gives', () => {
    const readme = readFileSync(file, 'utf8');
    const table = /\| command \| does \|\n[\s\S]*?(?=\n\n)/;
    const made = commandTable(makeProgram({} as World, '0.0.0', () => {}));
    if (process.env.UPDATE_DOCS === '1')
      writeFileSync(
        file,
        readme.replace(table, () => made),
      );
    else expect(readme.match(table)?.[0]).toBe(made);
  });
});
