import * as fc from 'fast-check';
import { createEmptyCard, fsrs, generatorParameters, Rating } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { interval, type Memory, remember, retrievability } from '../../src/learning/memory.ts';

const grades = fc.constantFrom(1, 2, 3, 4) as fc.Arbitrary<1 | 2 | 3 | 4>;
const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), grades), { minLength: 1, maxLength: 30 });

const replay = (history: readonly (readonly [number, 1 | 2 | 3 | 4])[]): Memory =>
  history.reduce<Memory | null>(
    (memory, [elapsed, grade]) => remember(memory, elapsed, grade),
    null,
  ) as Memory;

describe('memory', () => {
  it('starts from the stabilities that FSRS 6 gives first answers', () => {
    const { w } = generatorParameters({});
    for (const grade of [1, 2, 3, 4] as const)
      expect(remember(null, 0, grade).stability).toBeCloseTo(w[grade - 1] as number, 4);
  });

  it('agrees with ts-fsrs itself over a run of reviews on their due days', () => {
    const peer = fsrs(generatorParameters({ enable_fuzz: false, learning_steps: [], relearning_steps: [] }));
    let card = createEmptyCard(new Date(0));
    let now = 0;
    let memory: Memory | null = null;
    let last = 0;
    for (const grade of [
      Rating.Good,
      Rating.Good,
      Rating.Hard,
      Rating.Again,
      Rating.Good,
      Rating.Easy,
    ] as const) {
      memory = remember(memory, (now - last) / 86_400_000, grade);
      card = peer.next(card, new Date(now), grade).card;
      expect(memory.stability).toBeCloseTo(card.stability, 6);
      expect(memory.difficulty).toBeCloseTo(card.difficulty, 6);
      last = now;
      now = card.due.getTime();
    }
  });

  it('falls to 0.9 after as many days as it is stable', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const memory = replay(history);
        expect(retrievability(memory, memory.stability)).toBeCloseTo(0.9, 6);
      }),
    );
  });

  it('is monotone: a better grade never gives a less stable memory, a longer wait never a likelier recall', () => {
    fc.assert(
      fc.property(
        steps,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 1000 }),
        (history, elapsed, wait) => {
          const memory = replay(history);
          const after = ([1, 2, 3, 4] as const).map((grade) => remember(memory, elapsed, grade).stability);
          expect([...after].sort((a, b) => a - b)).toEqual(after);
          expect(retrievability(memory, wait + 1)).toBeLessThanOrEqual(retrievability(memory, wait));
        },
      ),
    );
  });

  it('gives finite numbers and whole intervals of at least a day for any history, even a clock that went back', () => {
    const wild = fc.array(fc.tuple(fc.oneof(fc.double(), fc.integer()), grades), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(wild, fc.double({ min: 0.7, max: 0.97, noNaN: true }), (history, retention) => {
        const memory = replay(history);
        expect(Number.isFinite(memory.stability) && Number.isFinite(memory.difficulty)).toBe(true);
        const days = interval(memory, retention);
        expect(Number.isInteger(days) && days >= 1).toBe(true);
      }),
    );
  });

  it('waits longer for those who accept more forgetting', () => {
    const memory = remember(remember(null, 0, 3), 3, 3);
    expect(interval(memory, 0.8)).toBeGreaterThan(interval(memory, 0.9));
    expect(interval(memory, 0.9)).toBe(Math.round(memory.stability));
  });
});
