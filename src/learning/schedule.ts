import type { OutlineTopic } from '../content/outline.ts';
import { type Capacity, type Circumstances, expectationOf } from './capacity.ts';
import { weekdayOf } from './day.ts';
import { secondsOf, type Work } from './work.ts';

/** One day of a plan. */
export interface StudyDay {
  readonly day: number;
  /** topics that are worked on */
  readonly topics: readonly OutlineTopic[];
  /** those of them that are finished */
  readonly finished: readonly OutlineTopic[];
  /** answers given in reviews, as an expected number */
  readonly reviews: number;
  readonly minutes: number;
}

/**
 * A plan day by day, up to `until`: new topics as far as there is time for them, reviews in the rest of the day, those
 * that wait longest first.
 */
export function schedule(
  works: readonly Work[],
  capacity: Capacity,
  conditions: Circumstances,
  { minutes, until }: { readonly minutes: number; readonly until: number },
): StudyDay[] {
  const { pace } = conditions;
  const expected = expectationOf(conditions);
  const needed = secondsOf(works);
  const days: StudyDay[] = [];
  let done = 0;
  let next = 0;
  /** seconds of new topics up to the beginning of the next one that is not finished */
  let start = 0;
  for (const fresh of capacity.newSeconds(minutes * 60)) {
    const day = capacity.days[days.length] as number;
    if (day > until) break;
    const spent = Math.min(fresh, needed - done);
    done = Math.min(needed, done + fresh);
    const topics: OutlineTopic[] = [];
    const finished: OutlineTopic[] = [];
    for (; next < works.length; next++) {
      const { topic, seconds, unseen } = works[next] as Work;
      if (start + seconds > done) {
        if (start < done && spent > 0) topics.push(topic);
        break;
      }
      topics.push(topic);
      finished.push(topic);
      expected.learn(unseen, pace.firstRight, day);
      start += seconds;
    }
    const reviews = expected.answer(day, Math.max(0, minutes * 60 - spent) / pace.review);
    days.push({ day, topics, finished, reviews, minutes: (spent + reviews * pace.review) / 60 });
  }
  return days;
}

/** A week of a plan, from Monday. */
export interface PlanWeek {
  readonly monday: number;
  readonly finished: readonly OutlineTopic[];
  readonly reviews: number;
  readonly minutes: number;
}

/** The days of a plan by weeks. */
export function planWeeks(days: readonly StudyDay[]): PlanWeek[] {
  const weeks = new Map<number, StudyDay[]>();
  for (const day of days) {
    const monday = day.day - weekdayOf(day.day);
    const same = weeks.get(monday);
    if (same === undefined) weeks.set(monday, [day]);
    else same.push(day);
  }
  return [...weeks].map(([monday, within]) => ({
    monday,
    finished: within.flatMap(({ finished }) => finished),
    reviews: within.reduce((sum, { reviews }) => sum + reviews, 0),
    minutes: within.reduce((sum, { minutes }) => sum + minutes, 0),
  }));
}
