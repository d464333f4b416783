import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlation, mean, median } from '../../src/analysis/statistics.ts';

describe('the median', () => {
  it('is the middle value, the mean of the middle two, and of nothing nothing', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null]);
  });
});

describe('a correlation', () => {
  it('is 1 where both rise together, -1 where one falls, and null where one does not vary', () => {
    expect(
      correlation([
        [1, 2],
        [2, 4],
        [3, 6],
      ]),
    ).toBeCloseTo(1);
    expect(
      correlation([
        [1, 6],
        [2, 4],
        [3, 2],
      ]),
    ).toBeCloseTo(-1);
    expect(
      correlation([
        [1, 2],
        [1, 4],
      ]),
    ).toBeNull();
    expect(correlation([])).toBeNull();
  });

  it('is the one worked out by hand', () => {
    // means 3 and 4; sum of products 6, of squares 10 and 6
    expect(
      correlation([
        [1, 3],
        [2, 4],
        [3, 3],
        [4, 4],
        [5, 6],
      ]),
    ).toBeCloseTo(6 / Math.sqrt(10 * 6), 10);
  });

  it('of a side that is 0 or 1 is the point-biserial one', () => {
    const pairs = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 20 })), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(pairs, (drawn) => {
        const n = drawn.length;
        const values = drawn.map(([, y]) => y);
        const of = (x: number): number | null => mean(drawn.flatMap(([a, y]) => (a === x ? [y] : [])));
        const [m0, m1, all] = [of(0), of(1), mean(values) as number];
        const s = Math.sqrt(values.reduce((sum, y) => sum + (y - all) ** 2, 0) / n);
        const p = drawn.filter(([x]) => x === 1).length / n;
        const found = correlation(drawn);
        if (m0 === null || m1 === null || s < 1e-9) expect(found).toBeNull();
        else expect(found).toBeCloseTo(((m1 - m0) / s) * Math.sqrt(p * (1 - p)), 8);
      }),
    );
  });

  it('lies between -1 and 1', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number)), (pairs) => {
        const found = correlation(pairs);
        expect(found === null || (found >= -1 && found <= 1)).toBe(true);
      }),
    );
  });
});
