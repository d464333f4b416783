const dayMs = 86_400_000;
const dayBegins = 4 * 3_600_000;

/**
 * Number of the learner's day a moment belongs to: days begin at 04:00 local time, so that a late evening is one
 * day. `at` is UTC ms, `tz` local time minus UTC in minutes; day 0 is 1970-01-01.
 */
export const dayOf = (at: number, tz: number): number => Math.floor((at + tz * 60_000 - dayBegins) / dayMs);

/** The moment, UTC ms, at which a day begins for someone at `tz` minutes from UTC. */
export const dayStart = (day: number, tz: number): number => day * dayMs + dayBegins - tz * 60_000;

/** A day's date as `2026-11-23`. */
export const dayDate = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The day of the week of a learner's day: 0 is Monday, 6 Sunday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
