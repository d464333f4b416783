import { Chalk } from 'chalk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, padEnd, padStart, truncate, wrap, wrapLines } from '../../src/terminal/width.ts';
import { chopLine } from '../../src/terminal/wrap.ts';

const chalk = new Chalk({ level: 2 });
const strip = (text: string): string => text.replace(/\x1b\[[0-9;]*m/g, '');
const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('日本語', '👩‍👩‍👧', '🇦🇹', 'e\u0301', 'a', 'longer-than-a-line-can-be', '\t', '  '),
);
const styled = fc.tuple(word, fc.constantFrom('', 'red', 'bold', 'both')).map(([text, style]) => {
  if (style === 'red') return chalk.red(text);
  if (style === 'bold') return chalk.bold(text);
  return style === 'both' ? chalk.ansi256(30).bold(text) : text;
});
const prose = fc.array(styled, { maxLength: 20 }).map((words) => words.join(' '));
const width = fc.integer({ min: 2, max: 60 });
const graphemes = (text: string): string[] =>
  Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['日本', 4],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
    ['🇦🇹', 2],
    ['✓ ▸ █ ░ …', 9],
    [chalk.red.bold('ab'), 2],
    ['\tx', 5],
  ])('of %j is %i', (text, expected) => expect(displayWidth(text)).toBe(expected));
});

describe('wrap', () => {
  it('breaks at spaces, and drops them there', () =>
    expect(wrap('the quick brown fox jumps', 10)).toBe('the quick\nbrown fox\njumps'));

  it('hangs the following lines under a mark', () =>
    expect(wrap('one two three four', 11, { indent: 'a) ' })).toBe('a) one two\n   three\n   four'));

  it('splits what is longer than a line', () =>
    expect(wrap('ab abcdefghij k', 4)).toBe('ab\nabcd\nefgh\nij k'));

  it('takes a syllable in parts for one of two columns', () =>
    expect([displayWidth('\u1112\u1161\u11ab'), wrap('\u1100\u1161\u1100\u1161', 2)]).toEqual([
      2,
      '\u1100\u1161\n\u1100\u1161',
    ]));

  it('leaves a long word to the terminal where words stay whole', () =>
    expect(wrap('ab cd /a/b/c/d/e/f k', 5, { whole: true })).toBe('ab cd\n/a/b/c/d/e/f\nk'));

  it('never cuts a character, nor lets a wide one stick out', () =>
    expect(wrap('日本語👩‍👩‍👧e\u0301e\u0301', 5)).toBe('日本\n語👩‍👩‍👧e\u0301\ne\u0301'));

  it('keeps line breaks and the spaces a line begins with', () =>
    expect(wrap('a\n\n  b c', 20)).toBe('a\n\n  b c'));

  it('closes styles at the end of a line and opens them in the next', () =>
    expect(wrapLines(chalk.bold(`a ${chalk.red('b c')} d`), 3)).toEqual([
      '\x1b[1ma \x1b[31mb\x1b[39m\x1b[22m',
      '\x1b[1m\x1b[31mc\x1b[39m d\x1b[22m',
    ]));

  it('makes no line wider than asked for', () => {
    fc.assert(
      fc.property(prose, width, fc.constantFrom('', '  ', '▸ a) '), (text, columns, indent) => {
        for (const line of wrapLines(text, columns, { indent }))
          expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('loses no visible character and cuts none', () => {
    fc.assert(
      fc.property(prose, width, (text, columns) => {
        const wrapped = wrapLines(text, columns).flatMap((line) => graphemes(strip(line)));
        const solid = (all: readonly string[]): string[] => all.filter((one) => !/^[\s]+$/.test(one));
        // an escape sequence parts graphemes, so compare what stands between them
        expect(solid(wrapped).join('')).toBe(solid(graphemes(strip(text))).join(''));
      }),
    );
  });
});

describe('chopLine', () => {
  it('breaks after a space late in the row, else hard', () => {
    expect(chopLine('abcdefgh ijkl', 10)).toEqual(['abcdefgh ', 'ijkl']);
    expect(chopLine('ab cdefghijkl', 10)).toEqual(['ab cdefghi', 'jkl']);
  });

  it('loses nothing, spaces included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), width, (line, columns) => {
        fc.pre(!line.includes('\t'));
        const rows = chopLine(line, columns);
        expect(rows.join('')).toBe(line);
        for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('truncate and pad', () => {
  it('cut within the width and say so', () => expect(truncate('abcdef', 4)).toBe('abc…'));
  it('do not cut a wide character in half', () => expect(truncate('日本語', 4)).toBe('日…'));
  it('close the styles of what was cut', () =>
    expect(truncate(chalk.red('abcdef'), 3)).toBe('\x1b[31mab…\x1b[39m'));
  it('leave alone what fits', () => expect(truncate('abcd', 4)).toBe('abcd'));
  it('align wide characters', () => {
    expect(`${padEnd('日本', 6)}|`).toBe('日本  |');
    expect(padStart('日本', 6)).toBe('  日本');
  });
  it('never exceed the width', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 0, max: 30 }), (text, columns) => {
        expect(displayWidth(truncate(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
