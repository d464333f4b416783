import type { OutlineTopic } from '../../../src/content/outline.ts';
import type { Wishes } from '../../../src/learning/learner.ts';
import { interval, type Memory, remember, retrievability } from '../../../src/learning/memory.ts';

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
 * The product: its memory, its interval, the most endangered first, as many as a day may hold. It keeps by numbers what
 * `reviewLoad` finds in a learner's progress, for speed; a test compares the two.
 */
export function ours(topics: readonly OutlineTopic[], { retention, reviews }: Wishes): Scheduler {
  const keys = topics.flatMap((topic) => topic.questions.map(({ key }) => key));
  const memories: (Memory | undefined)[] = [];
  const last: number[] = [];
  const due = new Float64Array(keys.length).fill(Number.POSITIVE_INFINITY);
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
      const endangered: { question: number; recall: number; key: string }[] = [];
      for (const [question, key] of keys.entries()) {
        if ((due[question] as number) > day) continue;
        const recall = retrievability(memories[question] as Memory, day - (last[question] as number));
        endangered.push({ question, recall, key });
      }
      return endangered
        .sort((a, b) => a.recall - b.recall || (a.key < b.key ? -1 : 1))
        .slice(0, Math.min(most, reviews))
        .map(({ question }) => question);
    },
  };
}
