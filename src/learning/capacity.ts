import { weekdayOf } from './day.ts';
import { Expectation } from './expectation.ts';
import type { Memory } from './memory.ts';
import type { Pace } from './pace.ts';

/** Nothing is planned further ahead than this: 20 years, in days. */
export const HORIZON = 7305;

/** What was answered before the plan begins. */
export interface Known {
  readonly memory: Memory;
  /** the learner's day it was last answered on */
  readonly day: number;
}

export interface Circumstances {
  /** first day that can be studied on */
  readonly from: number;
  /** days of the week that are studied on, 0 is Monday */
  readonly weekdays: ReadonlySet<number>;
  readonly pace: Pace;
  /** wished-for probability of recall, 0–1 */
  readonly retention: number;
  readonly known: readonly Known[];
  /** questions that come with a second of new topics, on average */
  readonly density: number;
}

/** The days that are studied on, up to the horizon. */
function studyDays({ from, weekdays }: Pick<Circumstances, 'from' | 'weekdays'>): number[] {
  return Array.from({ length: HORIZON }, (_, i) => from + i).filter((day) => weekdays.has(weekdayOf(day)));
}

/**
 * How much of each study day is there for new topics. Reviews come first: those of what is known already, and those of
 * what this plan will bring. The latter are a share of the time: twice the minutes bring twice the topics and twice their
 * reviews, so the share of a day that new topics get is the same for every number of minutes (as long as topics bring
 * about as many questions per minute). It is worked out once, for a unit of time. That makes a plan predictable: more
 * minutes mean more time for new topics on every single day, and never a later end.
 */
export class Capacity {
  readonly days: readonly number[];
  readonly #conditions: Circumstances;
  /** share of a study day left for new topics, 0–1, and seconds of reviews of what is known that come up on it */
  readonly #shares: number[] = [];
  readonly #loads: number[] = [];
  readonly #unit: Expectation;
  readonly #known: Expectation;

  constructor(conditions: Circumstances) {
    this.#conditions = conditions;
    this.days = studyDays(conditions);
    this.#unit = new Expectation(conditions.retention);
    this.#known = expectationOf(conditions);
  }

  /** Seconds for new topics on each study day, of so many seconds a day; one after the other, as far as asked for. */
  *newSeconds(secondsADay: number): Generator<number, void> {
    let waiting = 0;
    for (let i = 0; i < this.days.length; i++) {
      if (i >= this.#shares.length) this.#workOut(i);
      waiting += this.#loads[i] as number;
      yield (this.#shares[i] as number) * Math.max(0, secondsADay - waiting);
      waiting = Math.max(0, waiting - secondsADay);
    }
  }

  #workOut(i: number): void {
    const { pace, density } = this.#conditions;
    const day = this.days[i] as number;
    const share = Math.max(0, 1 - this.#unit.answer(day, 1 / pace.review) * pace.review);
    this.#unit.learn(share * density, pace.firstRight, day);
    this.#shares.push(share);
    this.#loads.push(this.#known.answer(day, Number.POSITIVE_INFINITY) * pace.review);
  }
}

/** What is to be expected of the questions answered so far. */
export function expectationOf({ retention, known }: Pick<Circumstances, 'retention' | 'known'>): Expectation {
  const expected = new Expectation(retention);
  for (const { memory, day } of known) expected.add(1, memory, day);
  return expected;
}
