import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remember, retrievability } from '../../src/learning/memory.ts';
import { reviewLoad } from '../../src/learning/review.ts';
import { DAY, History } from '../support/history.ts';
import { sketchOutline } from '../support/outline.ts';
import { chanceFrom } from './learners/chance.ts';
import { personFrom } from './learners/person.ts';
import { ladder, never, ours, type Scheduler } from './learners/schedulers.ts';
import { simulate } from './learners/simulate.ts';

const { topics } = sketchOutline(
  Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`t${i}`, { questions: 8, minutes: 20 }])),
);
const wishes = { retention: 0.9, reviews: 60 };
const course = { topics, guess: Array.from({ length: 240 }, () => 0.25) };
const run = (seed: number, scheduler: Scheduler) => simulate(personFrom(seed), course, scheduler, seed);

describe('a simulated learner', () => {
  it('is the same each time', () => {
    expect(run(7, ours(topics, wishes))).toEqual(run(7, ours(topics, wishes)));
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
    for (const scheduler of [never(), ladder(240), ours(topics, wishes)]) {
      const { minutes } = run(3, scheduler);
      expect(minutes).toBeLessThan(180 * (personFrom(3).minutes + 3));
    }
  });

  it('knows more at the end for having reviewed', () => {
    for (const seed of [1, 2, 3]) {
      const without = run(seed, never());
      expect(without.reviews.every((answers) => answers === 0)).toBe(true);
      expect(run(seed, ours(topics, wishes)).recalled).toBeGreaterThan(without.recalled);
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

describe('the product as it is simulated', () => {
  it('reviews what the product itself would: the same questions in the same order', () => {
    const outline = sketchOutline({ a: { questions: 4 }, b: { questions: 4 } });
    const keys = outline.topics.flatMap((topic) => topic.questions.map(({ key }) => key));
    const answers = fc.array(
      fc.tuple(fc.nat(keys.length - 1), fc.boolean(), fc.integer({ min: 0, max: 9 })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 9 }), (given, reviews) => {
        const scheduler = ours(outline.topics, { retention: 0.9, reviews });
        const history = new History();
        history.reviews = reviews;
        let day = 0;
        for (const [question, right, days] of given) {
          scheduler.answered(question, right, day);
          history.answer(keys[question] as string, right ? 3 : 1, { of: 4 });
          history.at += days * DAY;
          day += days;
        }
        // a day on which nothing was reviewed yet
        history.at += DAY;
        day += 1;
        const { today } = reviewLoad(history.learner(outline));
        expect(scheduler.due(day, Number.POSITIVE_INFINITY).map((question) => keys[question])).toEqual(
          today.map(({ key }) => key),
        );
      }),
    );
  });
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
