import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/terminal/cells.ts';
import { ascii, oneLine, printable } from '../../src/terminal/sanitise.ts';

const unsafe = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u;
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '\x1b[31m',
        '\x1b]0;title\x07',
        '\x1b',
        '\x9b',
        '[',
        ']',
        'm',
        '\ud83d',
        '\ude00',
        '\u202e',
        '\r',
        '\n',
        '\t',
        'a',
        '\x1bP',
        '\x9c',
        '語',
        '\x07',
      ),
    )
    .map((parts) => parts.join('')),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
);

describe('printable', () => {
  it.each([
    ['colours', '\x1b[1;31mred\x1b[0m', 'red'],
    ['cursor moves', 'a\x1b[2J\x1b[1;1Hb', 'ab'],
    ['a window title', 'a\x1b]0;evil\x07b', 'ab'],
    ['a link', '\x1b]8;;https://x.org\x1b\\text\x1b]8;;\x1b\\', 'text'],
    ['sequences of C1 controls', 'a\x9b31mb\x9d0;t\x9cc', 'abc'],
    ['device strings', 'a\x1bPq#0\x1b\\b', 'ab'],
    ['bells and backspaces', 'a\x07\x08b', 'ab'],
    ['bidi controls', 'a\u202eb\u2066c\u200f\u061cd', 'abcd'],
    ['a byte order mark', '\ufeffa', 'a'],
    ['lone surrogates', 'a\ud83db', 'ab'],
    ['a sequence left open, but not the text behind it', 'a\x1b]0;b\nc', 'a0;b\nc'],
  ])('takes out %s', (_name, text, expected) => expect(printable(text)).toBe(expected));

  it('keeps line ends, tabs, accents, wide characters and emoji', () => {
    const text = 'é\t日本\n👩‍👩‍👧 🇦🇹 עברית';
    expect(printable(text)).toBe(text);
  });

  it('reads the line ends of other systems', () => expect(printable('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd'));

  it.each(['\x9d', '\x90', '\x1b]', '\x9b0', '\x1b ', '\x1bP\x9d'])('is done in good time: %j', (mark) => {
    expect(printable(`${mark.repeat(500_000)}\nafter`)).toContain('after');
  });

  it('lets nothing unsafe through, whatever comes', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(printable(text)).not.toMatch(unsafe);
        expect(printable(printable(text))).toBe(printable(text));
      }),
    );
  });
});

describe('oneLine', () => {
  it('shows what is hidden', () =>
    expect(oneLine('a\x1b[31m\u202e\n\tb\ufeff\ud800')).toBe('a\\x1b[31m\\u202e\\n\\tb\\ufeff\\ud800'));
  it('is cut at a width', () => expect(oneLine('abcdefgh', 5)).toBe('abcd…'));
  it('is cut quickly however long the text is', () =>
    expect(oneLine('x'.repeat(5_000_000), 10)).toBe('xxxxxxxxx…'));
  it('is one safe line, never wider than asked for', () => {
    fc.assert(
      fc.property(nasty, fc.integer({ min: 1, max: 40 }), (text, max) => {
        const line = oneLine(text, max);
        expect(line).not.toMatch(unsafe);
        expect(line).not.toMatch(/[\n\t]/);
        expect(displayWidth(line)).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('ascii', () => {
  it.each([
    ['don’t – “quote” …', 'don\'t - "quote" ...'],
    ['a → b ≤ c', 'a -> b <= c'],
    ['café Ångström', 'cafe Angstrom'],
    ['日本 👩‍👩‍👧', '?? ?'],
    ['├── src', '+-- src'],
    ['a\u00a0b', 'a b'],
  ])('writes %j as %j', (text, expected) => expect(ascii(text)).toBe(expected));
  it('holds nothing but ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(ascii(text)).toMatch(/^[\x00-\x7f]*$/);
      }),
    );
  });
});
