import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/exchange/format.ts';
import { nameSlug, numbered, questionSlug, unique } from '../../src/exchange/slug.ts';

const corpus = join(import.meta.dirname, 'corpus');
const formats: Readonly<Record<string, string>> = {
  'anki-plain.tsv': 'anki',
  'anki-quotes.txt': 'anki',
  'anki.txt': 'anki',
  'broken.toml': 'mdbook',
  'moodle.gift.txt': 'gift',
  'odd-anki.txt': 'anki',
  'odd-page.md': 'quizdown',
  'odd.aiken.txt': 'aiken',
  'odd.gift.txt': 'gift',
  'odd.toml': 'mdbook',
  'page.md': 'quizdown',
  'plain.aiken.txt': 'aiken',
  'quiz.toml': 'mdbook',
  'quizdown.md': 'quizdown',
};

describe('the format of a file', () => {
  it.each(readdirSync(corpus).filter((name) => !name.endsWith('.expected')))(
    'of %s is recognised',
    (name) => {
      expect(recognise(name, readFileSync(join(corpus, name), 'utf8'))).toBe(formats[name] ?? 'markdown');
    },
  );

  it.each([
    ['letter.txt', 'Dear all,\n\nthere is nothing to ask.\n', null],
    ['empty.txt', '', null],
    ['names', '::a:: Is it?{T}\n', 'gift'],
    ['one.txt', 'Is it {=so ~not}?\n', 'gift'],
    ['code.txt', 'function a() {\n  return 1;\n}\n', null],
    ['cards.txt', 'front\tback\nfront 2\tback 2\n', 'anki'],
    ['boxes.txt', 'Is it?\n- [x] yes\n- [ ] no\n', 'markdown'],
    ['open.txt', '## Is it?\n\nAnswer: it is\n', 'markdown'],
    ['quiz', '[[questions]]\ntype = "ShortAnswer"\n', 'mdbook'],
    ['UPPER.GIFT', 'x', 'gift'],
  ])('of %s is told from its name or its text', (name, text, format) =>
    expect(recognise(name, text)).toBe(format),
  );
});

describe('ids', () => {
  it.each([
    ['What is the capital of France?', 'capital-france'],
    ['Why?', 'why'],
    ['What is it?', 'what-is-it'],
    ['Which header does `Cache-Control` replace?', 'header-cache-control-replace'],
    ['What does [this](https://example.org/x) say?', 'what-does-this-say'],
    ['C# and C++?', 'csharp-cpp'],
    ['Was heißt „größer“?', 'heisst-grosser'],
    ['What’s new?', 'whats-new'],
  ])('of %j is %s', (stem, id) => expect(questionSlug(stem)).toBe(id));

  it('come from the digest where nothing can be typed, and are short', () => {
    expect(questionSlug('これは何ですか')).toMatch(/^q-[0-9a-f]{10}$/);
    expect(questionSlug('word '.repeat(100)).length).toBeLessThanOrEqual(48);
  });

  it('of topics are no names that mean something else', () => {
    expect(['stage', 'README', 'all', 'con', 'Git Quiz!', '…'].map((name) => nameSlug(name, 'quiz'))).toEqual(
      ['stage-quiz', 'readme-quiz', 'all-quiz', 'con-quiz', 'git-quiz', 'quiz'],
    );
  });

  it('that are taken get a number, or digits of what they stand for', () => {
    expect(numbered('a', new Set(['a', 'a-2']))).toBe('a-3');
    expect(unique('a', 'this', new Set())).toBe('a');
    expect(unique('a', 'this', new Set(['a']))).toMatch(/^a-[0-9a-f]{4}$/);
    expect(unique('a', 'this', new Set(['a']))).not.toBe(unique('a', 'that', new Set(['a'])));
  });
});
