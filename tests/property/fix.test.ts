import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldMarkdown } from '../../src/content/fold.ts';
import type { Question, Roadmap } from '../../src/content/model.ts';
import { fixed } from '../content/support/fixing.ts';
import { base, read } from '../content/support/sample.ts';

const fixtures = join(import.meta.dirname, '../content');
const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
const topics = [...filesUnder(join(fixtures, 'err')), ...filesUnder(join(fixtures, 'ok'))]
  .filter((path) => /http\.(?:md|yaml)$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  .filter(({ text }) => text.length < 4_000 && !text.includes('\ufffd'))
  .map(({ path, text }) => ({ name: path.endsWith('.md') ? 'http.md' : 'http.yaml', text }));

/** What people's editors and hurry do to a file. */
const untidy: readonly ((text: string, line: number) => string)[] = [
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.trimEnd(),
  (text, line) => atLine(text, line, (one) => `${one} `),
  (text, line) => atLine(text, line, (one) => `${one}\t`),
  (text) => text.replace(/ \{#[^}]*\}/, ''),
  (text) => text.replace('[x]', '[✓]'),
  (text) => text.replace('[ ]', '[]'),
  (text, line) => atLine(text, line, (one) => `# a remark\n${one}`),
  (text) => text.replace(/^(title: .*\n)([\s\S]*?)(?=^---|^lesson)/m, '$2$1'),
  (text, line) => atLine(text, line, (one) => `${one}\n<!-- lint-ok: question/long-key so it is -->`),
  (text) => text.replace('- [x] GET', '- [ ] 8\n- [x] 4\n- [ ] 16'),
];
const atLine = (text: string, line: number, change: (one: string) => string): string => {
  const lines = text.split('\n');
  const at = line % lines.length;
  return lines.map((one, i) => (i === at ? change(one) : one)).join('\n');
};
const untidied = fc
  .tuple(
    fc.constantFrom(...topics),
    fc.array(fc.tuple(fc.nat(untidy.length - 1), fc.nat(60)), { maxLength: 4 }),
  )
  .map(([{ name, text }, changes]) => ({
    [`01-basics/${name}`]: changes.reduce((now, [which, line]) => untidy[which]?.(now, line) ?? now, text),
    ...(name === 'http.yaml' ? { '01-basics/http.md': null } : {}),
  }));

const questionsOf = (roadmap: Roadmap | null): readonly Question[] =>
  roadmap?.stages.flatMap((stage) => stage.topics.flatMap((topic) => topic.questions)) ?? [];
/** What is asked and what is right, without ids and in any order of the answers. */
const asked = (roadmap: Roadmap | null): unknown[] =>
  questionsOf(roadmap).map((question) => [
    foldMarkdown(question.stem),
    question.kind,
    'answers' in question
      ? question.answers.map(({ text, correct, why }) => `${text} ${correct} ${why}`).sort()
      : 'accepted' in question
        ? question.accepted
        : null,
  ]);

describe('repairs', () => {
  it('ask the same afterwards, bring no fault in, and are done after one time', () => {
    fc.assert(
      fc.property(untidied, (files) => {
        const first = fixed(files);
        const before = read(files);
        const again = fixed({ ...files, ...Object.fromEntries(first.texts) });
        expect([...again.texts.keys()]).toEqual([]);
        expect(again.result.diagnostics).toEqual(first.result.diagnostics);
        expect(asked(first.result.roadmap)).toEqual(asked(before.roadmap));
      }),
      { numRuns: 120 },
    );
  });

  it('keep every line that they do not repair', () => {
    fc.assert(
      fc.property(untidied, (files) => {
        const [path, text] = Object.entries<string | null>(files).find(
          (entry): entry is [string, string] => entry[1] !== null,
        ) ?? ['', ''];
        const made = fixed(files).texts.get(path) ?? text;
        const bare = (all: string): string[] =>
          all
            .split(/\r\n|\r|\n/)
            .map((line) =>
              line
                .trim()
                .replace(/^(?:[-*+]|\d+[.)]) /, '')
                .replace(/^\[[^\]]*\]/, '')
                .replace(/#[\w-]+ ?|\{\}/g, '')
                .trim(),
            )
            .filter((line) => line !== '' && !line.includes('lint-ok') && !/^id: /.test(line))
            .map((line) => line.replace(/\s*\{\s*\}$/, ''))
            .sort();
        expect(bare(made)).toEqual(bare(text));
        const ends = new Set(made.match(/\r\n|\r|\n/g) ?? []);
        expect(ends.size).toBeLessThanOrEqual(Math.max(1, new Set(text.match(/\r\n|\r|\n/g) ?? []).size));
      }),
      { numRuns: 120 },
    );
  });

  it('leave the base alone', () => expect(fixed(base).texts.size).toBe(0));
});
