import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/terminal/width.ts';
import { fromAnsi, toAnsi } from './ansi.ts';
import { scenes } from './scenes.ts';

const golden = join(import.meta.dirname, 'golden');
const sizes = [80, 40] as const;
const cases = scenes.flatMap((scene) =>
  sizes.map((columns) => ({ scene, columns, file: `${scene.name}-${columns}.ansi` })),
);

// `UPDATE_GOLDEN=1 npx vitest run tests/screens` keeps what is shown now
describe('the screen', () => {
  it.each(cases)(
    '$file is as it was kept, and fits',
    { timeout: 30_000 },
    async ({ scene, columns, file }) => {
      const show = await scene.open({ columns, rows: scene.rows ?? 24 });
      const rows = show.rows();
      for (const row of rows)
        expect(displayWidth(row.map(({ text }) => text).join(''))).toBeLessThanOrEqual(columns);
      const now = toAnsi(rows);
      if (process.env.UPDATE_GOLDEN === '1') {
        mkdirSync(golden, { recursive: true });
        writeFileSync(join(golden, file), now);
      }
      expect(existsSync(join(golden, file)), `${file} was never kept`).toBe(true);
      expect(now).toBe(readFileSync(join(golden, file), 'utf8'));
      expect(toAnsi(fromAnsi(now))).toBe(now);
    },
  );

  it('has no golden file without a scene', () => {
    expect(readdirSync(golden).sort()).toEqual(cases.map(({ file }) => file).sort());
  });
});
