import * as fc from 'fast-check';
import { type Card, createEmptyCard, fsrs, generatorParameters } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import type { Grade } from '../../src/learning/event.ts';
import { interval, type Memory, remember, retrievability } from '../../src/learning/memory.ts';

// What the authors of FSRS publish as expected results, in the tests of ts-fsrs for FSRS 6 with default parameters:
// https://github.com/open-spaced-repetition/ts-fsrs/tree/32b6081475fe4d195b51f87e084b12efaaa97af8/packages/fsrs/__tests__
// (FSRS-6.test.ts and algorithm.test.ts). Their memory states are in turn those of fsrs-rs, the reference in Rust.

const replay = (steps: readonly (readonly [elapsed: number, grade: Grade])[]): Memory[] => {
  const states: Memory[] = [];
  for (const [elapsed, grade] of steps) states.push(remember(states.at(-1) ?? null, elapsed, grade));
  return states;
};
const grades = [1, 2, 3, 4] as const;

describe('memory gives the published results of FSRS 6', () => {
  it('for a first answer of each grade (FSRS-6.test.ts, "first repeat")', () => {
    const first = grades.map((grade) => remember(null, 0, grade));
    expect(first.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
    expect(first.map(({ difficulty }) => difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1]);
  });

  it('for a run of answers, two of them on one day (FSRS-6.test.ts, "memory state[short-term]")', () => {
    const days = [0, 0, 1, 3, 8, 21];
    const last = replay(days.map((elapsed, i) => [elapsed, i === 0 ? 1 : 3])).at(-1) as Memory;
    expect(last.stability).toBeCloseTo(53.62691, 4);
    expect(last.difficulty).toBeCloseTo(6.3574867, 4);
  });

  it('for waits between answers, lapses among them (FSRS-6.test.ts, "ivl_history")', () => {
    // the 0s are steps of minutes within a day there: the same day here
    const published = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21];
    const given: readonly Grade[] = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];
    const states = replay(given.map((grade, i) => [published[i - 1] ?? 0, grade]));
    for (const [i, wait] of published.entries())
      if (wait > 0) expect([i, interval(states[i] as Memory, 0.9)]).toEqual([i, wait]);
  });

  it('for the forgetting curve (algorithm.test.ts, "retrievability"; FSRS-6.test.ts, "get retrievability")', () => {
    const curve = [0, 1, 2, 3].map((days) => retrievability({ stability: 1, difficulty: 5 }, days));
    expect(curve).toEqual([1, 0.9, 0.84588465, 0.8093881]);
    expect(retrievability(remember(null, 0, 4), 8)).toBeCloseTo(0.9024733, 7);
  });

  it('for the wait that a wished-for recall allows (algorithm.test.ts, "next_ivl")', () => {
    const waits = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((retention) =>
      interval({ stability: 1, difficulty: 5 }, retention),
    );
    expect(waits).toEqual([387, 90, 27, 9, 3, 1]);
  });

  it('for the difficulty after each grade (algorithm.test.ts, "next_difficulty")', () => {
    const after = grades.map((grade) => remember({ stability: 5, difficulty: 5 }, 5, grade).difficulty);
    expect(after).toEqual([8.34176237, 6.66599536, 4.99022837, 3.31446137]);
  });

  it('for the stability after answers on the same day (algorithm.test.ts, "next_stability")', () => {
    const after = grades.map((grade) => remember({ stability: 5, difficulty: 5 }, 0, grade).stability);
    expect(after).toEqual([1.596818, 5, 5, 8.12960956]);
  });
});

describe('memory equals what ts-fsrs schedules', () => {
  const scheduler = fsrs(
    generatorParameters({ enable_fuzz: false, learning_steps: [], relearning_steps: [] }),
  );
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.constantFrom(...grades)), {
    minLength: 1,
    maxLength: 25,
  });

  it('over any grades and days between them, early and late answers and answers of one day included', () => {
    fc.assert(
      fc.property(steps, (history) => {
        let now = Date.UTC(2026, 0, 5, 12);
        let card: Card = createEmptyCard(new Date(now));
        const ours = replay(history);
        for (const [i, [elapsed, grade]] of history.entries()) {
          now += i === 0 ? 0 : elapsed * 86_400_000;
          card = scheduler.next(card, new Date(now), grade).card;
          expect(ours[i]?.stability).toBeCloseTo(card.stability, 6);
          expect(ours[i]?.difficulty).toBeCloseTo(card.difficulty, 6);
        }
      }),
    );
  });
});
