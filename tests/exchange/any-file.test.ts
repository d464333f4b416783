import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/content/parse/decode.ts';
import { importFormats } from '../../src/exchange/format-names.ts';
import { excessOf, readQuiz } from '../../src/exchange/import.ts';
import { makeTopics } from '../../src/exchange/topics.ts';
import { writeTopic } from '../../src/exchange/write-topic.ts';
import { foreign } from '../hostile/foreign.ts';
import { checked } from './support/check.ts';

const corpus = join(import.meta.dirname, 'corpus');
const texts = readdirSync(corpus)
  .filter((name) => !name.endsWith('.expected'))
  .map((name) => readFileSync(join(corpus, name), 'utf8'));
const nothing = { names: new Set<string>(), asked: new Map<string, string>(), present: new Set<string>() };
const format = fc.constantFrom(...importFormats);

/** Every question is imported or reported, places lie in the file, and what is imported passes the check. */
function expectOrder(name: string, text: string, from: (typeof importFormats)[number] | null): void {
  const parsed = readQuiz(name, text, from);
  if (parsed === null) return;
  const made = makeTopics([{ name, parsed }], nothing);
  const imported = made.topics.reduce((sum, topic) => sum + topic.questions.length, 0);
  const left = made.reported.filter(({ what, action }) => what === 'question' && action === 'left out');
  expect(imported + left.length).toBe(made.found);
  const lines = text.split(/\r\n|\n|\r/).length;
  for (const { line, reason } of made.reported) {
    expect([reason, Number.isInteger(line) && line >= 1 && line <= lines]).toEqual([reason, true]);
    expect(reason).not.toBe('');
  }
  if (made.topics.length === 0) return;
  const found = checked(Object.fromEntries(made.topics.map((topic) => [topic.id, writeTopic(topic)])));
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
}

const piece = fc.constantFrom(
  ...[
    '#### Q1. What?\n',
    '## T\n',
    '- [x] a\n',
    '- [ ] b\n',
    '-[X] c\n',
    '* [] d\n',
    '1. [x] e\n',
    '[x] f\n',
    '- g\n',
  ],
  ...[
    'A) h\n',
    'B. i\n',
    'C) All of the above\n',
    'ANSWER: A\n',
    'Answer: B\n',
    '**Answer: A, B**\n',
    'Q2) k?\n',
    '3. l?\n',
  ],
  ...[
    '```\n',
    '~~~js\n',
    '> m\n',
    '  > n\n',
    '---\n',
    '===\n',
    '<details>',
    '</p>',
    '<br>',
    '<b>',
    '</b>',
    '<code>',
    '<p>',
  ],
  ...[
    '![o](p)',
    '[q]: r\n',
    '&#27;',
    '&lt;',
    '\u202e',
    '\u001b[1m',
    '\0',
    '\ufeff',
    '\t',
    '\r',
    '\r\n',
    '\n\n',
    '    ',
    '`',
    '**',
  ],
  ...[
    '::s::',
    '{',
    '}',
    '{=t ~u}',
    '{T}',
    '{#1:2}',
    '{}',
    '=v',
    '~%50%w',
    '#x',
    '->',
    '####y',
    '\\',
    '$CATEGORY: z/y\n',
    '// [id:a/b]\n',
  ],
  ...[
    '[[questions]]\n',
    'type = "ShortAnswer"\n',
    'prompt.prompt = """\n',
    'answer.answer = "x"\n',
    '[__proto__]\n',
    'a.b.c = 1\n',
  ],
  ...[
    '#separator:tab\n',
    '#html:true\n',
    '#columns:Front\tBack\n',
    '{{c1::x::y}}',
    '}}',
    '"',
    '""',
    '[sound:a.mp3]',
    '<img src=x>',
  ],
  ...[
    '{#id}',
    ' {pin}',
    '{many}',
    '| a | b |\n|---|---|\n| c | d |\n',
    'Recall: x\n',
    '<!-- lint-ok: question/long-key y -->\n',
    '1. x\n2. y\n',
  ],
);

const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(
      fc.record({
        what: fc.constantFrom('cut', 'double', 'put', 'char'),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(120),
        piece,
        char: fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((now, { what, at, length, piece: put, char }) => {
      const from = Math.floor(at * now.length);
      const part = now.slice(from, from + length);
      const after = now.slice(from + length);
      if (what === 'cut') return now.slice(0, from) + after;
      if (what === 'double') return now.slice(0, from) + part + part + after;
      return now.slice(0, from) + (what === 'put' ? put : char) + part + after;
    }, text),
  );

describe('importing', () => {
  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.option(format, { freq: 1 }), (bytes, from) => {
        const decoded = decode(bytes);
        expectOrder('any', 'text' in decoded ? decoded.text : decoded.before, from);
      }),
      { numRuns: 500 },
    );
  });

  it('imports or reports every question of mutated files, whatever they are taken for', () => {
    fc.assert(
      fc.property(mutated, fc.option(format, { freq: 1 }), (text, from) =>
        expectOrder('mutated.md', text, from),
      ),
      { numRuns: 500 },
    );
  });

  it('imports or reports every question in pieces of the formats in any order', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.option(format, { freq: 1 }), (pieces, from) =>
        expectOrder('pieces.txt', pieces.join(''), from),
      ),
      { numRuns: 1_500 },
    );
  });
});

describe('a foreign file that is full of', () => {
  it.each(Object.entries(foreign))('%s says so, in few words', (_, make) => {
    const [name, text, said] = make();
    expect([Buffer.byteLength(text) <= 192 * 1024, text.split('\n').length <= 30_000]).toEqual([true, true]);
    const start = performance.now();
    const parsed = readQuiz(name, text, null);
    if (parsed === null) throw new Error(`${name} was not recognised`);
    const tooMany = excessOf(parsed);
    const { reported } = makeTopics([{ name, parsed }], nothing);
    // two seconds on a machine of its own
    expect(performance.now() - start).toBeLessThan(8_000);
    expect([...reported.map(({ reason }) => reason), tooMany]).toContain(said);
    expect(parsed.groups.reduce((sum, { items }) => sum + items.length, 0)).toBeLessThanOrEqual(301);
    if (tooMany === null) expect(reported.length).toBeLessThan(200);
  });
});
