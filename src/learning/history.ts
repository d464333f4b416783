import { dayOf } from './day.ts';
import type { Answered, Event, Grade } from './event.ts';
import { topicOf } from './progress.ts';

/**
 * Visits the answers of a history that count, those not taken back, in its order, graded by the keys as they are now.
 * `day` is the learner's day an answer was given on; `since` the days since its question was answered before, null where
 * nothing of it was known (any more).
 */
export function visitAnswers(
  events: readonly Event[],
  visit: (event: Answered, day: number, since: number | null) => void,
): void {
  const undone = new Set<string>();
  for (const event of events) if (event.kind === 'undone') undone.add(event.target);
  const corrected = correctedGrades(events, undone);
  /** day of the last answer, by topic and question key: a reset forgets whole topics */
  const last = new Map<string, Map<string, number>>();
  for (const event of events) {
    if (undone.has(event.id)) continue;
    if (event.kind === 'reset') {
      last.delete(event.topic);
      for (const key of event.also ?? []) last.get(topicOf(key))?.delete(key);
    } else if (event.kind === 'answered') {
      const day = dayOf(event.at, event.tz);
      const former = takeFormer(event, last);
      const before = last.get(topicOf(event.question))?.get(event.question) ?? former;
      visit(gradedNow(event, corrected), day, before === undefined ? null : Math.max(0, day - before));
      remember(last, event.question, day);
    }
  }
}

/** An answer with the grade that a correction gave it. */
export function gradedNow(event: Answered, corrected: ReadonlyMap<string, Grade>): Answered {
  const grade = corrected.size === 0 ? undefined : corrected.get(`${event.question} ${event.at}`);
  return grade === undefined ? event : { ...event, grade };
}

/** Grades of answers whose question's key was corrected since, by question and time. */
export function correctedGrades(
  events: readonly Event[],
  undone: ReadonlySet<string>,
): ReadonlyMap<string, Grade> {
  const grades = new Map<string, Grade>();
  for (const event of events) {
    if (event.kind !== 'regraded' || undone.has(event.id)) continue;
    for (const [at, , grade] of event.answers)
      for (const key of [event.question, event.from]) grades.set(`${key} ${at}`, grade);
  }
  return grades;
}

type Days = Map<string, Map<string, number>>;

function remember(last: Days, key: string, day: number): void {
  const topic = topicOf(key);
  const days = last.get(topic);
  if (days === undefined) last.set(topic, new Map([[key, day]]));
  else days.set(key, day);
}

/** What is known of a renamed question stands under its former key, once. */
function takeFormer({ from, question }: Answered, last: Days): number | undefined {
  if (from === undefined || from === question) return undefined;
  const days = last.get(topicOf(from));
  const day = days?.get(from);
  days?.delete(from);
  return day;
}
