/**
 * Rows that stand in groups: whoever changes one copies the rows of its group, and not all there are. A copy of what a
 * learner did in years must cost an answer no more than a beginner's.
 */
export type Grouped<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** A record without a prototype: `constructor` and `__proto__` are keys like any other. */
export const table = <T>(): Record<string, T> => Object.create(null) as Record<string, T>;

/** All rows in one table. */
export function rowsOf<T>(grouped: Grouped<T>): Readonly<Record<string, T>> {
  const all = table<T>();
  for (const rows of Object.values(grouped)) Object.assign(all, rows);
  return all;
}
