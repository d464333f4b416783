import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grade } from '../../src/learning/event.ts';
import { newQuestions, statesOf } from '../../src/learning/mastery.ts';
import { decideNext } from '../../src/learning/next.ts';
import { pickForQuiz, pickForReview } from '../../src/learning/pick.ts';
import { reviewLoad } from '../../src/learning/review.ts';
import { DAY, History } from '../support/history.ts';
import { sketchOutline } from '../support/outline.ts';

const outline = sketchOutline({
  a: {},
  b: { needs: ['a'] },
  c: { needs: ['b'] },
  d: { optional: true },
  e: { needs: ['d'] },
});
const stateOf = (history: History, topic: string, on = outline) =>
  statesOf(history.learner(on)).get(topic as never);

describe('next', () => {
  it('begins at the first topic and says so', () => {
    expect(decideNext(new History().learner(outline))).toMatchObject({
      action: 'learn',
      topic: { id: 'a' },
      due: 0,
      reason: 'This is where the roadmap begins.',
    });
  });

  it('brings a topic that was begun to its end before it offers another', () => {
    const history = new History();
    history.read('a');
    expect(decideNext(history.learner(outline))).toMatchObject({ action: 'quiz', topic: { id: 'a' } });
    history.answer('a/q1', 3);
    expect(decideNext(history.learner(outline))).toMatchObject({ action: 'quiz', topic: { id: 'a' } });
  });

  it('goes on to the first topic whose prerequisites are met', () => {
    const history = new History();
    history.learn(outline, 'a');
    expect(decideNext(history.learner(outline))).toMatchObject({
      action: 'learn',
      topic: { id: 'b' },
      state: 'ready',
    });
    expect(decideNext(history.learner(outline)).reason).toContain('A');
  });

  it('reviews what is due before anything else', () => {
    const history = new History();
    history.learn(outline, 'a');
    history.at += 10 * DAY;
    expect(decideNext(history.learner(outline))).toMatchObject({ action: 'review', topic: null, due: 2 });
  });

  it('asks again tomorrow what was wrong today', () => {
    const history = new History();
    history.answer('a/q1', 1);
    expect(decideNext(history.learner(outline)).action).toBe('quiz');
    history.at += DAY;
    expect(decideNext(history.learner(outline))).toMatchObject({ action: 'review', due: 1 });
  });

  it('offers optional topics last, and never waits for them', () => {
    const history = new History();
    for (const topic of ['a', 'b', 'c']) history.learn(outline, topic);
    expect(stateOf(history, 'e')).toBe('ready');
    expect(decideNext(history.learner(outline)).topic?.id).toBe('e');
    history.learn(outline, 'e');
    expect(decideNext(history.learner(outline)).topic?.id).toBe('d');
    history.learn(outline, 'd');
    expect(decideNext(history.learner(outline)).action).toBe('finished');
  });

  it('takes skipped topics for met, and reviews nothing of theirs', () => {
    const history = new History();
    history.answer('a/q1', 1);
    history.mark('a', 'skipped');
    history.at += 5 * DAY;
    expect(decideNext(history.learner(outline))).toMatchObject({
      action: 'learn',
      topic: { id: 'b' },
      due: 0,
    });
  });

  it('never offers a locked topic, whatever happened', () => {
    const moves = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        fc.constantFrom(1, 2, 3, 4),
        fc.integer({ min: -3, max: 30 }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(moves, (steps) => {
        const history = new History();
        for (const [move, topic, grade, days] of steps) {
          history.at += days * DAY;
          if (move === 0) history.learn(outline, topic);
          else if (move === 1) history.answer(`${topic}/q1`, grade as Grade);
          else if (move === 2) history.read(topic);
          else if (move === 3) history.mark(topic, grade > 2 ? 'done' : 'skipped');
          else history.add({ kind: 'reset', topic: topic as never });
        }
        const next = decideNext(history.learner(outline));
        expect(next.state).not.toBe('locked');
        expect(next.reason).not.toBe('');
        expect(next.action === 'learn' || next.action === 'quiz').toBe(next.topic !== null);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a topic', () => {
  it('is locked until what it requires is learned', () => {
    const history = new History();
    expect([stateOf(history, 'a'), stateOf(history, 'b'), stateOf(history, 'c')]).toEqual([
      'ready',
      'locked',
      'locked',
    ]);
    history.learn(outline, 'a');
    expect([stateOf(history, 'a'), stateOf(history, 'b'), stateOf(history, 'c')]).toEqual([
      'learned',
      'ready',
      'locked',
    ]);
  });

  it('fades when its questions are likely forgotten, and still opens what builds on it', () => {
    const history = new History();
    history.learn(outline, 'a');
    history.at += 60 * DAY;
    expect(stateOf(history, 'a')).toBe('fading');
    expect(stateOf(history, 'b')).toBe('ready');
  });

  it('stays learned when its content grows, and says how many questions are new', () => {
    const history = new History();
    history.learn(outline, 'a');
    const grown = sketchOutline({ a: { questions: 5 } });
    expect(stateOf(history, 'a', grown)).toBe('learned');
    const topic = grown.topics[0];
    expect(topic && newQuestions(topic, history.learner(grown))).toBe(3);
  });

  it('keeps its progress when it is renamed and says what it was', () => {
    const history = new History();
    history.learn(outline, 'a');
    const renamed = sketchOutline({ z: { was: ['a'] } });
    expect(stateOf(history, 'z', renamed)).toBe('learned');
    expect(history.learner(renamed).orphans).toEqual([]);
  });

  it('finds the memory of a question by its digest when only the id changed, unless two would fit', () => {
    const history = new History();
    history.answer('gone/q9', 3, { digest: 'b:q1' });
    const learner = history.learner(outline);
    const question = outline.topics[1]?.questions[0];
    expect(question && learner.keptUnder(question)).toBe('gone/q9');
    history.answer('gone/q8', 3, { digest: 'b:q1' });
    const unsure = history.learner(outline);
    expect(question && unsure.card(question)).toBeNull();
    expect(unsure.orphans).toEqual(['gone/q9', 'gone/q8']);
  });
});

describe('questions are picked', () => {
  it('for a quiz: wrong ones, due ones, then new ones in study order', () => {
    const big = sketchOutline({ a: { questions: 6 } });
    const history = new History();
    history.answer('a/q5', 3, { of: 6 });
    history.at += 4 * DAY;
    history.answer('a/q6', 1, { of: 6 });
    const keys = (n: number) =>
      pickForQuiz(big.topics, history.learner(big), n, 's')
        .map((question) => question.id)
        .sort();
    expect(keys(1)).toEqual(['q6']);
    expect(keys(2)).toEqual(['q5', 'q6']);
    expect(keys(4)).toEqual(['q1', 'q2', 'q5', 'q6']);
    expect(keys(99)).toHaveLength(6);
  });

  it('the same for the same seed, in another order for another', () => {
    const big = sketchOutline({ a: { questions: 9 } });
    const learner = new History().learner(big);
    const keys = (seed: string) => pickForQuiz(big.topics, learner, 9, seed).map((question) => question.id);
    expect(keys('1')).toEqual(keys('1'));
    expect(keys('1')).not.toEqual(keys('2'));
    expect([...keys('2')].sort()).toEqual([...keys('1')].sort());
  });

  it('for a review: only what is due, most endangered first, topics mixed', () => {
    const history = new History();
    history.learn(outline, 'a');
    history.learn(outline, 'b');
    history.at += DAY;
    history.answer('b/q2', 4);
    history.at += 3 * DAY;
    const learner = history.learner(outline);
    const keys = pickForReview(reviewLoad(learner).today, learner, 10).map((question) => question.key);
    expect(keys).toHaveLength(3);
    expect(keys).not.toContain('b/q2');
    expect(keys[0]?.[0]).not.toBe(keys[1]?.[0]);
  });
});

describe('a project', () => {
  const project = (id: string, level: number, topics: readonly string[]) => ({
    id,
    title: id.toUpperCase(),
    summary: '',
    level,
    topics: topics as never,
    checks: ['one', 'two'],
  });
  const on = {
    ...sketchOutline({ a: {}, b: { needs: ['a'] }, c: {} }),
    projects: [project('echo', 1, ['a']), project('shop', 2, ['a', 'b'])],
  };
  const checked = (history: History, id: string, passed: string[], failed: string[], topics: string[] = []) =>
    history.add({ kind: 'project-checked', project: id, passed, failed, topics: topics as never });
  const toBuild = (history: History) => decideNext(history.learner(on)).project?.id ?? null;

  it('is proposed once its topics are learned, the easier one first, until it is passed', () => {
    const history = new History();
    expect(toBuild(history)).toBeNull();
    history.learn(on, 'a');
    expect(toBuild(history)).toBe('echo');
    checked(history, 'echo', ['one', 'two'], []);
    expect(toBuild(history)).toBeNull();
    history.learn(on, 'b');
    expect(toBuild(history)).toBe('shop');
  });

  it('that was begun comes before others', () => {
    const history = new History();
    history.learn(on, 'a');
    checked(history, 'shop', ['one'], ['two']);
    expect(toBuild(history)).toBe('shop');
  });

  it('makes the questions of a topic due where its check failed, until they are answered again', () => {
    const history = new History();
    history.learn(on, 'a');
    history.learn(on, 'c');
    history.at += DAY;
    expect(reviewLoad(history.learner(on)).due).toEqual([]);
    checked(history, 'echo', ['one'], ['two'], ['a']);
    expect(reviewLoad(history.learner(on)).due.map(({ key }) => key)).toEqual(['a/q1', 'a/q2']);
    history.answer('a/q1', 3);
    checked(history, 'echo', ['one'], ['two'], ['a']);
    expect(reviewLoad(history.learner(on)).due.map(({ key }) => key)).toEqual(['a/q2']);
  });

  it('stays failed when an answer is taken back', () => {
    const history = new History();
    history.learn(on, 'a');
    history.at += DAY;
    const answer = history.answer('a/q1', 3);
    checked(history, 'echo', [], ['one'], ['a']);
    history.add({ kind: 'undone', target: answer.id });
    expect(reviewLoad(history.learner(on)).due.map(({ key }) => key)).toEqual(['a/q1', 'a/q2']);
  });
});
