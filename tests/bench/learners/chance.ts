/** Random numbers from a seed, the same on every machine. */
export interface Chance {
  /** 0 ≤ x < 1, evenly */
  next(): number;
  /** of a bell curve */
  normal(mean: number, deviation: number): number;
  /** positive, its logarithm of a bell curve; `median` is its median */
  skewed(median: number, spread: number): number;
}

/** Mulberry32, public domain: small, quick, and good enough for drawing learners. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  // Box and Muller, 1958; 1 - x is never 0
  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return { next, normal, skewed: (median, spread) => median * Math.exp(normal(0, spread)) };
}
