import { fsrs, generatorParameters } from 'ts-fsrs';
import { type Chance, chanceFrom } from './chance.ts';

/** A memory as it really is, which no scheduler sees. */
export interface TrueMemory {
  readonly stability: number;
  readonly difficulty: number;
  /** day of the last answer */
  readonly day: number;
}

/** Somebody who learns: what is true of them. */
export interface Person {
  readonly minutes: number;
  /** chance of studying on a day at all */
  readonly attendance: number;
  /** share of a lesson's questions known right after it */
  readonly grasp: number;
  /** time for lessons as a multiple of the author's minutes */
  readonly reading: number;
  /** seconds a right answer in a review takes; a miss, with its reason read and the question asked again, three times that */
  readonly answer: number;
  /** probability of knowing it on a day */
  recall(memory: TrueMemory, day: number): number;
  /** the memory after an answer; not knowing it, one reads the reason and gets it right once more the same day */
  after(memory: TrueMemory | null, known: boolean, day: number, hardness: number): TrueMemory;
}

const defaults = generatorParameters({}).w;

/**
 * Median of the seconds a right answer takes: twice what fsrs-rs assumes of flashcards (`review_costs` of its simulator:
 * 7.33 s for good, 23 s for again), as there are answers to be read and weighed.
 */
export const ANSWER = 15;

/**
 * A person drawn from a seed. Forgetting follows FSRS 6, but with parameters of their own around the published ones:
 * everybody's first stabilities, their growth, what a lapse leaves and the shape of forgetting differ from what the
 * scheduler believes of all. `seconds`: median time of a right answer over all persons.
 */
export function personFrom(seed: number, seconds = ANSWER): Person {
  const chance = chanceFrom(seed);
  const model = fsrs(
    generatorParameters({
      w: ownParameters(chance),
      enable_fuzz: false,
      learning_steps: [],
      relearning_steps: [],
    }),
  );
  const recall = (memory: TrueMemory, day: number): number =>
    model.forgetting_curve(day - memory.day, memory.stability);
  return {
    minutes: 20 + 10 * chance.next(),
    attendance: 0.8 + 0.2 * chance.next(),
    grasp: Math.min(0.95, Math.max(0.4, chance.normal(0.75, 0.1))),
    reading: chance.skewed(1, 0.25),
    answer: chance.skewed(seconds, 0.3),
    recall,
    after(memory, known, day, hardness) {
      const before = memory && { stability: memory.stability, difficulty: memory.difficulty };
      const elapsed = memory === null ? 0 : day - memory.day;
      const first = model.next_state(before, elapsed, known ? 3 : 1);
      const next = known ? first : model.next_state(first, 0, 3);
      const stability = memory === null ? Math.max(0.001, next.stability / hardness) : next.stability;
      return { stability, difficulty: next.difficulty, day };
    },
  };
}

function ownParameters(chance: Chance): number[] {
  const w = [...defaults];
  const scale = (i: number, by: number): void => {
    w[i] = (w[i] as number) * by;
  };
  const lasting = chance.skewed(1, 0.5);
  for (const first of [0, 1, 2, 3]) scale(first, lasting);
  w[8] = (w[8] as number) + chance.normal(0, 0.25);
  scale(11, chance.skewed(1, 0.3));
  scale(20, chance.skewed(1, 0.35));
  return w;
}
