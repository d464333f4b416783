import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { makeOutline } from '../../src/content/make-outline.ts';
import type { Kind, Roadmap } from '../../src/content/model.ts';
import { markdownTopic, placesOf, read } from './support/sample.ts';

/** A question as an author has it in mind, before it is spelled. */
interface Draft {
  readonly kind: Kind;
  readonly stem: string;
  readonly body: readonly string[];
  readonly hint: readonly string[];
  readonly explanation: readonly string[];
  readonly level: string | null;
  readonly was: readonly string[];
  readonly lines: readonly { text: string; other: string; why: readonly string[]; flag: boolean }[];
}

const words = fc
  .array(
    fc.constantFrom(
      'index',
      'GET',
      '`SELECT *`',
      '**never**',
      'naïve',
      '日本',
      '😀',
      '404',
      'a_b',
      '(x)',
      'it’s',
      '"q"',
      'true',
      '#tag',
      'a: b',
      '50 %',
      '{id}',
    ),
    { minLength: 1, maxLength: 5 },
  )
  // a letter in front: what looks like a list, a heading or a number is meant as text
  .map((parts) => `w ${parts.join(' ')}`);
const block = fc.oneof(
  words,
  fc.tuple(words, words).map((two) => two.join('\n')),
  fc.constantFrom(
    '```js\nif (a) {\n\n  b();\n}\n```',
    '- one\n- two\n  - three',
    '1. first\n2. second',
    '    indented();\n\n    twice();',
    '| a | b |\n|---|---|\n| c | d |',
  ),
);
// an indented block after a list would belong to it, two lists after each other would be one
const blocks = fc
  .array(block, { maxLength: 3 })
  .map((all) => (all.length > 0 ? [...all.flatMap((b) => ['Look:', b]), 'So:'] : []));
const kinds = ['one', 'many', 'order', 'match', 'type', 'recall'] as const;

const draft: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom(...kinds),
  stem: words,
  body: blocks,
  hint: blocks,
  explanation: blocks,
  level: fc.constantFrom(null, 'recall', 'apply'),
  was: fc.uniqueArray(fc.constantFrom('old', 'older', 'other/old'), { maxLength: 2 }),
  lines: fc.array(fc.record({ text: words, other: words, why: blocks, flag: fc.boolean() }), {
    minLength: 2,
    maxLength: 6,
  }),
});

const indent = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);
const quote = (text: string): string => text.replace(/^/gm, '> ').replace(/ $/gm, '');
const joined = (parts: readonly string[]): string => parts.join('\n\n');
/** one line, unique by its number, and no table can be cut by it */
const cell = (text: string, i: number): string => `${text.replaceAll('|', '')} ${i}`;
const accepted = (text: string, i: number): string => `${text.replaceAll('`', '')} ${i}`;
const isRight = (d: Draft, i: number): boolean =>
  d.kind === 'one' ? i === 1 : i < 2 || (d.lines[i]?.flag ?? false);

/** where a list or a table is the answer, another one cannot be part of the problem */
const bodyOf = (d: Draft): readonly string[] =>
  d.kind === 'order' || d.kind === 'match' ? d.body.filter((b) => !/^(?:1\.|\|)/.test(b)) : d.body;

/** a former id is one question's alone */
const formerOf = (d: Draft, i: number): string[] => d.was.map((id) => `${id}-${i}`);

function inMarkdown(d: Draft, i: number): string {
  const attributes = [
    `#q-${i}`,
    ...(d.level ? [`level=${d.level}`] : []),
    ...(d.was.length > 0 ? [`was=${formerOf(d, i).join(',')}`] : []),
  ];
  const comment = (why: readonly string[]): string =>
    why.length > 0 ? `\n\n${indent(quote(joined(why)), '      ')}` : '';
  const answers = {
    one: () =>
      d.lines
        .map(
          (l, k) =>
            `1. [${isRight(d, k) ? 'x' : ' '}] ${l.text} ${k}${l.flag ? ' {pin}' : ''}${comment(l.why).replaceAll('\n      ', '\n   ')}`,
        )
        .join('\n'),
    many: () =>
      d.lines
        .map(
          (l, k) =>
            `-   [${isRight(d, k) ? 'x' : ' '}] ${l.text} ${k}${comment(l.why).replaceAll('\n      ', '\n    ')}`,
        )
        .join('\n'),
    order: () =>
      d.lines.map((l, k) => `1. ${l.text} ${k}${comment(l.why).replaceAll('\n      ', '\n   ')}`).join('\n'),
    match: () =>
      `| Left | Right |\n|---|---|\n${d.lines.map((l, k) => `| ${cell(l.text, k)} | ${cell(l.other, k)} |`).join('\n')}`,
    type: () => `Answer: ${d.lines.map((l, k) => `\`${accepted(l.text, k)}\``).join(', ')}`,
    recall: () => `Recall: ${d.stem}\n\n${joined(d.lines.map((l) => l.text))}`,
  };
  return joined([
    `### ${d.stem} ${i} {${attributes.join(' ')}}`,
    ...bodyOf(d),
    ...(d.hint.length > 0 ? [quote(joined(d.hint))] : []),
    answers[d.kind](),
    ...(d.explanation.length > 0 ? [quote(joined(d.explanation))] : []),
  ]);
}

function inYaml(d: Draft, i: number): Record<string, unknown> {
  const why = (l: Draft['lines'][number]) => (l.why.length > 0 ? { why: joined(l.why) } : {});
  const answers = {
    one: () => ({
      choose: d.lines.map((l, k) => ({
        text: `${l.text} ${k}${l.flag ? ' {pin}' : ''}`,
        ...(isRight(d, k) ? { correct: true } : {}),
        ...why(l),
      })),
    }),
    many: () => ({
      choose: d.lines.map((l, k) => ({ text: `${l.text} ${k}`, correct: isRight(d, k), ...why(l) })),
    }),
    order: () => ({ order: d.lines.map((l, k) => ({ text: `${l.text} ${k}`, ...why(l) })) }),
    match: () => ({ match: d.lines.map((l, k) => ({ Left: cell(l.text, k), Right: cell(l.other, k) })) }),
    type: () => ({ type: d.lines.map((l, k) => accepted(l.text, k)) }),
    recall: () => ({ recall: joined([d.stem, ...d.lines.map((l) => l.text)]) }),
  };
  return {
    id: `q-${i}`,
    question: joined([`${d.stem} ${i}`, ...bodyOf(d)]),
    ...(d.hint.length > 0 ? { hint: joined(d.hint) } : {}),
    ...(d.explanation.length > 0 ? { explanation: joined(d.explanation) } : {}),
    ...(d.level ? { level: d.level } : {}),
    ...(d.was.length > 0 ? { was: formerOf(d, i) } : {}),
    ...answers[d.kind](),
  };
}

describe('a topic in Markdown and the same topic in YAML', () => {
  it('are indistinguishable once read, whatever they hold', () => {
    const seen = new Set<Kind>();
    fc.assert(
      fc.property(fc.array(draft, { minLength: 1, maxLength: 4 }), blocks, (drafts, lesson) => {
        for (const d of drafts) seen.add(d.kind);
        const front = { title: 'HTTP', summary: 'How a browser asks for a page', minutes: 5 };
        const text = joined(lesson) || 'A lesson.';
        const markdown = read({
          '01-basics/http.md': markdownTopic(`${joined(drafts.map(inMarkdown))}\n`, '', text),
        });
        const yaml = read({
          '01-basics/http.md': null,
          '01-basics/http.yaml': stringify({ ...front, lesson: text, quiz: drafts.map(inYaml) }),
        });
        expect(placesOf(markdown.diagnostics)).toEqual([]);
        expect(placesOf(yaml.diagnostics)).toEqual([]);
        expect(yaml.roadmap).toEqual(markdown.roadmap);
        expect(makeOutline(yaml.roadmap as Roadmap, 0)).toEqual(makeOutline(markdown.roadmap as Roadmap, 0));
      }),
      { numRuns: 150 },
    );
    expect([...seen].sort()).toEqual([...kinds].sort());
  });
});
