import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownWords, nearest, slips } from '../../src/content/nearest.ts';

it.each([
  ['quizz', 'quiz'],
  ['lsit', 'list'],
  // what changed places is one slip, so more may have slipped beside it
  ['placmeetn', 'placement'],
  ['QUIZ', 'quiz'],
  ['tsli', null],
  ['xyz', null],
  ['', null],
])('%j is near to %j', (word, meant) => expect(nearest(word, ['quiz', 'list', 'placement'])).toBe(meant));

it('takes a word of which a letter is missing for nearer than one in which a letter is wrong', () => {
  for (const known of [
    ['stats', 'status'],
    ['status', 'stats'],
  ])
    expect(nearest('staus', known)).toBe('status');
});

it.each([
  ['ab', 'ab', 0],
  ['ab', 'ba', 1],
  ['cache', 'cahce', 1],
  ['abcd', 'badc', 2],
  // letters that are no neighbours do not change places in one slip
  ['abc', 'cba', 2],
  // nor does what changed places slip again
  ['ca', 'abc', 3],
  ['', 'abc', 3],
])('between %j and %j lie %i slips', (a, b, steps) => {
  expect([slips(a, b, 9), slips(b, a, 9)]).toEqual([steps, steps]);
  expect(slips(a, b, steps - 1)).toBeNull();
});

/** The definition, as it is written down. */
function defined(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const swapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0];
  return Math.min(
    defined(a.slice(1), b) + 1,
    defined(a, b.slice(1)) + 1,
    defined(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
    swapped ? defined(a.slice(2), b.slice(2)) + 1 : Number.POSITIVE_INFINITY,
  );
}

it('counts as the distance is defined, and no further than it is asked to', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, fc.nat(6), (a, b, most) => {
      const steps = defined(a, b);
      expect(slips(a, b, most)).toBe(steps <= most ? steps : null);
    }),
  );
});

describe('words that many wrong ones may have been meant for', () => {
  const words = Array.from({ length: 1_000 }, (_, i) => `topic-${i}`);

  it('are found as among a few', () => {
    const known = new KnownWords(words);
    expect(known.nearest('topic-7x')).toBe('topic-70');
    expect(known.didYouMean('tpoic-12')).toBe('Did you mean "topic-12"?');
    expect(known.didYouMean('something')).toBeNull();
  });

  it('are not compared without an end', () => {
    const known = new KnownWords(words);
    const found = Array.from({ length: 100 }, () => known.nearest('topic-7x'));
    expect(found.slice(0, 30)).not.toContain(null);
    expect(new Set(found.slice(30))).toEqual(new Set([null]));
  });
});
