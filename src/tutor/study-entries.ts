import { dayDate } from '../learning/day.ts';
import type { StudyDay } from '../learning/schedule.ts';
import type { Entry } from './study-calendar.ts';
import { count } from './words.ts';

/** What stands in a calendar for the days of a plan: nothing on days without anything to do. */
export function studyEntries(days: readonly StudyDay[], uid: (date: string) => string): Entry[] {
  return days
    .filter((day) => day.topics.length > 0 || reviewsOf(day) > 0)
    .map((day) => {
      const date = dayDate(day.day);
      return { date, uid: uid(date), summary: summary(day), description: description(day) };
    });
}

const reviewsOf = ({ reviews }: StudyDay): number => Math.round(reviews);
const NAMED = 3;

/** `HTTP, DNS + 12 reviews`. */
function summary(day: StudyDay): string {
  const titles = day.topics.slice(0, NAMED).map(({ title }) => title);
  const more = day.topics.length - titles.length;
  const topics = `${titles.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const reviews = reviewsOf(day) === 0 ? '' : count(reviewsOf(day), 'review');
  return [topics, reviews].filter((part) => part !== '').join(' + ');
}

function description(day: StudyDay): string {
  const topics = day.topics.map((topic) =>
    day.finished.includes(topic) ? `Finish "${topic.title}"` : `Work on "${topic.title}"`,
  );
  const reviews = reviewsOf(day) === 0 ? [] : [`Review: about ${count(reviewsOf(day), 'answer')}`];
  return [...reviews, ...topics, `About ${count(Math.round(day.minutes), 'minute')}: roadmap next`].join(
    '\n',
  );
}
