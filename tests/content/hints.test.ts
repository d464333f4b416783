import { describe, expect, it } from 'vitest';
import { derivedId } from '../../src/content/fold.ts';
import { markdownTopic, read } from './support/sample.ts';

const md = '01-basics/http.md';
const yaml = '01-basics/http.yaml';
const head = 'title: HTTP\nsummary: How a browser asks\nminutes: 5\n';
const front = (lines: string): Record<string, string> => ({
  [md]: `---\n${lines}---\n\nA lesson.\n\n## Quiz\n`,
});
const inYaml = (question: string): Record<string, string | null> => ({
  [md]: null,
  [yaml]: `${head}lesson: A lesson.\nquiz:\n  - id: q\n    question: Which?\n    explanation: Because.\n${question}`,
});
const quiz = (text: string): Record<string, string> => ({ [md]: markdownTopic(text) });
const good = '### Which? {#which}\n\n- [x] A\n- [ ] B\n';

/** What is said of a mistake: the code, what is meant by its place, and the repair. */
const told = (files: Record<string, string | null>): string[] => {
  const { diagnostics, sources } = read(files);
  return diagnostics.map((d) => {
    const meant = sources.get(d.file)?.text.slice(d.start, d.end).split('\n')[0];
    return `${d.code} «${meant}» ${d.hint}`;
  });
};

describe('the repair of an ordinary mistake', () => {
  it.each<[string, Record<string, string | null>, string]>([
    [
      'a number in quotes',
      front(head.replace('5', '"5"')),
      'yaml/wrong-type «"5"» Write the number alone, without quotes: 5.',
    ],
    [
      'a number with its unit',
      front(head.replace('5', '5 min')),
      'yaml/wrong-type «5 min» Write the number alone, without quotes: 5.',
    ],
    ['yes for true', front(`${head}optional: yes\n`), 'yaml/wrong-type «yes» Write true, without quotes.'],
    [
      'off for false',
      front(`${head}optional: "off"\n`),
      'yaml/wrong-type «"off"» Write false, without quotes.',
    ],
    [
      'a resource without its keys',
      front(`${head}resources:\n  - https://example.org\n`),
      'yaml/wrong-type «https://example.org» Write `title: …` and `url: …`.',
    ],
    [
      'an apostrophe in single quotes',
      front(head.replace('How a browser asks', "'It's how'")),
      `yaml/syntax «s how'» A quotation mark ended the text before this: inside '…' write '' for one, or put the text in "…".`,
    ],
    ['a bracket left open', front(`${head}tags: [a, b\n`), 'yaml/syntax «b» Close the bracket: ]'],
    [
      'answers under another name',
      inYaml('    answers: [A, B]\n'),
      'yaml/unknown-key «answers» Here it is called `choose`.',
    ],
    [
      'a key of another format',
      inYaml('    why: x\n    type: A\n'),
      'yaml/unknown-key «why» Here it is called `explanation`.',
    ],
    ['an answer without its key', inYaml('    choose: [A, B]\n'), 'yaml/wrong-type «A» Write `text: …`.'],
    [
      'an id as an attribute',
      quiz(good.replace('#which', 'id=which many')),
      'question/unknown-attribute «id=which» Write #which.',
    ],
    [
      'a colon for the equals sign',
      quiz(good.replace('#which', '#which level:')),
      'question/unknown-attribute «level:» Did you mean "level"?',
    ],
    [
      'an attribute without its value',
      quiz(good.replace('#which', '#which level')),
      'question/unknown-attribute «level» Write level=… without spaces.',
    ],
    [
      'no id in braces that say something else',
      quiz(good.replace('#which', 'many')),
      `question/no-id «Which? {many}» Write one first in the braces: {#${derivedId('Which?' as never)} …}.`,
    ],
    [
      'a heading of another level',
      quiz(`${good}\n#### Next? {#next}\n`),
      'question/stray-text «#### Next? {#next}» A question begins with three # and a space: `### `.',
    ],
    [
      'a heading without its space',
      quiz(`${good}\n###Next?\n`),
      'question/stray-text «###Next?» A question begins with three # and a space: `### `.',
    ],
    [
      'a quiz heading without its space',
      { [md]: `---\n${head}---\n\nA lesson.\n\n##Quiz\n` },
      'quiz/missing «##Quiz» Write this heading as `## Quiz`.',
    ],
    [
      'a quiz heading in bold',
      { [md]: `---\n${head}---\n\nA lesson.\n\n**Quiz**\n` },
      'quiz/missing «**Quiz**» Write this heading as `## Quiz`.',
    ],
  ])('%s', (_, files, wanted) => expect(told(files)).toContain(wanted));

  it('is said once: answers under another name are not missing as well', () => {
    expect(told(inYaml('    answers: [A, B]\n'))).toHaveLength(1);
  });
});
