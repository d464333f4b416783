import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grade } from '../../src/learning/event.ts';
import { stateOf, statesOf } from '../../src/learning/mastery.ts';
import { decideNext } from '../../src/learning/next.ts';
import { DAY, History } from '../support/history.ts';
import { sketchOutline } from '../support/outline.ts';

const outline = sketchOutline({
  hash: { questions: 4 },
  keys: { questions: 4 },
  encryption: { needs: ['hash', 'keys'], questions: 4 },
  jwt: { needs: ['encryption'], questions: 6 },
});
const learnt = (weak: string): History => {
  const history = new History();
  for (const topic of ['hash', 'keys', 'encryption']) history.learn(outline, topic);
  history.at += DAY;
  for (const topic of ['hash', 'keys', 'encryption'])
    for (let i = 1; i <= 4; i++) history.answer(`${topic}/q${i}`, topic === weak && i < 3 ? 1 : 4, { of: 4 });
  history.at += 60_000;
  return history;
};
const missed = (history: History, questions: number, times = 1): History => {
  for (let t = 0; t < times; t++)
    for (let i = 1; i <= questions; i++) history.answer(`jwt/q${i}`, 1, { of: 6 });
  return history;
};

describe('a topic missed again and again', () => {
  it('sends back to the weakest of what it builds on, however far down, and says why', () => {
    const next = decideNext(missed(learnt('keys'), 4).learner(outline));
    expect(next).toMatchObject({ action: 'quiz', topic: { id: 'keys' } });
    expect(next.reason).toBe(
      'You missed 4 of 4 questions of "JWT". It builds on "KEYS", which you know least (about 50 %): strengthen that first, then come back.',
    );
  });

  it('goes on by itself when all it builds on is known well', () => {
    expect(decideNext(missed(learnt('none'), 4).learner(outline))).toMatchObject({ topic: { id: 'jwt' } });
  });

  it('takes two slips for slips', () => {
    expect(decideNext(missed(learnt('keys'), 2).learner(outline))).toMatchObject({ topic: { id: 'jwt' } });
  });

  it('takes two questions missed twice for more than slips', () => {
    const history = learnt('keys');
    for (let i = 3; i <= 6; i++) history.answer(`jwt/q${i}`, 3, { of: 6 });
    expect(decideNext(missed(history, 2, 2).learner(outline))).toMatchObject({ topic: { id: 'keys' } });
  });

  it('comes back once the weak one was worked on, whatever came of it', () => {
    const history = missed(learnt('keys'), 4);
    history.at += 60_000;
    history.answer('keys/q1', 1, { of: 4 });
    expect(decideNext(history.learner(outline))).toMatchObject({ topic: { id: 'jwt' } });
  });

  it('names a topic that was skipped as skipped', () => {
    const history = new History();
    history.mark('hash', 'skipped');
    history.learn(outline, 'keys');
    history.learn(outline, 'encryption');
    const next = decideNext(missed(history, 4).learner(outline));
    expect(next).toMatchObject({ action: 'learn', topic: { id: 'hash' }, state: 'skipped' });
    expect(next.reason).toContain('which you skipped');
  });
});

describe('next, after whatever was done', () => {
  const wide = sketchOutline({
    a: {},
    b: { needs: ['a'] },
    c: { needs: ['a'], optional: true },
    d: { needs: ['b', 'c'] },
    e: { needs: ['d'] },
    f: {},
  });
  const topics = ['a', 'b', 'c', 'd', 'e', 'f'];
  const moves = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom(...topics),
      fc.constantFrom(1, 1, 2, 3, 4),
      fc.integer({ min: 0, max: 20 }),
    ),
    { maxLength: 40 },
  );

  it('never offers a locked topic, nor one that is not there', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(moves, (list) => {
        const history = new History();
        for (const [move, topic, grade, days] of list) {
          history.at += days * DAY;
          if (move < 6) history.answer(`${topic}/q${(move % 2) + 1}`, grade as Grade);
          else if (move === 6) history.mark(topic, grade > 2 ? 'done' : 'skipped');
          else if (move === 7) history.read(topic);
          else if (move === 8) history.add({ kind: 'credited', topics: [topic] as never });
          else history.add({ kind: 'reset', topic: topic as never });
        }
        const learner = history.learner(wide);
        for (const [id, state] of statesOf(learner))
          expect(stateOf(wide.topics.find((one) => one.id === id) as never, learner)).toBe(state);
        const { topic, state, action } = decideNext(learner);
        if (topic === null) expect(['review', 'finished']).toContain(action);
        else {
          expect(state).not.toBe('locked');
          expect(statesOf(learner).get(topic.id)).toBe(state);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
