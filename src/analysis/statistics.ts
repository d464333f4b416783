/** The middle value, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Pearson's correlation of pairs, from -1 to 1; null where one side does not vary. Of a side that is 0 or 1 it is the
 * point-biserial correlation: (M1 - M0) / s · √(p·q), with M1 and M0 the other side's means where this one is 1 and 0,
 * s its standard deviation over n, p the share of ones and q = 1 - p (Lord & Novick 1968, Statistical Theories of
 * Mental Test Scores, 15.5).
 */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const x = mean(pairs.map(([a]) => a));
  const y = mean(pairs.map(([, b]) => b));
  if (x === null || y === null) return null;
  let [xy, xx, yy] = [0, 0, 0];
  for (const [a, b] of pairs) {
    xy += (a - x) * (b - y);
    xx += (a - x) ** 2;
    yy += (b - y) ** 2;
  }
  // sums of equal numbers may miss nought by a rounding
  if (xx < 1e-12 || yy < 1e-12) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
