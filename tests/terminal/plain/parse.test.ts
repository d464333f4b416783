import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseResponse } from '../../../src/terminal/plain.ts';
import { choosing, matching, recalling, typing } from '../support/shown.ts';

const texts = ['`sql`', 'Two, three', 'b', 'SELECT **now**'];
const one = choosing('one', texts);
const many = choosing('many', texts);
const order = choosing('order', texts);

const keys = (kind: 'one' | 'many' | 'order', ...given: string[]) => ({ kind, keys: given });

describe('one answer', () => {
  it.each([
    ['a', 'a'],
    ['A', 'a'],
    ['(c)', 'c'],
    ['d)', 'd'],
    ['b.', 'b'],
    ['sql', 'a'],
    ['`SQL`', 'a'],
    ['two, three', 'b'],
    ['“two,  three”', 'b'],
    ['select now', 'd'],
    ['2', 'b'],
  ])('reads %j', (line, key) => expect(parseResponse(line, one)).toEqual(keys('one', key)));

  it('reads a text that a shell took apart', () =>
    expect(parseResponse(['select', 'now'], one)).toEqual(keys('one', 'd')));

  it('takes a letter before a text', () => expect(parseResponse('b', one)).toEqual(keys('one', 'b')));

  it.each([
    ['e', 'No answer is called "e". Type one letter, a–d.'],
    ['', 'Type one letter, a–d.'],
    ['a,b', 'Only one is right. Type one letter, a–d.'],
    ['ab', 'Only one is right. Type one letter, a–d.'],
    ['9', 'There is no answer "9": there are 4.'],
    ['0', 'There is no answer "0": there are 4.'],
    ['\x1b[31mx', 'No answer is called "x". Type one letter, a–d.'],
  ])('says what would fit instead of %j', (line, problem) =>
    expect(parseResponse(line, one)).toEqual({ problem }),
  );

  it('asks for the letter when two answers share a text', () =>
    expect(parseResponse('x', choosing('one', ['`x`', 'X', 'y']))).toEqual({
      problem: 'That is the text of a and b: use the letter.',
    }));
  it('knows texts apart that differ only in marks', () =>
    expect(parseResponse('`x`', choosing('one', ['`x`', 'x']))).toEqual(keys('one', 'a')));
  it('keeps stars and underscores that are no marks', () =>
    expect(parseResponse('count(*)', choosing('one', ['count()', 'count(*)', 'customer_id']))).toEqual(
      keys('one', 'b'),
    ));
});

describe('many answers', () => {
  it.each([['a,c'], ['ac'], ['c a'], ['a, c'], ['A;C'], ['1,3'], ['a) c)']])('reads %j', (line) =>
    expect(parseResponse(line, many)).toEqual(keys('many', 'a', 'c')),
  );
  it('reads texts, with commas in them too', () =>
    expect(parseResponse('two, three, sql', many)).toEqual(keys('many', 'a', 'b')));
  it('reads words, each a letter or a text', () =>
    expect(parseResponse(['sql', 'Two, three'], many)).toEqual(keys('many', 'a', 'b')));
  it('refuses what stands twice', () =>
    expect(parseResponse('a,a', many)).toEqual({
      problem: 'a stands there twice. Type the letters of all that are right, such as a,b.',
    }));
});

describe('an order', () => {
  it.each([['c,a,b,d'], ['cabd'], ['c a b d'], ['3,1,2,4']])('reads %j', (line) =>
    expect(parseResponse(line, order)).toEqual(keys('order', 'c', 'a', 'b', 'd')),
  );
  it('says what is missing', () =>
    expect(parseResponse('c,a', order)).toEqual({
      problem: 'b and d are missing. Type all 4 letters in their order, such as d,c,b,a.',
    }));
});

describe('pairs', () => {
  const expected = { kind: 'match', pairs: { a: '3', b: '1', c: '2' } };
  it.each([
    ['a3,b1,c2'],
    ['a3 b1 c2'],
    ['c2, b1, a3'],
    ['a-3 b-1 c-2'],
    ['a=3;b=1;c=2'],
    ['a 3 b 1 c 2'],
    ['A3B1C2'],
    ['a → 3, b → 1, c → 2'],
    ['3,1,2'],
    [
      'Find the 200 unpaid invoices = partial index, compare names regardless of case = Expression index, refuse a second account: unique index',
    ],
  ])('reads %j', (line) => expect(parseResponse(line, matching())).toEqual(expected));

  it('reads words', () => expect(parseResponse(['a3', 'b1', 'c2'], matching())).toEqual(expected));
  it('reads words that are texts, one pair each', () =>
    expect(
      parseResponse(
        [
          'Find the 200 unpaid invoices = Partial index',
          'Compare names regardless of case -> Expression index',
          'Refuse a second account: Unique index',
        ],
        matching(),
      ),
    ).toEqual(expected));
  it('shows an example that could be typed where there is one choice only', () =>
    expect(parseResponse('', { ...matching(), choices: matching().choices.slice(0, 1) })).toEqual({
      problem: 'Type all 3 pairs, such as a1,b1.',
    }));

  it.each([
    ['', 'Type all 3 pairs, such as a2,b1.'],
    ['hello', 'Type all 3 pairs, such as a2,b1.'],
    ['a3', 'b and c have no partner yet. Type all 3 pairs, such as a2,b1.'],
    ['a3,b3,c1', '3 stands there twice. Type all 3 pairs, such as a2,b1.'],
    ['a3,a1,c2', 'a stands there twice. Type all 3 pairs, such as a2,b1.'],
    ['a3,b1,x2', 'There is no x on the left. Type all 3 pairs, such as a2,b1.'],
    ['a3,b1,c9', 'There is no 9 on the right. Type all 3 pairs, such as a2,b1.'],
    ['1,2,3,3', 'These are 4 numbers for 3 letters. Type all 3 pairs, such as a2,b1.'],
  ])('says what would fit instead of %j', (line, problem) =>
    expect(parseResponse(line, matching())).toEqual({ problem }),
  );

  it('may share a partner where there are fewer of them', () =>
    expect(
      parseResponse('a1,b1,c2', {
        ...matching(),
        choices: [
          { key: '1', text: 'x' },
          { key: '2', text: 'y' },
        ],
      }),
    ).toEqual({ kind: 'match', pairs: { a: '1', b: '1', c: '2' } }));
});

describe('typed text', () => {
  it.each([
    ['  lower(email) ', 'lower(email)'],
    ['q', 'q'],
    ['a', 'a'],
    ['\\?', '?'],
    ['\\-', '-'],
    ['--', '--'],
  ])('reads %j as text', (line, text) =>
    expect(parseResponse(line, typing())).toEqual({ kind: 'type', text }),
  );
  it('may come as several words', () =>
    expect(parseResponse(['lower', '(email)'], typing())).toEqual({ kind: 'type', text: 'lower (email)' }));
  it('is not nothing', () => expect(parseResponse('  ', typing())).toHaveProperty('problem'));
});

describe('a grade', () => {
  it.each([
    ['1', 1],
    ['4', 4],
    ['good', 3],
    ['HARD', 2],
  ])('reads %j', (line, grade) =>
    expect(parseResponse(line, recalling())).toEqual({ kind: 'recall', grade }),
  );
  it.each(['0', '5', 'fine', '3.5'])('refuses %j', (line) =>
    expect(parseResponse(line, recalling())).toEqual({
      problem: 'Type 1 (again), 2 (hard), 3 (good) or 4 (easy).',
    }),
  );
});

const all = [one, many, order, matching(), typing(), recalling()];

describe('any line', () => {
  it('may be “I don’t know”', () => {
    for (const shown of all) expect(parseResponse(' - ', shown)).toEqual({ kind: 'unknown' });
  });

  it('gives an answer that fits the question, or a problem on one line', () => {
    const line = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-e1-5 ,;=-]*$/));
    fc.assert(
      fc.property(line, fc.constantFrom(...all), (typed, shown) => {
        const parsed = parseResponse(typed, shown);
        if ('problem' in parsed) expect(parsed.problem).toMatch(/^[^\n\x1b]+[.]$/);
        else if (parsed.kind === 'one' || parsed.kind === 'many' || parsed.kind === 'order') {
          expect(new Set(parsed.keys).size).toBe(parsed.keys.length);
          for (const key of parsed.keys) expect('abcd').toContain(key);
        }
      }),
    );
  });

  it('of letters as shown is read back, in every order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }),
        fc.constantFrom(',', ' ', '', ', '),
        (picked, between) => {
          expect(parseResponse(picked.join(between), order)).toEqual(keys('order', ...picked));
        },
      ),
    );
  });
});
