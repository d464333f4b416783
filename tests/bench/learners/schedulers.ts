import type { OutlineTopic } from '../../../src/content/outline.ts';
import type { Learner } from '../../../src/learning/learner.ts';
import { interval, type Memory, remember, retrievability } from '../../../src/learning/memory.ts';
import { pickForReview } from '../../../src/learning/pick.ts';

/** Decides what is reviewed; sees answers only, never what is true. Questions are numbers. */
export interface Scheduler {
  /** a question was answered (right or not, by knowing or guessing) */
  answered(question: number, right: boolean, day: number): void;
  /** what is to be reviewed on that day, at most so many, the first first */
  due(day: number, most: number): readonly number[];
}

/** Nobody ever asks again. */
export const never = (): Scheduler => ({ answered: () => {}, due: () => [] });

const RUNGS = [1, 3, 7, 21];

/** Again after 1, 3, 7 and 21 days, then never; a miss goes back to the first rung. */
export function ladder(questions: number): Scheduler {
  const rung = new Int8Array(questions).fill(-1);
  const due = new Float64Array(questions).fill(Number.POSITIVE_INFINITY);
  return {
    answered(question, right, day) {
      const next = right ? (rung[question] as number) + 1 : 0;
      rung[question] = next;
      due[question] = day + (RUNGS[next] ?? Number.POSITIVE_INFINITY);
    },
    due: (day, most) =>
      [...due.keys()]
        .filter((question) => (due[question] as number) <= day)
        .sort((a, b) => (due[a] as number) - (due[b] as number) || a - b)
        .slice(0, most),
  };
}

/**
 * The product: its memory, its interval, its choice of what is most endangered. A day holds at most `cap` reviews; what
 * does not fit waits.
 */
export function ours(topics: readonly OutlineTopic[], retention: number, cap: number): Scheduler {
  const all = topics.flatMap((topic) => topic.questions);
  const places = new Map(all.map((question, place) => [question, place]));
  const memories: (Memory | undefined)[] = [];
  const last: number[] = [];
  const due = new Float64Array(all.length).fill(Number.POSITIVE_INFINITY);
  let today = 0;
  const placeOf = (question: (typeof all)[number]): number => places.get(question) as number;
  // all that choosing looks at
  const learner = {
    isDue: (question: (typeof all)[number]) => (due[placeOf(question)] as number) <= today,
    recall: (question: (typeof all)[number]) => {
      const place = placeOf(question);
      return retrievability(memories[place] as Memory, today - (last[place] as number));
    },
  } as unknown as Learner;
  return {
    answered(question, right, day) {
      const before = memories[question] ?? null;
      const elapsed = before === null ? 0 : day - (last[question] as number);
      const memory = remember(before, elapsed, right ? 3 : 1);
      memories[question] = memory;
      last[question] = day;
      due[question] = day + interval(memory, retention);
    },
    due(day, most) {
      today = day;
      return pickForReview(topics, learner, Math.min(most, cap)).map(placeOf);
    },
  };
}
