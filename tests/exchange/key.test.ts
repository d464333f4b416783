import { describe, expect, it } from 'vitest';
import { readKey } from '../../src/exchange/markdown/key.ts';
import { keyOf } from '../../src/exchange/markdown/lines.ts';

const answers = ['a port', 'an address', '3', 'B'];
const line = (text: string): string | null => keyOf({ number: 1, text, isCode: false });

describe('a line that names the key', () => {
  it.each([
    ['Answer: B', 'B'],
    ['**Answer: B**', 'B'],
    ['**Correct answer:** B and C', 'B and C'],
    ['#### Answer: D', 'D'],
    ['> ans: a', 'a'],
    ['The right answer is B', 'B'],
    ['Answers = A, C', 'A, C'],
    ['Key: `x`', '`x`'],
    ['Answering machines: two', null],
    ['An answer is given', null],
    ['Answer B', null],
  ])('%j says %j', (text, key) => expect(line(text)).toBe(key));

  it.each([
    ['A', [0], ''],
    ['(b)', [1], ''],
    ['A, B', [0, 1], ''],
    ['a and c', [0, 2], ''],
    ['option B', [1], ''],
    ['A) a port', [0], ''],
    ['A. Because ports are numbers', [0], 'Because ports are numbers'],
    ['an address.', [1], ''],
    ['**An address**', [1], ''],
    ['3', [2], ''],
  ])('%j means the answers at %j', (key, right, rest) =>
    expect(readKey(key, answers, 'letters')).toEqual({ right, rest }),
  );

  it.each(['E', '1', 'a request is sent', '', 'A and F', 'C or so'])('%j means none of them', (key) =>
    expect(readKey(key, answers, 'letters')).toBeNull(),
  );

  it('means none where a letter and a text are two answers', () => {
    expect(readKey('B', answers, 'letters')).toBeNull();
    expect(readKey('3', ['3', '4', '5'], 'both')).toBeNull();
    expect(readKey('3', ['3', '4', '5'], 'letters')).toEqual({ right: [0], rest: '' });
    expect(readKey('2', ['x', 'y'], 'numbers')).toEqual({ right: [1], rest: '' });
    expect(readKey('B', ['x', 'y'], 'numbers')).toBeNull();
  });
});
