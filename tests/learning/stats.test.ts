import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grade } from '../../src/learning/event.ts';
import { visitAnswers } from '../../src/learning/history.ts';
import { countAnswers, countsOf, makeStats, type Stats } from '../../src/learning/stats.ts';
import { DAY, History } from '../support/history.ts';
import { sketchOutline } from '../support/outline.ts';

const HOUR = 3_600_000;
const outline = sketchOutline({ a: { questions: 3 }, b: { questions: 3 } });
const stats = (history: History): Stats => makeStats(() => history.events, history.learner(outline));

/** Answers on the given days, counted from the history's clock, which stands at the last one then. */
function on(days: readonly number[], question = 'a/q1', grade: Grade = 3): History {
  const history = new History();
  const start = history.at;
  for (const day of days) {
    history.at = start + day * DAY;
    history.answer(question, grade);
  }
  return history;
}

describe('reviews', () => {
  it('are answers to what was answered on an earlier day; again on the same day counts for nothing', () => {
    const history = on([0, 0, 2, 2, 9]);
    expect(stats(history).reviews).toEqual({ answers: 2, right: 2 });
    expect(stats(history).ages.map(({ answers }) => answers)).toEqual([1, 1, 0, 0]);
  });

  it('are right from hard on, and wrong when the answer was again', () => {
    const history = on([0]);
    for (const grade of [1, 2, 3, 4] as const) {
      history.at += DAY;
      history.answer('a/q1', grade);
    }
    expect(stats(history).reviews).toEqual({ answers: 4, right: 3 });
  });

  it('belong to the learner’s day, which begins at 04:00', () => {
    const history = new History();
    history.tz = 120;
    history.at = Date.UTC(2026, 0, 31, 1, 59);
    history.answer('a/q1', 3);
    history.at += 2 * 60_000;
    history.answer('a/q1', 3);
    history.at = Date.UTC(2026, 1, 1, 1, 59);
    history.answer('a/q1', 3);
    expect(stats(history)).toMatchObject({
      days: 2,
      streak: 2,
      reviews: { answers: 1 },
      months: [{ month: '2026-01', answers: 1, right: 1 }],
    });
  });

  it('forget what was taken back and what was reset, and follow a question that was renamed', () => {
    const back = on([0]);
    back.at += DAY;
    back.add({ kind: 'undone', target: back.answer('a/q1', 3).id });
    expect(stats(back).reviews.answers).toBe(0);

    const reset = on([0, 1]);
    reset.add({ kind: 'reset', topic: 'a' as never });
    reset.at += DAY;
    reset.answer('a/q1', 3);
    expect(stats(reset).reviews.answers).toBe(1);

    const also = on([0], 'old/q1');
    also.add({ kind: 'reset', topic: 'a' as never, also: ['old/q1'] });
    also.at += DAY;
    also.answer('old/q1', 3);
    expect(stats(also).reviews.answers).toBe(0);

    const renamed = on([0], 'old/q1');
    renamed.at += DAY;
    renamed.answer('a/q1', 3, { from: 'old/q1' });
    expect(stats(renamed).reviews.answers).toBe(1);
  });

  it('count as they are graded since a key was corrected, under whatever id they were given', () => {
    const history = on([0], 'old/q1', 3);
    history.at += DAY;
    const wrong = history.answer('old/q1', 1);
    expect(stats(history).reviews).toEqual({ answers: 1, right: 0 });
    const answers = [[wrong.at, 0, 3]] as const;
    const regraded = { kind: 'regraded', question: 'a/q1', from: 'old/q1', digest: 'new', answers } as const;
    const correction = history.add(regraded as never);
    expect(stats(history).reviews).toEqual({ answers: 1, right: 1 });
    history.add({ kind: 'undone', target: correction.id });
    expect(stats(history).reviews).toEqual({ answers: 1, right: 0 });
  });

  it('of a clock that went back are of the same day', () =>
    expect(stats(on([5, 3])).reviews.answers).toBe(0));

  it('add up, by month as by age, to what a look at all pairs finds', () => {
    const step = fc.record({
      question: fc.constantFrom('a/q1', 'a/q2', 'b/q1'),
      grade: fc.constantFrom(1, 2, 3, 4) as fc.Arbitrary<Grade>,
      hours: fc.integer({ min: 0, max: 4000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const history = new History();
        for (const { question, grade, hours } of steps) {
          history.at += hours * HOUR;
          history.answer(question, grade);
        }
        const { reviews, ages, months } = stats(history);
        const answers = history.events.filter((event) => event.kind === 'answered');
        const dayOf = (at: number): number => Math.floor((at - 4 * HOUR) / DAY);
        const again = answers.filter((event, i) => {
          const before = answers.slice(0, i).findLast((other) => other.question === event.question);
          return before !== undefined && dayOf(before.at) < dayOf(event.at);
        });
        expect(reviews).toEqual({
          answers: again.length,
          right: again.filter(({ grade }) => grade > 1).length,
        });
        for (const parts of [ages, months]) {
          expect(parts.reduce((sum, part) => sum + part.answers, 0)).toBe(reviews.answers);
          expect(parts.reduce((sum, part) => sum + part.right, 0)).toBe(reviews.right);
        }
      }),
    );
  });
});

describe('days', () => {
  it('make 53 weeks from Monday that end today', () => {
    const history = on([-400, -7, 0]);
    const { weeks, answers } = stats(history);
    expect(weeks).toHaveLength(53);
    // the clock stands on a Monday
    expect(weeks.at(-1)?.days).toEqual([1, null, null, null, null, null, null]);
    expect(weeks.at(-2)?.days).toEqual([1, 0, 0, 0, 0, 0, 0]);
    expect(answers).toBe(3);
  });

  it('in a row make a streak; a day without an answer ends it', () => {
    expect(stats(on([0, 1, 2, 3, 5, 6]))).toMatchObject({ days: 6, streak: 2, longestStreak: 4 });
    expect(stats(new History())).toMatchObject({ answers: 0, days: 0, streak: 0, longestStreak: 0 });
  });
});

describe('what is ahead', () => {
  it('counts questions on the day they are due, the overdue ones today, and none of a topic set aside', () => {
    const history = on([0]);
    history.answer('b/q1', 3);
    expect(stats(history).forecast.slice(0, 4)).toEqual([0, 0, 2, 0]);
    history.at += 20 * DAY;
    expect(stats(history).forecast.slice(0, 4)).toEqual([2, 0, 0, 0]);
    history.mark('b', 'skipped');
    expect(stats(history).forecast.slice(0, 4)).toEqual([1, 0, 0, 0]);
  });
});

describe('the hardest questions', () => {
  it('are those forgotten most often, then those least likely recalled', () => {
    const history = new History();
    for (const [question, grades] of [
      ['a/q1', [3, 1]],
      ['a/q2', [3, 1, 3, 1]],
      ['a/q3', [3, 3]],
      ['b/q1', [1]],
    ] as const)
      for (const grade of grades) history.answer(question, grade);
    history.at += DAY;
    const { hardest } = stats(history);
    expect(hardest.map(({ question, lapses }) => [question, lapses])).toEqual([
      ['a/q2', 2],
      ['a/q1', 1],
      ['b/q1', 0],
    ]);
    expect(hardest[2]?.recall).toBeLessThan(0.9);
  });
});

describe('calibration', () => {
  const said = (history: History, grade: Grade, more: object): void => {
    history.events.push({ ...history.answer('a/q1', grade), ...more } as never);
    history.events.splice(-2, 1);
  };

  it('counts how many were right for each word, not what was asked again after its key was shown', () => {
    const history = new History();
    said(history, 3, { sure: 'sure' });
    said(history, 1, { sure: 'sure' });
    said(history, 3, { sure: 'sure', repeat: true });
    said(history, 1, { sure: 'guess' });
    history.answer('a/q2', 3);
    expect(stats(history).calibration).toEqual({
      sure: { answers: 2, right: 1 },
      think: { answers: 0, right: 0 },
      guess: { answers: 1, right: 0 },
    });
  });

  it('is not there where nobody was asked', () => expect(stats(on([0, 1])).calibration).toBeNull());
});

describe('what progress counts as it goes', () => {
  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        question: fc.constantFrom('a/q1', 'a/q2', 'b/q1'),
        grade: fc.constantFrom(1, 2, 3, 4) as fc.Arbitrary<Grade>,
        hours: fc.integer({ min: -30, max: 3000 }),
        sure: fc.constantFrom(undefined, 'sure', 'think', 'guess'),
        repeat: fc.constantFrom(undefined, true),
        from: fc.constantFrom(undefined, undefined, undefined, 'a/q1', 'old/q1'),
      }),
    },
    { weight: 1, arbitrary: fc.constant('undone' as const) },
    { weight: 1, arbitrary: fc.constantFrom('a', 'b').map((topic) => ({ topic })) },
  );

  it('is what a look at the whole history finds', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const history = new History();
        for (const one of steps) {
          if (one === 'undone') {
            const gone = new Set(history.events.map((event) => event.kind === 'undone' && event.target));
            const last = history.events.findLast(
              ({ id, kind }) => (kind === 'answered' || kind === 'reset') && !gone.has(id),
            );
            if (last !== undefined) history.add({ kind: 'undone', target: last.id });
          } else if ('topic' in one) history.add({ kind: 'reset', topic: one.topic as never });
          else {
            const { question, grade, hours, from, ...more } = one;
            history.at += hours * HOUR;
            const made = history.answer(question, grade, from === undefined ? {} : { from });
            Object.assign(
              made,
              Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)),
            );
          }
        }
        expect(countsOf(history.learner(outline).progress)).toEqual(countAnswers(history.events));
      }),
      { numRuns: 500 },
    ));

  it('is enough: the history is read only once a key was corrected', () => {
    const history = on([0, 1]);
    const unread = () => {
      throw new Error('read');
    };
    expect(makeStats(unread, history.learner(outline)).reviews.answers).toBe(1);
    const answers = [[history.at, 0, 3]] as const;
    history.add({ kind: 'regraded', question: 'a/q1', digest: 'new', answers } as never);
    expect(() => makeStats(unread, history.learner(outline))).toThrow('read');
  });
});

it('a history is visited in its order', () => {
  const seen: (number | null)[] = [];
  visitAnswers(on([0, 0, 3]).events, (_event, _day, since) => seen.push(since));
  expect(seen).toEqual([null, 0, 3]);
});
