import { describe, expect, it } from 'vitest';
import { answerDigest } from '../../src/content/fold.ts';
import type { ChooseQuestion, Question } from '../../src/content/model.ts';
import type { Answered } from '../../src/learning/event.ts';
import { cardIn } from '../../src/learning/progress.ts';
import { answersTo, changedSince, regrade } from '../../src/learning/regrade.ts';
import { DAY, History } from '../support/history.ts';
import { sketchOutline } from '../support/outline.ts';

const base = {
  id: 'q1',
  derived: false,
  stem: 'Which?',
  body: '',
  hint: null,
  explanation: null,
  concept: null,
  level: null,
  was: [],
};
const choose = (kind: 'one' | 'many', keys: readonly string[]): ChooseQuestion => ({
  ...base,
  kind,
  answers: ['GET', 'PUT', 'POST'].map((text) => ({
    text,
    correct: keys.includes(text),
    why: null,
    pinned: false,
    misses: null,
  })),
});
const given = (grade: 1 | 2 | 3, ...texts: string[]): Answered =>
  new History().answer('a/q1', grade, { chosen: texts }) as Answered;
const picked = (grade: 1 | 2 | 3, ...texts: string[]): Answered => given(grade, ...texts.map(answerDigest));

describe('answers under a corrected key', () => {
  it('that chose what is right now count as right, and the other way round', () => {
    const result = regrade(choose('one', ['PUT']), [picked(1, 'PUT'), picked(3, 'GET'), picked(3, 'PUT')]);
    expect(result?.answers.map(([, , grade]) => grade)).toEqual([3, 1, 3]);
    expect(result?.turned.map(({ correct }) => correct)).toEqual([true, false]);
  });

  it('of several need all keys and no other', () => {
    const question = choose('many', ['GET', 'PUT']);
    expect(regrade(question, [picked(1, 'PUT', 'GET')])?.turned).toMatchObject([{ correct: true }]);
    expect(regrade(question, [picked(3, 'GET')])?.turned).toMatchObject([{ correct: false }]);
  });

  it('stay as they were where none comes out otherwise', () => {
    expect(
      regrade(choose('one', ['GET']), [picked(3, 'GET'), picked(2, 'GET'), picked(1, 'PUT')]),
    ).toBeNull();
  });

  it('that chose what is no answer any more, or nothing, stay as they were', () => {
    expect(regrade(choose('one', ['PUT']), [picked(1, 'PATCH'), given(1)])).toBeNull();
  });

  it('that put things in order, or together, are compared as a whole', () => {
    const order: Question = {
      ...base,
      kind: 'order',
      items: ['a', 'b', 'c'].map((text) => ({ text, why: null })),
    };
    expect(regrade(order, [picked(1, 'a', 'b', 'c')])?.turned).toMatchObject([{ correct: true }]);
    expect(regrade(order, [picked(3, 'a', 'c', 'b')])?.turned).toMatchObject([{ correct: false }]);
    expect(regrade(order, [picked(3, 'a', 'b'), picked(3, 'a', 'b', 'd')])).toBeNull();
    const match: Question = {
      ...base,
      ...{
        kind: 'match',
        columns: null,
        pairs: [
          { left: 'a', right: '1' },
          { left: 'b', right: '2' },
        ],
      },
    };
    const pair = (left: string, right: string): string => `${answerDigest(left)}=${answerDigest(right)}`;
    expect(regrade(match, [given(1, pair('b', '2'), pair('a', '1'))])?.turned).toMatchObject([
      { correct: true },
    ]);
    expect(regrade(match, [given(3, pair('b', '1'), pair('a', '2'))])?.turned).toMatchObject([
      { correct: false },
    ]);
    expect(
      regrade(match, [
        given(3, pair('a', '1')),
        given(3, pair('a', '1'), pair('c', '2')),
        given(3, pair('a', '1'), pair('b', '3')),
      ]),
    ).toBeNull();
  });

  it('that were typed are compared as answers are, and a recall stays as the learner said', () => {
    const typed: Question = { ...base, kind: 'type', accepted: ['HEAD'] };
    expect(regrade(typed, [given(1, ' head ')])?.turned).toMatchObject([{ correct: true }]);
    expect(regrade(typed, [given(3, 'GET')])?.turned).toMatchObject([{ correct: false }]);
    expect(regrade({ ...base, kind: 'recall', answer: 'x' }, [given(1, '1'), given(3, '3')])).toBeNull();
  });

  it('with a hint count as hard', () => {
    const hinted = { ...picked(1, 'PUT'), hinted: true as const };
    expect(regrade(choose('one', ['PUT']), [hinted])?.answers[0]?.[2]).toBe(2);
  });

  const order: Question = {
    ...base,
    kind: 'order',
    items: ['b', 'a'].map((text) => ({ text, why: null })),
  };
  const match: Question = {
    ...base,
    kind: 'match',
    columns: null,
    pairs: [
      { left: 'a', right: '2' },
      { left: 'b', right: '1' },
    ],
  };
  const pair = (left: string, right: string): string => `${answerDigest(left)}=${answerDigest(right)}`;
  it.each<[string, Question, Answered, boolean]>([
    ['an order', order, picked(1, 'b', 'a'), true],
    ['an order', order, picked(3, 'a', 'b'), false],
    ['pairs', match, given(1, pair('b', '1'), pair('a', '2')), true],
    ['pairs', match, given(3, pair('b', '2'), pair('a', '1')), false],
    ['a typed word', { ...base, kind: 'type', accepted: ['PUT'] }, given(1, ' put'), true],
  ])('of %s are graded by the new key', (_kind, question, event, correct) =>
    expect(regrade(question, [event])?.turned).toMatchObject([{ correct }]),
  );

  it('that learners graded themselves stay theirs', () => {
    expect(regrade({ ...base, kind: 'recall', answer: 'x' }, [given(3, '3')])).toBeNull();
  });
});

describe('the answers that are graded anew', () => {
  const counted = (history: History): readonly unknown[] => {
    const one = change(history);
    return answersTo([one], history.events).get(one) ?? [];
  };
  const outline = sketchOutline({ a: { was: ['old'] } });
  const change = (history: History) => {
    const [one] = changedSince(outline, history.learner(outline).progress);
    if (one === undefined) throw new Error('nothing has changed');
    return one;
  };

  it('are those of questions whose digest is another one now', () => {
    const history = new History();
    history.answer('a/q1', 3);
    expect(changedSince(outline, history.learner(outline).progress)).toEqual([]);
    history.answer('a/q2', 3, { digest: 'former' });
    expect(change(history).question.key).toBe('a/q2');
  });

  it('include those under a former key, and leave out what was taken back or reset', () => {
    const history = new History();
    history.answer('old/q1', 3, { digest: 'former' });
    const kept = counted(history);
    expect(kept).toHaveLength(1);
    history.at += DAY;
    const second = history.answer('old/q1', 3, { digest: 'former' });
    history.add({ kind: 'undone', target: second.id });
    expect(counted(history)).toEqual(kept);
    history.add({ kind: 'reset', topic: 'a' as never, also: ['old/q1'] });
    const again = history.answer('a/q1', 1, { digest: 'former' });
    expect(counted(history)).toEqual([again]);
  });

  it('are none of a question that is still asked, whoever says to have been called so', () => {
    const both = sketchOutline({ a: { was: ['b'] }, b: {} });
    const history = new History();
    history.answer('b/q1', 3, { digest: 'b:q1' });
    const learner = history.learner(both);
    expect(changedSince(both, learner.progress)).toEqual([]);
    const cards = both.topics.map(({ questions: [first] }) => first && learner.card(first));
    expect(cards).toEqual([null, expect.objectContaining({ digest: 'b:q1' })]);
  });

  it('give the memory they would have given, and the topic follows', () => {
    const wrong = new History();
    wrong.answer('a/q1', 1, { digest: 'former' });
    wrong.at += 3 * DAY;
    wrong.answer('a/q1', 1, { digest: 'former' });
    const right = new History();
    right.answer('a/q1', 3);
    right.at += 3 * DAY;
    right.answer('a/q1', 3);
    const answers = [0, 3].map((days) => [right.at - (3 - days) * DAY, 0, 3] as const);
    wrong.add({ kind: 'regraded', question: 'a/q1' as never, digest: 'a:q1', answers });
    expect(cardIn(wrong.learner(outline).progress, 'a/q1')).toEqual(
      cardIn(right.learner(outline).progress, 'a/q1'),
    );
  });
});
