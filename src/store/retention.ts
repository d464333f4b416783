/** How many days, weeks and months with a backup keep one. */
const KEPT = { days: 7, weeks: 4, months: 12 } as const;
const DAY = 86_400_000;

const dayOf = (name: string): string => name.slice(0, 10);
// 1 January 1970 was a Thursday: three days on, weeks begin on Monday.
const weekOf = (name: string): string => String(Math.floor((Date.parse(dayOf(name)) / DAY + 3) / 7));
const monthOf = (name: string): string => name.slice(0, 7);

/** How the name of a backup ends that lacks a journal which could not be read. */
export const PARTIAL = '-incomplete';
const isPartial = (name: string): boolean => name.endsWith(PARTIAL);

/**
 * Which backups may go, now that one of them was made. Names begin with their date, `2025-01-31`; others are left
 * alone. All of the last seven days that have one stay, and the newest of each of the last four weeks and twelve months.
 * An incomplete one takes nobody's place: those are counted apart, and only by days. The one just made always stays,
 * wherever a clock that was ahead put the others.
 */
export function surplus(names: readonly string[], made: string): readonly string[] {
  const dated = names
    .filter((name) => /^\d{4}-\d\d-\d\d/.test(name))
    .sort()
    .reverse();
  const whole = dated.filter((name) => !isPartial(name));
  const kept = new Set([
    made,
    ...ofLastDays(whole),
    ...newestOfEach(whole, weekOf).slice(0, KEPT.weeks),
    ...newestOfEach(whole, monthOf).slice(0, KEPT.months),
    ...ofLastDays(dated.filter(isPartial)),
  ]);
  return dated.filter((name) => !kept.has(name)).reverse();
}

function ofLastDays(newestFirst: readonly string[]): readonly string[] {
  const days = new Set([...new Set(newestFirst.map(dayOf))].slice(0, KEPT.days));
  return newestFirst.filter((name) => days.has(dayOf(name)));
}

function newestOfEach(newestFirst: readonly string[], spanOf: (name: string) => string): readonly string[] {
  const newest = new Map<string, string>();
  for (const name of newestFirst) if (!newest.has(spanOf(name))) newest.set(spanOf(name), name);
  return [...newest.values()];
}
