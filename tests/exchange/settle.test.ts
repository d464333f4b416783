import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/exchange/draft.ts';
import { settle } from '../../src/exchange/settle.ts';

const ask = (texts: readonly string[], more: object = {}): Draft => ({
  ...{
    id: null,
    stem: 'Which one?',
    body: '',
    hint: null,
    explanation: null,
    concept: null,
    level: null,
    was: [],
  },
  kind: texts.filter((text) => text.startsWith('x ')).length > 1 ? 'many' : 'one',
  answers: texts.map((text) => ({
    text: text.replace(/^x /, ''),
    correct: text.startsWith('x '),
    ...{ why: null, pinned: false, misses: null },
  })),
  ...more,
});

/** What becomes of answers, right ones with an x, pinned ones with a pin; or the reason why they are left out. */
const settled = (texts: readonly string[], more: object = {}, names = false) => {
  const { outcome, changes } = settle(ask(texts, more), names);
  if ('leftOut' in outcome) return outcome.leftOut;
  const { draft } = outcome;
  if (!('answers' in draft)) throw new Error('no answers');
  const marks = draft.answers.map(
    ({ text, correct, pinned }) => `${correct ? 'x ' : ''}${text}${pinned ? ' {pin}' : ''}`,
  );
  return { kind: draft.kind, answers: marks, changes: changes.length };
};

describe('a question of others', () => {
  it('stays what it is where nothing stands in the way', () => {
    expect(settled(['x tea', 'milk'])).toEqual({ kind: 'one', answers: ['x tea', 'milk'], changes: 0 });
  });

  it('whose key is "All of the above" asks for all that stand above it', () => {
    expect(settled(['tea', 'milk', 'x All of the above'])).toEqual({
      ...{ kind: 'many', answers: ['x tea', 'x milk'], changes: 1 },
    });
    expect(settled(['tea', 'x All of the above', 'stones'])).toMatch(/by their place/);
  });

  it('loses "All of the above" where that is wrong', () => {
    expect(settled(['x tea', 'milk', 'All of these answers'])).toEqual({
      ...{ kind: 'one', answers: ['x tea', 'milk'], changes: 1 },
    });
  });

  it('whose key is "Both A and C" asks for these two', () => {
    expect(settled(['tea', 'stones', 'milk', 'x Both A and C'])).toEqual({
      ...{ kind: 'many', answers: ['x tea', 'stones', 'x milk'], changes: 1 },
    });
    // letters are those of the file, whatever goes
    expect(settled(['All of the above', 'milk', 'tea', 'x Both B and C'])).toEqual({
      ...{ kind: 'many', answers: ['x milk', 'x tea'], changes: 2 },
    });
    expect(settled(['tea', 'stones', 'milk', 'x Neither A nor C'])).toMatch(/by their place/);
    expect(settled(['tea', 'milk', 'x A and F'])).toMatch(/by their place/);
  });

  it('keeps "None of the above" in its place', () => {
    expect(settled(['tea', 'milk', 'x None of the above'])).toEqual({
      ...{ kind: 'one', answers: ['tea', 'milk', 'x None of the above {pin}'], changes: 1 },
    });
  });

  it('is left out where what its answers stand for is not clear', () => {
    expect(settled(['tea', 'milk', 'x Neither of these'])).toMatch(/by their place/);
    expect(settled(['tea', 'milk', 'cake', 'x Both of these'])).toMatch(/by their place/);
    expect(settled(['tea', 'None of these', 'x All of the above'])).toMatch(/by their place/);
    expect(settled(['tea', 'All of the above', 'x Both A and B'])).toMatch(/by their place/);
    expect(settled(['tea', 'milk', 'x Both answers'])).toMatchObject({ answers: ['x tea', 'x milk'] });
  });

  it('is none without answers, nor with one', () => {
    expect(settled([])).toBe('It has no answers.');
    expect(settled(['x tea'])).toBe('It has one answer, which is no choice.');
  });

  it('whose answers are all pinned already stays as it is', () => {
    const answers = ['tea', 'milk'].map((text, i) => ({
      ...{ text, correct: i === 0, why: null, pinned: true, misses: null },
    }));
    expect(settled([], { answers, explanation: 'Option A is a drink.' })).toEqual({
      ...{ kind: 'one', answers: ['x tea {pin}', 'milk {pin}'], changes: 0 },
    });
  });

  it('is left out where an answer about others is right beside another one', () => {
    expect(settled(['x tea', 'milk', 'x All of the above'])).toMatch(/not the only one/);
  });

  it('has an answer once that stood there twice, unless one of the two is right', () => {
    expect(settled(['x tea', 'milk', '**Milk**'])).toEqual({
      ...{ kind: 'one', answers: ['x tea', 'milk'], changes: 1 },
    });
    expect(settled(['x tea', 'Tea', 'milk'])).toMatch(/differ in no more than case/);
    expect(settled(['x tea', '**'])).toMatch(/empty/);
  });

  it('keeps six answers: its keys, and the first of the others', () => {
    expect(settled(['a', 'b', 'c', 'd', 'e', 'f', 'x g', 'h'])).toEqual({
      ...{ kind: 'one', answers: ['a', 'b', 'c', 'd', 'e', 'x g'], changes: 2 },
    });
    expect(settled(['x a', 'x b', 'x c', 'x d', 'x e', 'x f', 'g'])).toMatch(/takes 6/);
  });

  it('is left out without a key, or with nothing to choose', () => {
    expect(settled(['tea', 'milk'])).toBe('No answer is marked as right.');
    expect(settled(['x tea'])).toMatch(/no choice/);
    expect(settled(['x tea', 'tea'])).toMatch(/differ/);
    expect(settled(['x tea', 'x tea'])).toMatch(/no choice/);
  });

  it('keeps the places of its answers where a text calls one by its letter', () => {
    const pinned = { kind: 'one', answers: ['tea {pin}', 'x milk {pin}'], changes: 1 };
    expect(settled(['tea', 'x milk'], { explanation: 'Option B is right, since cows give it.' })).toEqual(
      pinned,
    );
    expect(settled(['tea', 'x milk'], { explanation: 'B is right.' })).toEqual(pinned);
    expect(settled(['tea', 'x milk'], { explanation: 'Vitamin B is in it.' })).toMatchObject({ changes: 0 });
    expect(settled(['tea', 'x milk'], {}, true)).toEqual(pinned);
  });

  it('is left out where a letter would name another answer than it did', () => {
    expect(settled(['All of the above', 'x milk', 'tea'], { explanation: 'Option B is right.' })).toMatch(
      /cannot be taken over/,
    );
  });
});
