import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, type Scalar, stringify } from 'yaml';
import { placesInScalar } from '../../src/content/parse/yaml-places.ts';
import { read } from './support/sample.ts';

const types = ['BLOCK_LITERAL', 'BLOCK_FOLDED', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'PLAIN'] as const;
const words = fc
  .array(
    fc.constantFrom(
      'word',
      'a "b" c',
      "it's",
      'ä😀日本',
      '\n',
      '\n\n',
      ' ',
      '\t',
      '\\',
      '<br>',
      '# x',
      ': y',
      '\u2028',
      'é',
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(' ').trim());

describe('the place of a part of a text in double quotes', () => {
  it.each([
    ['"a\\\r\n  b"', 'ab', 1, 'b'],
    ['"a\\\n  b"', 'ab', 1, 'b'],
    ['"\\x41b"', 'Ab', 0, '\\x41'],
    ['"\\U0001F600b"', '😀b', 2, 'b'],
    ['"\\ab"', '\x07b', 1, 'b'],
  ])('%j: character %#', (written, value, at, shown) => {
    const place = placesInScalar(written, value)(at, at + (value[at] as string).length);
    expect(written.slice(place?.start, place?.end)).toBe(shown);
  });

  it('is nowhere where what is written is not what is said', () => {
    expect(placesInScalar('"\\UFFFFFFFF"', 'a')(0, 1)).toBeNull();
    expect(placesInScalar('"a"', 'b')(0, 1)).toBeNull();
  });
});

describe('the place of a part of a YAML text', () => {
  it('is where its characters are written, however the text is quoted, folded or indented', () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(...types),
        fc.integer({ min: 20, max: 60 }),
        (value, type, lineWidth) => {
          const yaml = stringify({ deep: [{ key: value }] }, { defaultStringType: type, lineWidth });
          // the library may break a line between the halves of a character, which no file of UTF-8 can hold
          fc.pre(!/[\ud800-\udbff](?![\udc00-\udfff])/.test(yaml));
          const node = parseDocument(yaml).getIn(['deep', 0, 'key'], true) as Scalar<string>;
          const written = yaml.slice(node.range?.[0], node.range?.[1]);
          for (const [i, char] of Array.from(node.value).map(
            (one, at, all) => [all.slice(0, at).join('').length, one] as const,
          )) {
            if (/\s/.test(char)) continue;
            const place = placesInScalar(written, node.value)(i, i + char.length);
            expect([char, place !== null]).toEqual([char, true]);
            const shown = written.slice(place?.start, place?.end);
            const decoded = written.startsWith('"')
              ? JSON.parse(`"${shown}"`)
              : shown === "''" && written.startsWith("'")
                ? "'"
                : shown;
            expect(decoded).toBe(char);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is not guessed where value and text do not go together', () => {
    expect(placesInScalar('abc', 'xyz')(0, 1)).toBeNull();
    expect(placesInScalar('"\\u{12}"', 'a')(0, 1)).toBeNull();
  });
});

describe('a fault in a YAML text', () => {
  const head = 'title: HTTP\nsummary: How a browser asks\nminutes: 5\n';
  const placesIn = (yaml: string): string[] =>
    read({ '01-basics/http.md': null, '01-basics/http.yaml': yaml }).diagnostics.map(
      (d) => `${d.line}:${d.column}-${d.endLine}:${d.endColumn} ${d.code}`,
    );

  it.each([
    ['a literal block', 'lesson: |\n  One line.\n\n  A <br> here.\n', '7:5-7:9'],
    ['a folded block', 'lesson: >-\n  One line\n  and a <br>\n  here.\n', '6:9-6:13'],
    ['double quotes', 'lesson: "One \\"line\\" and\n  a <br> here."\n', '5:5-5:9'],
    ['a plain text over two lines', 'lesson: One line and\n  a <br> here.\n', '5:5-5:9'],
  ])('stands where it is written in %s', (_, lesson, place) => {
    expect(placesIn(`${head}${lesson}quiz: []\n`)).toEqual([`${place} text/raw-html`]);
  });

  it('stands at the marks of an answer', () => {
    const quiz =
      'quiz:\n  - id: q\n    question: Which?\n    explanation: Because.\n    choose:\n      - text: "A long answer {pin red}"\n      - { text: B, correct: true }\n';
    expect(placesIn(`${head}lesson: L.\n${quiz}`)).toEqual(['10:30-10:39 question/unknown-attribute']);
  });
});
