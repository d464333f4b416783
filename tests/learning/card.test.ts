import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardAfter } from '../../src/learning/card.ts';
import type { Grade } from '../../src/learning/event.ts';
import type { Card } from '../../src/learning/progress.ts';
import { DAY, NOON } from '../support/history.ts';

interface Answered {
  /** days from some Monday */
  readonly on: number;
  readonly grade: Grade;
}

const learned = (answers: readonly Answered[], before: Card | null = null): Card =>
  answers.reduce<Card | null>(
    (card, { on, grade }) => cardAfter(card, { at: NOON + on * DAY, tz: 0, grade, digest: 'd' }),
    before,
  ) as Card;

/** All but the traces of a clock that was wrong. */
const memory = ({ stability, difficulty, day, grade, reps, lapses }: Card) => ({
  stability,
  difficulty,
  day,
  grade,
  reps,
  lapses,
}); // prettier-ignore

const stand = ({ stability, difficulty, day }: Card) => ({ stability, difficulty, day });

const grade = fc.constantFrom(1, 2, 3, 4) as fc.Arbitrary<Grade>;
/** Days with answers, one after the other. */
const days = (minLength: number) =>
  fc.array(
    fc.record({
      gap: fc.integer({ min: 1, max: 400 }),
      grades: fc.array(grade, { minLength: 1, maxLength: 3 }),
    }),
    {
      minLength,
      maxLength: 6,
    },
  );
type Days = readonly { readonly gap: number; readonly grades: readonly Grade[] }[];

function answersOf(days: Days, from = 0): Answered[] {
  let on = from;
  return days.flatMap(({ gap, grades }) => {
    on += gap;
    return grades.map((grade) => ({ on, grade }));
  });
}
const last = (answers: readonly Answered[]): number => answers.at(-1)?.on ?? 0;

describe('a clock that is wrong for a day', () => {
  const wrong = fc.array(grade, { minLength: 1, maxLength: 3 });
  // beyond all that is answered later, or the clock comes to where it had been
  const years = fc.integer({ min: 2_500, max: 30_000 });

  it('and ahead, makes no difference but that its last answer counts as given when the clock is right again', () =>
    fc.assert(
      fc.property(days(1), wrong, years, days(1), (before, grades, by, behind) => {
        const known = answersOf(before);
        const later = answersOf(behind, last(known));
        const ahead = grades.map((one) => ({ on: last(known) + by, grade: one }));
        const [first] = later;
        const honest = { on: first?.on as number, grade: grades.at(-1) as Grade };
        expect(stand(learned([...known, ...ahead, ...later]))).toEqual(
          stand(learned([...known, honest, ...later])),
        );
      }),
    ));

  it('and behind, makes no difference but that its last answer counts as given on the day before', () =>
    fc.assert(
      fc.property(days(1), wrong, years, days(1), (before, grades, by, behind) => {
        const known = answersOf(before);
        const later = answersOf(behind, last(known));
        const back = grades.map((one) => ({ on: last(known) - by, grade: one }));
        const honest = { on: last(known), grade: grades.at(-1) as Grade };
        expect(stand(learned([...known, ...back, ...later]))).toEqual(
          stand(learned([...known, honest, ...later])),
        );
      }),
    ));

  it('and ahead at the very first answer, makes that one count as given when the clock is right again', () =>
    expect(
      memory(
        learned([
          { on: 25_000, grade: 3 },
          { on: 1, grade: 3 },
          { on: 9, grade: 3 },
        ]),
      ),
    ).toEqual(
      memory(
        learned([
          { on: 1, grade: 3 },
          { on: 1, grade: 3 },
          { on: 9, grade: 3 },
        ]),
      ),
    )); // prettier-ignore

  it('leaves no trace once the time has come that it showed', () => {
    const card = learned([
      { on: 0, grade: 3 },
      { on: 5_000, grade: 3 },
      { on: 1, grade: 3 },
    ]); // prettier-ignore
    expect(card.ahead?.day).toBeGreaterThan(card.day);
    expect(learned([{ on: 5_001, grade: 3 }], card).ahead).toBeUndefined();
  });
});

describe('a clock that goes back more than once', () => {
  const on = (...list: number[]) => learned(list.map((day) => ({ on: day, grade: 3 as const })));
  it('comes back to what was known on the latest day it showed, on that day already', () => {
    const lost = on(0, 3_000, 1, 2_000, 2);
    expect(lost.ahead).toEqual(stand(on(0, 3_000)));
    expect(memory(learned([{ on: 2_999, grade: 3 }], lost)).stability).not.toBe(lost.ahead?.stability);
    expect(learned([{ on: 2_999, grade: 3 }], lost).ahead).toEqual(lost.ahead);
    const back = learned([{ on: 3_000, grade: 3 }], lost);
    expect(back).not.toHaveProperty('ahead');
    // the answer given in between counts as given on that day, and so does this one
    expect(stand(back)).toEqual(stand(on(0, 3_000, 3_000, 3_000)));
  });
});

describe('a card counts', () => {
  const graded = (...grades: Grade[]) => learned(grades.map((one, day) => ({ on: day * 3, grade: one })));
  it('what was forgotten after it had been known', () => {
    expect(
      [graded(1), graded(1, 1), graded(3, 1), graded(3, 1, 1, 3, 1)].map(({ lapses }) => lapses),
    ).toEqual([0, 0, 1, 2]);
    expect(graded(3, 1, 1, 3, 1).reps).toBe(5);
  });

  it('misses in a row, of which asking again at once is none', () => {
    expect([graded(1), graded(1, 1), graded(1, 1, 2), graded(3)].map(({ misses }) => misses)).toEqual([
      1, 2, 0, 0,
    ]);
    const again = { at: NOON + DAY, tz: 0, digest: 'd', repeat: true } as const;
    expect(cardAfter(graded(1, 1), { ...again, grade: 3 }).misses).toBe(2);
    expect(cardAfter(graded(1, 1), { ...again, grade: 1 }).misses).toBe(2);
  });

  it('and has no trace of clocks where none was wrong', () => {
    expect(graded(3)).not.toHaveProperty('was');
    expect(graded(3, 3)).not.toHaveProperty('ahead');
    expect(graded(3, 3).was).toEqual(stand(graded(3)));
  });
});

describe('a day back, as when travelling west', () => {
  it('is no wrong clock: no time has passed, and the answers count', () => {
    const home = learned([
      { on: 0, grade: 3 },
      { on: 10, grade: 3 },
      { on: 10, grade: 1 },
    ]); // prettier-ignore
    const west = learned([
      { on: 0, grade: 3 },
      { on: 10, grade: 3 },
      { on: 9, grade: 1 },
    ]); // prettier-ignore
    expect(west.ahead).toBeUndefined();
    expect({ ...memory(west), day: home.day }).toEqual(memory(home));
  });
});

it('whatever clocks do, memory is a number within its bounds', () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ on: fc.integer({ min: -40_000, max: 40_000 }), grade }), {
        minLength: 1,
        maxLength: 30,
      }),
      (answers) => {
        const { stability, difficulty, day } = learned(answers);
        expect(Number.isFinite(stability) && stability > 0).toBe(true);
        expect(difficulty).toBeGreaterThanOrEqual(1);
        expect(difficulty).toBeLessThanOrEqual(10);
        expect(Number.isInteger(day)).toBe(true);
      },
    ),
  ));
