import { describe, expect, it } from 'vitest';
import { remark } from '../../src/terminal/remark.ts';

const said = 'One damaged line was found in your records and set aside; everything else was read …';
const source = (stderr: { isTTY?: boolean; columns?: number }, env: Record<string, string> = {}) => ({
  env: { LANG: 'C.UTF-8', ...env },
  platform: 'linux' as const,
  stderr,
});

describe('a remark', () => {
  it.each([40, 80])(
    'is wrapped to the %d columns of standard error, wherever standard output goes',
    (columns) => {
      const lines = remark(said, source({ isTTY: true, columns })).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(columns);
      expect(lines.length).toBe(Math.ceil(said.length / (columns - 1)));
      expect(lines.join(' ')).toBe(said);
    },
  );

  it('is one line where it is kept in a file, in the signs that can be trusted', () => {
    expect(remark(said, source({ columns: 40 }))).toBe(said);
    expect(remark(said, source({}, { LANG: 'C' }))).toBe(said.replace('…', '...'));
  });
});
