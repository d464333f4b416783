import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideNext } from '../../src/learning/next.ts';
import { pickForReview } from '../../src/learning/pick.ts';
import { cardIn, reviewsOn } from '../../src/learning/progress.ts';
import { isLeech, reviewLoad } from '../../src/learning/review.ts';
import { DAY, History } from '../support/history.ts';
import { sketchOutline } from '../support/outline.ts';

const outline = sketchOutline({ a: { questions: 10 }, b: { questions: 10 }, c: { questions: 10 } });

/** Thirty questions answered, and a month gone by. */
const overdue = (reviews: number): History => {
  const history = new History();
  history.reviews = reviews;
  for (const topic of ['a', 'b', 'c']) history.learn(outline, topic);
  history.at += 30 * DAY;
  return history;
};

describe('the reviews of a day', () => {
  it('hold what is due up to the limit, and the rest is spread over the days that follow', () => {
    const load = reviewLoad(overdue(12).learner(outline));
    expect(load.due).toHaveLength(30);
    expect(load.today).toEqual(load.due.slice(0, 12));
    expect([load.later, load.days]).toEqual([18, 2]);
  });

  it('begin with what is most likely forgotten, and of what is alike with the key', () => {
    const history = overdue(40);
    history.at -= 10 * DAY;
    history.answer('b/q5', 1);
    history.answer('b/q3', 1);
    history.answer('c/q9', 4);
    history.at += 10 * DAY;
    const learner = history.learner(outline);
    const { due } = reviewLoad(learner);
    const keys = due.map(({ key }) => key);
    expect(keys.indexOf('b/q3' as never)).toBeGreaterThan(keys.indexOf('c/q1' as never));
    const recalls = due.map((question) => learner.recall(question));
    expect(recalls).toEqual([...recalls].sort((a, b) => a - b));
    for (const [i, one] of due.slice(1).entries())
      if (recalls[i] === recalls[i + 1]) expect(one.key > (due[i]?.key ?? '')).toBe(true);
    expect(new Set(recalls).size).toBeLessThan(due.length);
  });

  it('count what was reviewed today already, and begin anew the next day', () => {
    const history = overdue(12);
    for (let i = 1; i <= 5; i++) history.answer(`a/q${i}`, 3, { of: 10 });
    expect(reviewLoad(history.learner(outline)).today).toHaveLength(7);
    for (let i = 6; i <= 10; i++) history.answer(`a/q${i}`, 3, { of: 10 });
    for (let i = 1; i <= 4; i++) history.answer(`b/q${i}`, 3, { of: 10 });
    expect(reviewLoad(history.learner(outline)).today).toEqual([]);
    history.at += DAY;
    expect(reviewLoad(history.learner(outline)).today).toHaveLength(12);
  });

  it('do not count first answers, nor a miss asked again at once', () => {
    const history = overdue(12);
    history.answer('a/q1', 1);
    history.answer('a/q1', 3, { repeat: true });
    expect(reviewsOn(history.learner(outline).progress, history.learner(outline).today)).toEqual([1, 0]);
  });

  it('once done for today, let the next topic come', () => {
    const more = sketchOutline({ a: { questions: 10 }, b: { questions: 10 }, c: { questions: 10 }, d: {} });
    const history = overdue(5);
    expect(decideNext(history.learner(more))).toMatchObject({ action: 'review', due: 30, today: 5 });
    expect(decideNext(history.learner(more)).reason).toContain('25 more are due');
    for (let i = 1; i <= 5; i++) history.answer(`a/q${i}`, 3, { of: 10 });
    expect(decideNext(history.learner(more))).toMatchObject({ action: 'learn', topic: { id: 'd' }, due: 25 });
  });

  it('are never more than the limit, and nothing due is left out of both', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 60 }), (limit, days) => {
        const history = overdue(limit);
        history.at += (days - 30) * DAY;
        const { due, today, later, days: over } = reviewLoad(history.learner(outline));
        expect(today.length).toBeLessThanOrEqual(limit);
        expect(today.length + later).toBe(due.length);
        expect(over * limit).toBeGreaterThanOrEqual(later);
      }),
    );
  });
});

describe('a question forgotten four times', () => {
  it('is a leech, and one forgotten less often is not', () => {
    const history = new History();
    history.answer('a/q1', 3);
    for (let i = 1; i <= 4; i++) {
      expect(isLeech(cardIn(history.learner(outline).progress, 'a/q1') as never)).toBe(false);
      history.at += 5 * DAY;
      history.answer('a/q1', 1);
      history.answer('a/q1', 3, { repeat: true });
    }
    expect(isLeech(cardIn(history.learner(outline).progress, 'a/q1') as never)).toBe(true);
  });
});

describe('a concept that a wrong answer said is missing', () => {
  const on = sketchOutline({
    http: { questions: 4, concepts: ['safe', 'idempotent', 'idempotent', 'safe'] },
    other: { questions: 2 },
  });

  it('is asked about in a review, by another question, until one is answered rightly', () => {
    const history = new History();
    history.learn(on, 'other');
    history.learn(on, 'http');
    history.at += 60_000;
    history.answer('http/q1', 1, { of: 4, misses: ['idempotent'] });
    history.at += 1 * DAY;
    const keys = () => {
      const learner = history.learner(on);
      return pickForReview(reviewLoad(learner).due.slice(0, 1), learner, 1).map(({ key }) => key as string);
    };
    expect(keys()).toEqual(['http/q1', 'http/q2']);
    history.answer('http/q2', 3, { of: 4 });
    expect(keys()).not.toContain('http/q3');
  });

  it('is left alone where no other question asks about it', () => {
    const history = new History();
    history.answer('http/q1', 1, { misses: ['cacheable'] });
    history.at += 2 * DAY;
    const learner = history.learner(on);
    expect(pickForReview(reviewLoad(learner).due, learner, 5).map(({ key }) => key)).toEqual(['http/q1']);
  });
});
