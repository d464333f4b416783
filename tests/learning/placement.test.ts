import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outline } from '../../src/content/outline.ts';
import { statesOf } from '../../src/learning/mastery.ts';
import { decideNext } from '../../src/learning/next.ts';
import { type Belief, believe, type Placement } from '../../src/learning/placement.ts';
import type { Probe } from '../../src/learning/progress.ts';
import { reviewLoad } from '../../src/learning/review.ts';
import { DAY, History } from '../support/history.ts';
import { sketchOutline, type TopicSketch } from '../support/outline.ts';

/** t0 ← t1 ← t2 … each building on the one before. */
const chain = (length: number): Outline =>
  sketchOutline(
    Object.fromEntries(
      Array.from({ length }, (_, i) => [`t${i}`, i === 0 ? {} : ({ needs: [`t${i - 1}`] } as TopicSketch)]),
    ),
  );

const placement = (outline: Outline, probes: readonly Probe[], limit = 25): Placement => ({
  scope: outline.topics,
  topics: outline.topics,
  states: statesOf(new History().learner(outline)),
  probes,
  limit,
});

/** Takes the whole test as somebody who knows these topics, without luck and without slips. */
function take(outline: Outline, known: ReadonlySet<string>, limit = 25): { belief: Belief; probes: Probe[] } {
  const probes: Probe[] = [];
  for (;;) {
    const belief = believe(placement(outline, probes, limit));
    if (belief.next === null) return { belief, probes };
    const { next } = belief;
    const question = next.questions.find(({ key }) => !probes.some((probe) => probe.question === key));
    expect(question).toBeDefined();
    probes.push({ question: question?.key as string, correct: known.has(next.id), guess: 0.05 });
  }
}
const credited = (belief: Belief): string[] => belief.credit.map(({ id }) => id as string);

describe('a placement test', () => {
  it('starts in the middle', () => {
    expect(believe(placement(chain(31), [])).next?.id).toBe('t15');
  });

  it('finds a place in a chain of sixty-four with few questions', () => {
    for (const edge of [0, 1, 17, 40, 63, 64]) {
      const known = new Set(Array.from({ length: edge }, (_, i) => `t${i}`));
      const { belief, probes } = take(chain(64), known);
      expect(credited(belief)).toEqual([...known]);
      expect(probes.length).toBeLessThanOrEqual(8);
    }
  });

  it('asks a second time where one answer might have been luck', () => {
    const outline = chain(1);
    const lucky: Probe = { question: 't0/q1', correct: true, guess: 0.5 };
    const first = believe(placement(outline, [lucky]));
    expect([first.verdicts.get('t0' as never), first.next?.id]).toEqual(['open', 't0']);
    const second = believe(placement(outline, [lucky, { ...lucky, question: 't0/q2', guess: 0.2 }]));
    expect([second.verdicts.get('t0' as never), second.next]).toEqual(['known', null]);
  });

  it('credits what a passed topic requires, and asks nothing above a failed one', () => {
    const outline = sketchOutline({
      a: {},
      b: { needs: ['a'] },
      c: { needs: ['b'] },
      x: { needs: ['a'] },
      y: { needs: ['x'] },
    });
    const { belief, probes } = take(outline, new Set(['a', 'b', 'c']));
    expect(credited(belief)).toEqual(['a', 'b', 'c']);
    expect(probes.some(({ question }) => question.startsWith('y'))).toBe(false);
  });

  it('asks nothing about what is learned or skipped already', () => {
    const outline = chain(3);
    const history = new History();
    history.learn(outline, 't0');
    history.mark('t1', 'skipped');
    const states = statesOf(history.learner(outline));
    const belief = believe({ ...placement(outline, []), states });
    expect(belief.next?.id).toBe('t2');
    expect(credited(belief)).toEqual([]);
  });

  it('stays within its limit, ends, and never credits a topic without what it requires', () => {
    const graphs = fc.array(fc.array(fc.nat({ max: 30 }), { maxLength: 3 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(graphs, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (needs, answers) => {
        const outline = sketchOutline(
          Object.fromEntries(
            needs.map((list, i) => [
              `t${i}`,
              { needs: [...new Set(list.filter((n) => n < i).map((n) => `t${n}`))] },
            ]),
          ),
        );
        const probes: Probe[] = [];
        let belief = believe(placement(outline, probes, 10));
        for (; belief.next !== null; belief = believe(placement(outline, probes, 10))) {
          const asked = new Set(probes.map(({ question }) => question));
          const question = belief.next.questions.find(({ key }) => !asked.has(key));
          expect(question).toBeDefined();
          probes.push({
            question: question?.key as string,
            correct: answers[probes.length] as boolean,
            guess: 0.25,
          });
        }
        expect(probes.length).toBeLessThanOrEqual(10);
        const credit = new Set(belief.credit.map(({ id }) => id));
        for (const topic of belief.credit)
          for (const id of topic.prerequisites) expect(credit.has(id)).toBe(true);
      }),
    );
  });
});

describe('a credited topic', () => {
  const outline = sketchOutline({ a: { questions: 3 }, b: { needs: ['a'] } });
  const creditedNow = (): History => {
    const history = new History();
    history.add({ kind: 'credited', topics: ['a'] as never });
    return history;
  };

  it('counts as learned and opens what builds on it', () => {
    expect(decideNext(creditedNow().learner(outline))).toMatchObject({ topic: { id: 'b' }, action: 'learn' });
  });

  it('comes back once, with one question, within two weeks', () => {
    const history = creditedNow();
    expect(reviewLoad(history.learner(outline)).due).toEqual([]);
    history.at += 14 * DAY;
    const [question, ...more] = reviewLoad(history.learner(outline)).due;
    expect([question?.key.split('/')[0], more]).toEqual(['a', []]);
    history.answer(question?.key as string, 3, { of: 3 });
    expect(reviewLoad(history.learner(outline)).due).toEqual([]);
    expect(statesOf(history.learner(outline)).get('a' as never)).toBe('learned');
  });

  it('is taken back by a miss of that question', () => {
    const history = creditedNow();
    history.at += 14 * DAY;
    const key = reviewLoad(history.learner(outline)).due[0]?.key as string;
    history.answer(key, 1, { of: 3 });
    expect(statesOf(history.learner(outline)).get('a' as never)).toBe('learning');
    expect(statesOf(history.learner(outline)).get('b' as never)).toBe('locked');
  });
});
