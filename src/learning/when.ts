import { dayDate } from './day.ts';

/** Weekdays as in `weekdayOf`: 0 is Monday. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const FULL = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * The day that a date means, `2027-03-01`, or a time from today on: `+90d`, `+12w`, `+6m`. Null for anything else, and
 * for dates that are in no calendar. A month on from a 31st is the last day of a shorter month.
 */
export function parseDay(text: string, today: number): number | null {
  const [, amount, unit] = text.trim().match(/^\+(\d{1,4}) ?([dwm])$/i) ?? [];
  if (amount === undefined) return dayOfDate(text.trim());
  switch (unit?.toLowerCase()) {
    case 'd':
      return today + Number(amount);
    case 'w':
      return today + 7 * Number(amount);
    default:
      return monthsOn(today, Number(amount));
  }
}

const DAY = 86_400_000;

function dayOfDate(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  // 2027-02-30 is taken for a day in March, or for none, depending on who reads it
  return Number.isNaN(at) || dayDate(at / DAY) !== text ? null : at / DAY;
}

function monthsOn(today: number, months: number): number {
  const date = new Date(today * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY;
}

/**
 * Weekdays from words: `daily`, `mon-fri`, `mon,wed,sat`, and both together; a span may go over Sunday. Null where a
 * word is no weekday.
 */
export function parseWeekdays(text: string): ReadonlySet<number> | null {
  const days = new Set<number>();
  for (const part of text.toLowerCase().split(',')) {
    const [from, to, ...more] = part.trim() === 'daily' ? ['mon', 'sun'] : part.split('-');
    const first = weekday(from);
    const last = to === undefined ? first : weekday(to);
    if (first === null || last === null || more.length > 0) return null;
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days;
}

function weekday(word = ''): number | null {
  const at = FULL.findIndex((full, i) => [full, WEEKDAYS[i]].includes(word.trim()));
  return at < 0 ? null : at;
}
