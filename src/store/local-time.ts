const LAST_DATE = 8.64e15;

/** `2025-01-31T18:00:00` by the learner's clock, of a UTC time in ms and an offset in minutes. */
export function localTime(at: number, tz: number): string {
  const time = at + tz * 60_000;
  return new Date(Math.abs(time) <= LAST_DATE ? time : 0).toISOString().slice(0, 19);
}
