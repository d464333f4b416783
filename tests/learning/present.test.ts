import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Answer,
  ChooseQuestion,
  MatchQuestion,
  OrderQuestion,
  Question,
  TopicId,
} from '../../src/content/model.ts';
import { present, stemOf } from '../../src/learning/present.ts';
import type { Shown } from '../../src/learning/shown.ts';

const topic = 'http' as TopicId;
const common = {
  id: 'q',
  derived: false,
  stem: 'Which?',
  body: '',
  hint: null,
  explanation: null,
  concept: null,
  level: null,
  was: [],
};
const answer = (text: string, correct = false, pinned = false): Answer => ({
  text,
  correct,
  why: null,
  pinned,
  misses: null,
});
const choose = (answers: readonly Answer[], id = 'q'): ChooseQuestion => ({
  ...common,
  id,
  kind: 'one',
  answers,
});
const order = (items: readonly string[], id = 'q'): OrderQuestion => ({
  ...common,
  id,
  kind: 'order',
  items: items.map((text) => ({ text, why: null })),
});
const match = (pairs: readonly (readonly [string, string])[], id = 'q'): MatchQuestion => ({
  ...common,
  id,
  kind: 'match',
  columns: ['Method', 'Use'],
  pairs: pairs.map(([left, right]) => ({ left, right })),
});

const answersOf = (shown: Shown): readonly string[] =>
  'answers' in shown ? shown.answers.map((a) => a.text) : [];
const lettersOf = (shown: Shown): Record<string, string> =>
  'answers' in shown ? Object.fromEntries(shown.answers.map((a) => [a.text, a.key])) : {};

const texts = (min: number, max: number) =>
  fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: min, maxLength: max });
const seed = fc.string({ maxLength: 8 });

describe('a question as shown', () => {
  it('holds each answer once, under letters from a on', () => {
    fc.assert(
      fc.property(texts(2, 6), seed, (all, by) => {
        const shown = present(topic, choose(all.map((text, i) => answer(text, i === 0))), by);
        expect([...answersOf(shown)].sort()).toEqual([...all].sort());
        expect('answers' in shown && shown.answers.map((a) => a.key).join('')).toBe(
          'abcdef'.slice(0, all.length),
        );
      }),
    );
  });

  it('leaves pinned answers where their author put them', () => {
    fc.assert(
      fc.property(
        texts(2, 6),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        seed,
        (all, pins, by) => {
          const shown = present(topic, choose(all.map((text, i) => answer(text, i === 0, pins[i]))), by);
          for (const [i, text] of all.entries()) if (pins[i]) expect(answersOf(shown)[i]).toBe(text);
        },
      ),
    );
  });

  it('is the same for the same seed, and others for others', () => {
    const question = choose(['A', 'B', 'C', 'D'].map((text) => answer(text)));
    expect(present(topic, question, 's')).toEqual(present(topic, question, 's'));
    const orders = new Set(
      Array.from({ length: 50 }, (_, i) => answersOf(present(topic, question, `s${i}`)).join()),
    );
    expect(orders.size).toBeGreaterThan(10);
  });

  it('keeps its letters when the author moves answers about', () => {
    const moved = texts(2, 6).chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(moved, seed, ([all, other], by) => {
        const letters = (list: readonly string[]) =>
          lettersOf(present(topic, choose(list.map((text) => answer(text))), by));
        expect(letters(other)).toEqual(letters(all));
        const pairs = (list: readonly string[]) =>
          present(topic, match(list.map((text) => [text, `${text}!`])), by);
        expect(pairs(other)).toEqual(pairs(all));
      }),
    );
  });

  it('never comes in the right order when three or more are to be put in order', () => {
    fc.assert(
      fc.property(texts(3, 10), seed, (all, by) => {
        const shown = answersOf(present(topic, order(all), by));
        expect(shown).not.toEqual(all);
        expect([...shown].sort()).toEqual([...all].sort());
      }),
    );
  });

  it('numbers the right-hand column on its own', () => {
    const shown = present(
      topic,
      match([
        ['GET', 'reads'],
        ['POST', 'sends'],
        ['PUT', 'puts'],
      ]),
      's',
    );
    if (shown.kind !== 'match') throw new Error('not a match');
    expect(shown.columns).toEqual(['Method', 'Use']);
    expect(shown.choices.map((choice) => choice.key)).toEqual(['1', '2', '3']);
    expect(shown.choices.map((choice) => choice.text).sort()).toEqual(['puts', 'reads', 'sends']);
  });

  it('carries heading and body as its stem, its hint, and nothing of its key', () => {
    const question = {
      ...choose([{ ...answer('A', true), why: 'secret' }, answer('B')]),
      body: '```\nx\n```',
      hint: 'h',
      explanation: 'secret',
    };
    const shown = present(topic, question, 's');
    expect(shown).toMatchObject({ id: 'http/q', stem: 'Which?\n\n```\nx\n```', hint: 'h' });
    expect(JSON.stringify(shown)).not.toMatch(/secret|correct|pinned|explanation/);
    expect(stemOf(choose([]))).toBe('Which?');
    const typed: Question = { ...common, kind: 'type', accepted: ['secret'] };
    expect(JSON.stringify(present(topic, typed, 's'))).not.toContain('secret');
    const recall: Question = { ...common, kind: 'recall', answer: 'to compare with' };
    expect(present(topic, recall, 's')).toMatchObject({ kind: 'recall', answer: 'to compare with' });
  });
});

describe('nothing gives the key away', () => {
  const many = 2_000;
  /** how often each value came; the bounds are five standard deviations wide */
  const expectUniform = (values: readonly string[], of: readonly string[]): void => {
    const share = values.length / of.length;
    const spread = 5 * Math.sqrt(share * (1 - 1 / of.length));
    for (const value of of) {
      const times = values.filter((v) => v === value).length;
      expect(Math.abs(times - share), `${value}: ${times} of ${values.length}`).toBeLessThan(spread);
    }
  };
  const each = <T>(make: (i: number) => T): T[] => Array.from({ length: many }, (_, i) => make(i));

  it('not the letter, over many questions of one learner', () => {
    const keys = each((i) => {
      const question = choose(
        [answer('Right', true), answer('Wrong'), answer('Worse'), answer('Worst')],
        `q${i}`,
      );
      return lettersOf(present(topic, question, 'learner')).Right as string;
    });
    expectUniform(keys, ['a', 'b', 'c', 'd']);
  });

  it('not the letter, over many learners of one question', () => {
    const question = choose([answer('Right', true), answer('Wrong'), answer('Worse')]);
    expectUniform(
      each((i) => lettersOf(present(topic, question, `learner ${i}`)).Right as string),
      ['a', 'b', 'c'],
    );
  });

  it('not the place in an order of two, nor the number in a match', () => {
    expectUniform(
      each((i) => answersOf(present(topic, order(['first', 'second'], `q${i}`), 's'))[0] as string),
      ['first', 'second'],
    );
    const numbers = each((i) => {
      const shown = present(
        topic,
        match(
          [
            ['a', 'same'],
            ['b', 'other'],
            ['c', 'third'],
          ],
          `q${i}`,
        ),
        's',
      );
      if (shown.kind !== 'match') throw new Error('not a match');
      const place = shown.answers.findIndex((left) => left.text === 'a');
      return `${place}${shown.choices.find((choice) => choice.text === 'same')?.key}`;
    });
    expectUniform(
      numbers,
      [0, 1, 2].flatMap((place) => ['1', '2', '3'].map((number) => `${place}${number}`)),
    );
  });
});
