import { describe, expect, it } from 'vitest';
import { fencesIn, proseOnly } from '../../src/content/check/raw-text.ts';
import { placesInScalar } from '../../src/content/parse/yaml-places.ts';
import { markdownTopic, placesOf, read } from './support/sample.ts';

describe('prose of a raw text', () => {
  const blanked = (text: string): string => proseOnly(text).replace(/ +/g, ' ');

  it.each([
    ['a code span', 'a `b` c', 'a c'],
    ['one of two backticks, with one in it', 'a ``b ` c`` d', 'a d'],
    ['backticks that nothing ends', 'a ``b ` c', 'a ``b ` c'],
    ['what is quoted', 'a "b" “c” d', 'a d'],
    ['a quotation mark that nothing closes', 'a “b “c” d', 'a “b d'],
    ['an address', '[a](https://b) c', '[a c'],
    ['attributes', '### A {#a level=apply}', '### A '],
  ])('leaves out %s, and nothing else', (_, text, prose) => {
    expect(blanked(text)).toBe(prose);
    expect(proseOnly(text)).toHaveLength(text.length);
  });

  it('has blanks in place of fences, on as many lines', () => {
    const text = 'a\n```js\nb\n```\nc `d`\n~~~\ne\n~~~\nf\n';
    expect(proseOnly(text).replace(/ +/g, ' ')).toBe('a\n \n \n```\nc \n \n \n~~~\nf\n');
  });
});

describe('fences of a raw text', () => {
  const found = (text: string) => fencesIn(text).map(({ language, lines }) => [language, lines.length]);

  it.each([
    ['of backticks', '```js\na\n```\n', [['js', 1]]],
    ['of tildes, where backticks may follow', '~~~ md `x`\na\nb\n~~~\n', [['md', 2]]],
    ['of backticks on one line, which is a code span', '```js` a\nb\n', []],
    [
      'in a quote and in a list',
      '> ```\n> a\n> ```\n- ~~~sh\n  b\n  ~~~\n',
      [
        ['', 1],
        ['sh', 1],
      ],
    ],
  ])('%s', (_, text, fences) => {
    expect(found(text)).toEqual(fences);
  });
});

describe('the place of a fault', () => {
  const quiz = '### Is it? {#is}\n\n- [x] Yes\n- [ ] No\n\n> Whoever knows how a request travels can tell.\n';
  const errorsIn = (files: Record<string, string | null>): string[] =>
    placesOf(read(files).diagnostics.filter(({ severity }) => severity === 'error'));

  it('in a table is the row it stands in', () => {
    const table = '| a | b |\n|---|---|\n| c | d <br> |\n| ![e](f) | g |';
    expect(errorsIn({ '01-basics/http.md': markdownTopic(quiz, '', table) })).toEqual([
      expect.stringMatching(/^01-basics\/http\.md:9:9-9:13 text\/raw-html/),
      expect.stringMatching(/^01-basics\/http\.md:10:3-10:10 text\/image/),
    ]);
  });

  it('in a long text in YAML is found in whatever order it is asked for', () => {
    const value = Array.from({ length: 5_000 }, (_, i) => `😀${i}`).join(' ');
    const find = placesInScalar(`"${value}"`, value);
    for (const word of ['😀4999', '😀7', '😀2500', '😀2499', '😀0']) {
      const at = value.indexOf(`${word} `) < 0 ? value.indexOf(word) : value.indexOf(`${word} `);
      expect(find(at, at + word.length)).toEqual({ start: at + 1, end: at + 1 + word.length });
    }
  });

  it('of a quotation mark that is never closed is told once, whatever follows from it', () => {
    const lines = Array.from({ length: 3 }, (_, i) => `k${i}: "x\n`).join('');
    const said = read({ '01-basics/stage.yaml': `title: T\ntags:\n- x\n${lines}` }).diagnostics;
    expect(said.filter(({ message }) => message.startsWith('A quotation mark opens here'))).toMatchObject([
      { code: 'yaml/syntax', line: 4, column: 5 },
    ]);
  });
});
