/**
 * The chance (0–1) that counts drawn from equally likely places differ at least this much from even, by Pearson's
 * chi-square. 1 where there is nothing to compare.
 */
export function evenChance(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length < 2 || total === 0) return 1;
  const expected = total / counts.length;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return upperGamma((counts.length - 1) / 2, statistic / 2);
}

/** The regularised upper incomplete gamma function Q(a, x) for whole and half a, by DLMF 8.8.6 from a = 1/2 or 1. */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const isHalf = a % 1 !== 0;
  let at = isHalf ? 0.5 : 1;
  let q = isHalf ? erfc(Math.sqrt(x)) : Math.exp(-x);
  // x^a e^-x / Γ(a + 1)
  let term = isHalf ? 2 * Math.sqrt(x / Math.PI) * Math.exp(-x) : x * Math.exp(-x);
  while (at < a) {
    q += term;
    at += 1;
    term *= x / at;
  }
  return Math.min(1, q);
}

/** Abramowitz and Stegun 7.1.26, to seven digits: for x of 0 and more. */
function erfc(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const series = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  return series.reduceRight((sum, factor) => (sum + factor) * t, 0) * Math.exp(-x * x);
}
