import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stateMeanings } from '../../src/learning/mastery.ts';
import { repository } from '../support/program.ts';

const file = join(repository, 'docs/learning.md');

// `UPDATE_DOCS=1 npx vitest run tests/docs` writes them anew
it('docs/learning.md says of each state what the program says', () => {
  const page = readFileSync(file, 'utf8');
  const rows = Object.entries(stateMeanings).map(([state, meaning]) => `| **${state}** | ${meaning} |`);
  const table = ['| state | when |', '|---|---|', ...rows].join('\n');
  const block = /(<!-- states -->\n)([\s\S]*?)\n(<!-- \/states -->)/;
  if (process.env.UPDATE_DOCS === '1')
    writeFileSync(
      file,
      page.replace(block, (_all, head, _old, tail) => `${head}${table}\n${tail}`),
    );
  else expect(page.match(block)?.[2]).toBe(table);
});
