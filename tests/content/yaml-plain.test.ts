import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnyYaml } from '../../src/content/parse/yaml.ts';
import { readPlainYaml } from '../../src/content/parse/yaml-plain.ts';
import type { YamlValue } from '../../src/content/parse/yaml-value.ts';

const shipped = join(import.meta.dirname, '../../roadmap');
const fronts = readdirSync(shipped, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .flatMap((path) => {
    const text = readFileSync(join(shipped, path), 'utf8').match(/^---\n(.*?\n)---\n/s)?.[1];
    return text === undefined ? [] : [{ path, text }];
  });

/** With every place that a part of a text may be asked for. */
function plain(value: YamlValue): unknown {
  if (value.type === 'map')
    return {
      ...value,
      entries: value.entries.map(({ value: inner, ...entry }) => ({ ...entry, value: plain(inner) })),
    };
  if (value.type === 'list') return { ...value, items: value.items.map(plain) };
  if (value.type !== 'text') return value;
  const { at, ...rest } = value;
  const ends = [...value.value].map((_, i) => i);
  return { ...rest, places: ends.map((i) => at(i, i + 1)), whole: at(0, value.value.length) };
}

/** What the reader of all YAML makes of it, and what it reports. */
function any(text: string): { readonly value: unknown; readonly reported: readonly string[] } {
  const reported: string[] = [];
  const value = readAnyYaml(text, 4, (code) => {
    reported.push(code);
  });
  return { value: value && plain(value), reported };
}

function expectSame(text: string): void {
  const found = readPlainYaml(text, 4);
  if (found !== null) expect(any(text)).toEqual({ value: plain(found), reported: [] });
}

const odd = fc.constantFrom(
  'HTTP',
  'a b',
  'true',
  'no',
  'null',
  '~',
  '12',
  '007',
  '1e3',
  '0x1f',
  '1.5',
  '-3',
  '2024-01-01',
  '12:30',
  'x: y',
  'x:y',
  'x :',
  'a #b',
  'a#b',
  'https://example.org/a?b=c',
  '"q"',
  "'q'",
  '"a, b"',
  "it's",
  '"\\u202e"',
  '""',
  "''''",
  '*a',
  '&a b',
  '!t x',
  '|',
  '>',
  '%x',
  '@x',
  '`x`',
  '- x',
  '?',
  '? x',
  ',',
  '[x',
  'x]',
  '{a: b}',
  '[a, b]',
  '[]',
  '[ ]',
  '[a, ]',
  '["a", \'b\' ]',
  '[a b,c]',
  '[a: b]',
  '[12, true]',
  'Ärger',
  'naïve',
  '日本',
  '.inf',
  '<<',
  '...',
  '---',
  '#',
  'a\tb',
  'a\u00a0',
  '\u00adx',
  '',
  'a"b',
  'a, b',
  'x\r',
  'yes',
  'Off',
); // prettier-ignore
const word = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom('HTTP', 'a b', 'true', '12', '"q, r"', '[a, b]', '[]', 'x:y', 'a#b'),
  },
  { weight: 1, arbitrary: odd },
);
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('title', 'a', 'b-c', 'd', 'summary', 'E_f') },
  { weight: 1, arbitrary: fc.constantFrom('true', 'x y', '12', '"q"', '<<', '__proto__', 'n', '') },
);
const indent = fc.constantFrom('', '', '  ', '    ', ' ', '          ');
const line = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(name, word).map(([key, value]) => `${key}: ${value}`) },
  { weight: 2, arbitrary: name.map((key) => `${key}:`) },
  { weight: 3, arbitrary: fc.tuple(indent, word).map(([blanks, value]) => `${blanks}- ${value}`) },
  {
    weight: 2,
    arbitrary: fc.tuple(indent, name, word).map(([blanks, key, value]) => `${blanks}- ${key}: ${value}`),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(indent, name, word).map(([blanks, key, value]) => `${blanks}${key}: ${value}`),
  },
  { weight: 1, arbitrary: fc.tuple(indent, word).map(([blanks, value]) => `${blanks}${value}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '- - a',
      '-',
      '-  a',
      '# c',
      '',
      '- a:',
      '- a:\n  - b',
      '  - x:\n      - y',
      '%YAML 1.2',
    ),
  },
); // prettier-ignore
const blanks = fc.constantFrom('', '', '', ' ', '   ');

describe('plain YAML is read by a reader of its own, just as the reader of all YAML does', () => {
  it.each(fronts)('$path', ({ text }) => expectSame(text));

  it('which is nearly all of the front matter there is', () => {
    const left = fronts.filter(({ text }) => readPlainYaml(text, 4) === null);
    expect(left.length / fronts.length).toBeLessThan(0.1);
  });

  it('whatever lines are put together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, blanks), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (lines, ended) =>
          expectSame(`${lines.map(([text, end]) => text + end).join('\n')}${ended ? '\n' : ''}`),
      ),
      { numRuns: 20_000 },
    );
  });

  it('whatever is changed in a real one', () => {
    const change = fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.oneof(word, line, fc.string({ maxLength: 3 })));
    fc.assert(
      fc.property(
        fc.constantFrom(...fronts),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        ({ text }, changes) => {
          expectSame(
            changes.reduce((now, [at, gone, put]) => {
              const place = at % (now.length + 1);
              return now.slice(0, place) + put + now.slice(place + gone);
            }, text),
          );
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['a comment', 'a: b # c\n'],
    ['a blank line', 'a: b\n\nc: d\n'],
    ['a value on two lines', 'a: b\n  c\n'],
    ['a key that stands twice', 'a: b\na: c\n'],
    ['an escape', 'a: "\\u202e"\n'],
    ['a mapping below a key', 'a:\n  b: c\n'],
    ['nothing behind a key', 'a:\nb: c\n'],
    ['more than 16 KB', `a: ${'b'.repeat(16_384)}\n`],
    ['lines that are far to the right', `a:\n${' '.repeat(9)}- b\n`],
    ['no line', ''],
  ])('leaves %s to the other', (_, text) => expect(readPlainYaml(text, 0)).toBeNull());
});
