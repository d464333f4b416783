import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readStageFile } from '../../src/content/parse/stage.ts';
import { Source } from '../../src/content/source.ts';
import { isListed, withTopics } from '../../src/content/stage-list.ts';

const topicsIn = (file: string, text: string): string[] | null =>
  readStageFile(new Source(file, text.replace(/^\uFEFF/, '')), () => {}).topics?.map(({ value }) => value) ??
  null;

describe('a topic put at the end of a stage’s list', () => {
  const cases: readonly [what: string, before: string, after: string][] = [
    ['in brackets', 'title: A\ntopics: [a, b]\n', 'title: A\ntopics: [a, b, new]\n'],
    ['where a tilde is', 'title: A\ntopics: ~\n', 'title: A\ntopics: [new]\n'],
    ['behind a key of words', 'title: A\ntopics :\n', 'title: A\ntopics : [new]\n'],
    ['in empty brackets', 'title: A\ntopics: []\n', 'title: A\ntopics: [new]\n'],
    ['behind a comma', 'title: A\ntopics: [a, b, ]\n', 'title: A\ntopics: [a, b, new, ]\n'],
    [
      'before a comment',
      'title: A\ntopics: [a] # in order\nsummary: S\n',
      'title: A\ntopics: [a, new] # in order\nsummary: S\n',
    ],
    ['where nothing is', 'title: A\ntopics: # none yet\n', 'title: A\ntopics: [new] # none yet\n'],
    ['in place of null', 'title: A\ntopics: null\n', 'title: A\ntopics: [new]\n'],
    [
      'on a line of its own, after a comment on the last one',
      'title: A\ntopics: [\n  a, # first\n  b  # second\n]\n',
      'title: A\ntopics: [\n  a, # first\n  b,  # second\n  new\n]\n',
    ],
    [
      'on a line of its own, before the bracket',
      'title: A\ntopics: [\n  a,\n  b\n]\n',
      'title: A\ntopics: [\n  a,\n  b,\n  new\n]\n',
    ],
    [
      'on a line of its own, with a comma where the others have one',
      'title: A\ntopics:\n  [\n    a,\n    b,\n  ]\n',
      'title: A\ntopics:\n  [\n    a,\n    b,\n    new,\n  ]\n',
    ],
    [
      'in the last of several lines',
      'title: A\ntopics: [a,\n  b, c]\n',
      'title: A\ntopics: [a,\n  b, c, new]\n',
    ],
    [
      'with a dash, as far in as the others',
      'topics:\n  - a\n  - "b" # second\n  # more to come\ntitle: A\n',
      'topics:\n  - a\n  - "b" # second\n  - new\n  # more to come\ntitle: A\n',
    ],
    ['with a dash at the margin', 'title: A\ntopics:\n-   a\n', 'title: A\ntopics:\n-   a\n-   new\n'],
    [
      'at the end of a file without a last line end',
      'title: A\ntopics:\n- a',
      'title: A\ntopics:\n- a\n- new',
    ],
    ['below the other keys', 'title: A # first\nsummary: S', 'title: A # first\nsummary: S\ntopics: [new]'],
    [
      'below a text over several lines',
      'title: A\nsummary: >\n  Long\n  text\n',
      'title: A\nsummary: >\n  Long\n  text\ntopics: [new]\n',
    ],
    ['between braces', '{ title: A, topics: [a] }\n', '{ title: A, topics: [a, new] }\n'],
    ['as another key between braces', '{ title: A }\n', '{ title: A, topics: [new] }\n'],
    [
      'with the line ends of the file',
      'title: A\r\ntopics:\r\n- a\r\n',
      'title: A\r\ntopics:\r\n- a\r\n- new\r\n',
    ],
    ['after a byte-order mark', '\uFEFFtitle: A\ntopics: [a]\n', '\uFEFFtitle: A\ntopics: [a, new]\n'],
  ];

  it.each(cases)('%s', (_, before, after) => {
    expect(withTopics('01-a/stage.yaml', before, ['new'])).toBe(after);
  });

  it('in the front matter of stage.md, and nowhere in its text', () => {
    const before = '---\ntitle: A\ntopics: [a]\n---\n\nRead `topics: [a]` here.\n';
    expect(withTopics('01-a/stage.md', before, ['new'])).toBe(
      before.replace('topics: [a]', 'topics: [a, new]'),
    );
  });

  it('is quoted where YAML would read something else', () => {
    for (const id of ['404', 'true', 'null', '1e3', '2026-01-01'])
      expect(withTopics('stage.yaml', 'title: A\ntopics: [a]\n', [id])).toBe(
        `title: A\ntopics: [a, "${id}"]\n`,
      );
  });

  it('is refused rather than guessed at', () => {
    for (const text of [
      'title: A\ntopics: {a: b}\n',
      'title: A\ntopics: [a\n',
      '- title\n',
      '',
      'title: A\n? topics\n: - a\n  -\n',
      'title: A\n...\ntopics: [a]\n',
    ])
      expect([text, withTopics('stage.yaml', text, ['new'])]).toEqual([text, null]);
    expect(withTopics('stage.md', 'no front matter', ['new'])).toBeNull();
  });

  it('is known to be there', () => {
    expect(isListed('stage.yaml', '\uFEFFtitle: A\ntopics: [a, b]\n', 'b')).toBe(true);
    expect(isListed('stage.yaml', 'title: A # b\ntopics: [a]\n', 'b')).toBe(false);
  });
});

describe('whatever a stage file looks like', () => {
  const id = fc.constantFrom('a', 'b-c', 'd1', 'eee');
  const ids = fc.uniqueArray(id, { maxLength: 4 });
  const comment = fc.constantFrom('', ' # a remark', ' # [x, y]', '   #: - z');
  const list = fc.oneof(
    fc.record({ ids, comment }).map(({ ids, comment }) => `topics: [${ids.join(', ')}]${comment}\n`),
    fc
      .tuple(fc.array(fc.tuple(id, comment), { minLength: 1, maxLength: 4 }), fc.nat(4), comment)
      .map(
        ([items, indent, after]) =>
          `topics:${after}\n${items.map(([item, note]) => `${' '.repeat(indent)}- ${item}${note}\n`).join('')}`,
      ),
    fc
      .tuple(fc.array(fc.tuple(id, comment), { minLength: 1, maxLength: 4 }), fc.boolean())
      .map(
        ([items, trailing]) =>
          `topics: [\n${items.map(([item, note], i) => `  ${item}${trailing || i + 1 < items.length ? ',' : ''}${note}\n`).join('')}]\n`,
      ),
    fc.constantFrom('', 'topics:\n', 'topics: ~\n'),
  );
  const others = fc.uniqueArray(
    fc.constantFrom('summary: S\n', '# on its own\n', '\n', 'aliases: [x]\n', 'summary: |\n  Two\n  lines\n'),
    { maxLength: 3 },
  );

  it('the topic is added and not a character is lost', () => {
    fc.assert(
      fc.property(others, list, others, fc.constantFrom('\n', '\r\n'), (above, topics, below, lineEnd) => {
        const text = ['title: A\n', ...above, topics, ...below].join('').replaceAll('\n', lineEnd);
        const after = withTopics('stage.yaml', text, ['new']) ?? '';
        expect(topicsIn('stage.yaml', after)).toEqual([...(topicsIn('stage.yaml', text) ?? []), 'new']);
        const rest = text.replace('topics: ~', 'topics: ');
        let at = 0;
        for (const char of after) if (char === rest[at]) at++;
        expect(at, after).toBe(rest.length);
      }),
      { numRuns: 500 },
    );
  });
});
