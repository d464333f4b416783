import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/content/model.ts';
import { remember, retrievability } from '../../src/learning/memory.ts';
import { sketchOutline } from '../support/outline.ts';
import { chanceFrom } from './learners/chance.ts';
import { personFrom } from './learners/person.ts';
import { ladder, never, ours, type Scheduler } from './learners/schedulers.ts';
import { guessOf, simulate } from './learners/simulate.ts';

const { topics } = sketchOutline(
  Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`t${i}`, { questions: 8, minutes: 20 }])),
);
const course = { topics, guess: Array.from({ length: 240 }, () => 0.25) };
const run = (seed: number, scheduler: Scheduler) => simulate(personFrom(seed), course, scheduler, seed);

describe('a simulated learner', () => {
  it('is the same each time', () => {
    expect(run(7, ours(topics, 0.9, 60))).toEqual(run(7, ours(topics, 0.9, 60)));
    expect(run(7, never()).recalled).not.toBe(run(8, never()).recalled);
  });

  it('forgets otherwise than the scheduler believes', () => {
    const believed = retrievability(remember(null, 0, 3), 30);
    const recalls = [1, 2, 3, 4, 5, 6].map((seed) => {
      const person = personFrom(seed);
      return person.recall(person.after(null, true, 0, 1), 30);
    });
    for (const recall of recalls) expect(Math.abs(recall - believed)).toBeGreaterThan(0.001);
    expect(Math.max(...recalls)).toBeGreaterThan(believed);
    expect(Math.min(...recalls)).toBeLessThan(believed);
  });

  it('never studies longer than the minutes of its days, but for the answer that is being given', () => {
    for (const scheduler of [never(), ladder(240), ours(topics, 0.9, 60)]) {
      const { minutes } = run(3, scheduler);
      expect(minutes).toBeLessThan(180 * (personFrom(3).minutes + 3));
    }
  });

  it('knows more at the end for having reviewed', () => {
    for (const seed of [1, 2, 3]) {
      const without = run(seed, never());
      expect(without.reviews.every((answers) => answers === 0)).toBe(true);
      expect(run(seed, ours(topics, 0.9, 60)).recalled).toBeGreaterThan(without.recalled);
    }
  });
});

describe('the ladder', () => {
  const dueOn = (scheduler: Scheduler): number[] =>
    Array.from({ length: 60 }, (_, day) => day).filter((day) => scheduler.due(day, 9).length > 0);

  it('asks after 1, 3, 7 and 21 days, then never again, and begins anew after a miss', () => {
    const scheduler = ladder(1);
    scheduler.answered(0, true, 0);
    let day = 0;
    for (const wait of [1, 3, 7, 21]) {
      expect(dueOn(scheduler)[0]).toBe(day + wait);
      day += wait;
      scheduler.answered(0, true, day);
    }
    expect(dueOn(scheduler)).toEqual([]);
    scheduler.answered(0, false, 40);
    expect(dueOn(scheduler)[0]).toBe(41);
  });
});

it('chances of guessing right follow from the kind', () => {
  const answers = [1, 2, 3, 4];
  const chances = (['one', 'many', 'order', 'match', 'type', 'recall'] as const).map((kind) =>
    guessOf({ kind, answers, items: answers, pairs: answers } as unknown as Question),
  );
  expect(chances).toEqual([1 / 4, 1 / 15, 1 / 24, 1 / 24, 0, 0]);
});

it('chance is even, and a bell curve where asked for', () => {
  const chance = chanceFrom(1);
  const even = Array.from({ length: 20_000 }, () => chance.next());
  const bell = Array.from({ length: 20_000 }, () => chance.normal(5, 2));
  const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;
  expect(Math.min(...even)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...even)).toBeLessThan(1);
  expect(mean(even)).toBeCloseTo(0.5, 1);
  expect(mean(bell)).toBeCloseTo(5, 1);
  expect(Math.sqrt(mean(bell.map((x) => (x - 5) ** 2)))).toBeCloseTo(2, 1);
});
