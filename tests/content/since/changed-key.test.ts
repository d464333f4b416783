import { describe, expect, it } from 'vitest';
import { changedKey } from '../../../src/content/check/since/changed-key.ts';
import { answersOf, isAnother, likeness } from '../../../src/content/check/since/likeness.ts';
import type { Question } from '../../../src/content/model.ts';

const base = {
  id: 'q',
  derived: false,
  stem: 'What is it?',
  body: '',
  concept: null,
  level: null,
  was: [],
  hint: null,
  explanation: null,
}; // prettier-ignore
const made = (more: object): Question => ({ ...base, ...more }) as unknown as Question;
const choose = (...answers: readonly (readonly [string, boolean])[]): Question =>
  made({
    kind: 'one',
    answers: answers.map(([text, correct]) => ({ text, correct, why: null, misses: null })),
  });
const type = (...accepted: readonly string[]): Question => made({ kind: 'type', accepted });
const order = (...items: readonly string[]): Question =>
  made({ kind: 'order', items: items.map((text) => ({ text, why: null })) });
const match = (...pairs: readonly (readonly [string, string])[]): Question =>
  made({ kind: 'match', columns: null, pairs: pairs.map(([left, right]) => ({ left, right })) });
const recall = (answer: string): Question => made({ kind: 'recall', answer });

describe('a key has changed', () => {
  it.each([
    [
      'an answer is right that was wrong',
      choose(['A', true], ['B', false]),
      choose(['A', true], ['B', true]),
      '"B" is now right',
    ],
    [
      'they changed places',
      choose(['A', true], ['B', false]),
      choose(['A', false], ['B', true]),
      '"B" is now right; "A" is now wrong',
    ],
    ['another text is accepted', type('GET'), type('GET', 'HEAD'), '"HEAD" is now right'],
    ['texts are accepted no more', type('GET', 'HEAD', 'PUT'), type('GET'), '"HEAD", "PUT" is now wrong'],
    ['the order is another one', order('a', 'b', 'c'), order('a', 'c', 'b'), 'the order is another one'],
    [
      'the pairs are others',
      match(['a', '1'], ['b', '2']),
      match(['a', '2'], ['b', '1']),
      'the pairs are others',
    ],
  ])('when %s', (_, before, now, words) => expect(changedKey(before, now)).toBe(words)); // prettier-ignore

  it.each([
    ['answers came and went', choose(['A', true], ['B', false]), choose(['A', true], ['C', true])],
    ['they are written otherwise', choose(['`A` b', true]), choose(['a  B', true])],
    ['accepted texts are spelled otherwise', type('Get'), type('get')],
    ['the order is the same', order('a', 'b'), order('a', 'b')],
    ['an order has more to put in place', order('a', 'b'), order('b', 'a', 'c')],
    ['an order has other things to put in place', order('a', 'b'), order('b', 'c')],
    ['pairs stand in another order', match(['a', '1'], ['b', '2']), match(['b', '2'], ['a', '1'])],
    ['there are more pairs', match(['a', '1']), match(['a', '1'], ['b', '2'])],
    ['a recall is worded otherwise', recall('So it is'), recall('It is not so')],
    ['it is of another kind', type('GET'), choose(['GET', true])],
    ['an order became pairs', order('a', 'b'), match(['a', 'b'])],
    ['pairs became an order', match(['a', 'b']), order('a', 'b')],
    ['what was typed is recalled', type('GET'), recall('GET')],
  ])('not when %s', (_, before, now) => expect(changedKey(before, now)).toBeNull());
});

describe('questions are told apart', () => {
  it.each([
    ['to choose', choose(['A b', true], ['C', false]), ['a b', 'c']],
    ['to put in order', order('One', 'Two'), ['one', 'two']],
    ['to match', match(['One', '1']), ['one', '1']],
    ['to type', type('GET'), ['get']],
    ['to recall', recall('So it is.'), ['so', 'it', 'is']],
    ['to recall nothing', recall('…'), []],
  ])('by the answers of one %s', (_, question, words) => expect(answersOf(question)).toEqual(words));

  it('from 0, where they share nothing, to 1', () => {
    const [one, other] = [type('GET'), made({ kind: 'type', accepted: ['PUT'], stem: 'Who comes there?' })];
    expect(likeness(one, one)).toBe(1);
    expect(likeness(one, other)).toBe(0);
    expect([isAnother(one, one), isAnother(one, other)]).toEqual([false, true]);
    const empty = made({ kind: 'recall', answer: '', stem: '?' });
    expect(likeness(empty, { ...empty })).toBe(1);
  });
});
