/** How many days, weeks and months with a backup keep one. */
const KEPT = { days: 7, weeks: 4, months: 12 } as const;
const DAY = 86_400_000;

const dayOf = (name: string): string => name.slice(0, 10);
// 1 January 1970 was a Thursday: three days on, weeks begin on Monday.
const weekOf = (name: string): string => String(Math.floor((Date.parse(dayOf(name)) / DAY + 3) / 7));
const monthOf = (name: string): string => name.slice(0, 7);

/**
 * Which backups may go. Names begin with their date, `2025-01-31`; others are left alone. All of the last seven
 * days that have one stay, and the newest of each of the last four weeks and twelve months.
 */
export function surplus(names: readonly string[]): readonly string[] {
  const dated = names
    .filter((name) => /^\d{4}-\d\d-\d\d/.test(name))
    .sort()
    .reverse();
  const days = new Set([...new Set(dated.map(dayOf))].slice(0, KEPT.days));
  const kept = new Set([
    ...dated.filter((name) => days.has(dayOf(name))),
    ...newestOfEach(dated, weekOf).slice(0, KEPT.weeks),
    ...newestOfEach(dated, monthOf).slice(0, KEPT.months),
  ]);
  return dated.filter((name) => !kept.has(name)).reverse();
}

function newestOfEach(newestFirst: readonly string[], spanOf: (name: string) => string): readonly string[] {
  const newest = new Map<string, string>();
  for (const name of newestFirst) if (!newest.has(spanOf(name))) newest.set(spanOf(name), name);
  return [...newest.values()];
}
