const units = ['B', 'KB', 'MB', 'GB', 'TB'];

/** A number of bytes: `812 B`, `1.5 MB`, `20 GB`. */
export function bytesWords(bytes: number): string {
  let [value, unit] = [bytes, 0];
  for (; value >= 1000 && unit < units.length - 1; unit += 1) value /= 1000;
  return `${value < 10 && unit > 0 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)} ${units[unit]}`;
}

/** A time as the learner's clock shows it, with its distance from UTC: `2026-01-05 12:00 (UTC+01:00)`. */
export function clockWords(now: number, tz: number): string {
  const local = new Date(now + tz * 60_000);
  const time = Number.isNaN(local.getTime())
    ? 'no time at all'
    : local.toISOString().slice(0, 16).replace('T', ' ');
  const [sign, minutes] = [tz < 0 ? '-' : '+', Math.abs(Math.round(tz))];
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${time} (UTC${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)})`;
}

/** Names of backups begin with a date; another name was given by somebody, and may say who. */
export const backupName = (name: string): string =>
  /^\d{4}-\d\d-\d\d(?:-\d\d-\d\d-\d\d-[a-z-]{1,20}|-incomplete)?$/.test(name)
    ? name
    : 'a backup with a name of its own';

/** A value of the environment, as far as it is one that many have; what is odd may say who somebody is. */
export const shownValue = (value: string): string =>
  /^[\w.@+-]{1,32}$/.test(value) ? value : 'an unusual value';
