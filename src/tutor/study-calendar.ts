import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { OutlineTopic } from '../content/outline.ts';
import { dayDate } from '../learning/day.ts';
import type { StudyDay } from '../learning/schedule.ts';
import { count } from './words.ts';

/** Says in a calendar file who wrote it. */
const PRODUCT = { company: 'roadmap', product: 'study plan', language: 'EN' };

export interface CalendarOptions {
  readonly title: string;
  /** UTC ms */
  readonly now: number;
  /** a name for that day's event, the same whenever the plan is made anew, and nobody else's */
  readonly uid: (date: string) => string;
}

/**
 * Study days as a calendar (RFC 5545), an event for each. They are all-day events: at what time somebody studies is not
 * known, and a date is the same day in every time zone. They are marked as leaving one free, so they block nothing.
 */
export function studyCalendar(days: readonly StudyDay[], { title, now, uid }: CalendarOptions): string {
  const calendar = ical({
    name: `${title}: study plan`,
    prodId: PRODUCT,
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const day of days) {
    const date = dayDate(day.day);
    if (day.topics.length === 0 && reviewsOf(day) === 0) continue;
    calendar.createEvent({
      id: uid(date),
      stamp: new Date(now),
      start: new Date(`${date}T00:00:00Z`),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: summary(day),
      description: description(day),
    });
  }
  // each line ends in CRLF, the last one too (RFC 5545 3.1)
  return `${calendar.toString()}\r\n`;
}

/** Whether a text is a calendar that this wrote. */
export const isStudyCalendar = (text: string): boolean =>
  text.startsWith('BEGIN:VCALENDAR') && /\nPRODID:-\/\/roadmap\/\/study plan\/\/EN\r?\n/.test(text);

const reviewsOf = ({ reviews }: StudyDay): number => Math.round(reviews);
const NAMED = 3;

/** `HTTP, DNS and 12 reviews`. */
function summary(day: StudyDay): string {
  const titles = day.topics.slice(0, NAMED).map(({ title }) => title);
  const more = day.topics.length - titles.length;
  const topics = `${titles.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const reviews = reviewsOf(day) === 0 ? '' : count(reviewsOf(day), 'review');
  return [topics, reviews].filter((part) => part !== '').join(' + ');
}

function description(day: StudyDay): string {
  const finished = new Set<OutlineTopic>(day.finished);
  const topics = day.topics.map((topic) =>
    finished.has(topic) ? `Finish "${topic.title}"` : `Work on "${topic.title}"`,
  );
  const reviews = reviewsOf(day) === 0 ? [] : [`Review: about ${count(reviewsOf(day), 'answer')}`];
  return [...reviews, ...topics, `About ${count(Math.round(day.minutes), 'minute')}: roadmap next`].join(
    '\n',
  );
}
