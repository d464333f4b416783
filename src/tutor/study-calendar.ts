import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';

/** Says in a calendar file who wrote it. */
const PRODUCT = { company: 'roadmap', product: 'study plan', language: 'EN' };

/** What stands in a calendar on one day. */
export interface Entry {
  /** `2026-11-23` */
  readonly date: string;
  /** the same whenever the calendar is made anew, and nobody else's */
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
}

/**
 * Entries as a calendar (RFC 5545). They are all-day events: at what time somebody studies is not known, and a date is
 * the same day in every time zone. They are marked as leaving one free, so they block nothing. `now`: UTC ms.
 */
export function studyCalendar(name: string, entries: readonly Entry[], now: number): string {
  const calendar = ical({ name, prodId: PRODUCT, method: ICalCalendarMethod.PUBLISH });
  for (const { date, uid, summary, description } of entries)
    calendar.createEvent({
      id: uid,
      stamp: new Date(now),
      start: new Date(`${date}T00:00:00Z`),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary,
      description,
    });
  // each line ends in CRLF, the last one too (RFC 5545 3.1)
  return `${calendar.toString()}\r\n`;
}

/** Whether a text is a calendar that this wrote. */
export const isStudyCalendar = (text: string): boolean =>
  text.startsWith('BEGIN:VCALENDAR') && /\nPRODID:-\/\/roadmap\/\/study plan\/\/EN\r?\n/.test(text);
