import { describe, expect, it } from 'vitest';
import { type Files, markdownTopic, placesOf, read } from './support/sample.ts';

const md = '01-basics/http.md';
const yaml = '01-basics/http.yaml';
const inMarkdown = (quiz: string): Files => ({ [md]: markdownTopic(quiz) });
const inYaml = (quiz: string, lesson = '  A lesson.\n'): Files => ({
  [md]: null,
  [yaml]: `title: HTTP\nsummary: How a browser asks\nminutes: 5\nlesson: |\n${lesson}quiz:\n${quiz}`,
});
const found = (files: Files): string[] =>
  placesOf(
    read(files).diagnostics.filter(({ severity, code }) => severity === 'error' || code === 'stage/empty'),
  );
const sentences = (files: Files): string[] =>
  read(files).diagnostics.flatMap(({ severity, message, hint }) =>
    severity === 'error' ? `${message} ${hint ?? ''}`.trim() : [],
  );

describe('what Markdown or YAML would pass over is said', () => {
  const cases: readonly (readonly [what: string, files: Files, places: readonly string[]])[] = [
    [
      'a third cell in a row of pairs',
      inMarkdown('### Match? {#q}\n\n| a | b |\n|---|---|\n| GET | reads | safely |\n| P\\|T | sends |\n'),
      [`${md}:15:15-15:25 question/pair`],
    ],
    [
      'a mark that fits no item of an order',
      inMarkdown('### In which order? {#q}\n\n1. ask {pin}\n2. answer\n'),
      [`${md}:13:4-13:13 question/unknown-attribute`],
    ],
    [
      'boxes within an answer',
      inMarkdown('### Which? {#q}\n\n- [x] GET\n  - [ ] with a body\n- [ ] POST\n'),
      [`${md}:14:3-14:20 question/two-answer-blocks`],
    ],
    [
      'keys of pairs that are no text',
      inYaml(
        '  - id: q\n    question: Which?\n    match:\n      404: not found\n      true: yes it is\n      "200": fine\n',
      ),
      [`${yaml}:10:7-10:10 yaml/quote-it`, `${yaml}:11:7-11:11 yaml/quote-it`],
    ],
    [
      'a question that begins with a block',
      inYaml('  - id: q\n    question: |\n      ```\n      GET\n      ```\n      Which?\n    type: a\n'),
      [`${yaml}:8:15-13:1 question/empty-stem`],
    ],
    [
      'a heading for the quiz in a lesson of YAML',
      inYaml('  - id: q\n    question: 1. Which?\n    type: a\n', '  A lesson.\n\n  ## Quiz\n\n  More.\n'),
      [`${yaml}:7:3-7:10 quiz/other-section`],
    ],
    [
      'faults of answers whose question has none',
      inYaml('  - id: q\n    question:\n    order: [a, a]\n'),
      [`${yaml}:8:14-8:14 yaml/empty`, `${yaml}:9:16-9:17 question/duplicate-answer`],
    ],
    [
      'a stage that lists nothing and holds nothing',
      { '02-more/stage.yaml': 'title: More\ntopics: []\n' },
      ['02-more/stage.yaml:1:8-1:12 stage/empty'],
    ],
    [
      'names that select something else',
      {
        '02-all/stage.yaml': 'title: All\naliases: ["1"]\ntopics: [dns]\n',
        '02-all/dns.md': markdownTopic('').replace('HTTP', 'DNS'),
      },
      ['02-all/stage.yaml:1:1-1:1 id/duplicate', '02-all/stage.yaml:2:11-2:14 id/duplicate'],
    ],
    [
      'a folder with too long a name, and one with too long a number',
      { [`02-${'a'.repeat(65)}/stage.yaml`]: 'title: A\n', '00003-b/stage.yaml': 'title: B\n' },
      expect.arrayContaining([expect.stringMatching(/^02-a+\/stage.yaml:1:1-1:1 id\/too-long$/)]),
    ],
  ];
  it.each(cases)('%s', (_, files, places) => {
    expect(found(files)).toEqual(places);
  });

  it('a question that looks like a list of one line is a question', () => {
    const { roadmap, diagnostics } = read(
      inYaml('  - id: q\n    question: |\n      1. Which?\n\n      ```\n      GET\n      ```\n    type: a\n'),
    );
    expect(
      diagnostics.filter(({ severity, code }) => severity === 'error' || code === 'stage/empty'),
    ).toEqual([]);
    const question = roadmap?.stages[0]?.topics[0]?.questions[0];
    expect([question?.stem, question?.body]).toEqual(['1. Which?', '```\nGET\n```']);
  });
});

describe('what is said names the repair', () => {
  const front = (more: string, minutes = '5'): Files => ({
    [md]: `---\ntitle: HTTP\nsummary: How a browser asks\nminutes: ${minutes}\n${more}---\n\nA lesson.\n\n## Quiz\n`,
  });
  const cases: readonly (readonly [what: string, files: Files, said: string])[] = [
    [
      'no right answer in YAML',
      inYaml('  - {id: q, question: Q?, choose: [{text: a}, {text: b}]}\n'),
      'correct: true',
    ],
    [
      'a second document',
      inYaml('  - {id: q, question: Q?, type: a}\n---\ntitle: x\n'),
      'A second YAML document begins here',
    ],
    ['an alias in capitals', front('aliases: [C++]\n'), ': c++.'],
    ['a concept that is none', front('concepts: [The_Web]\n'), '"The_Web" cannot be a concept.'],
    ['a number with a fraction', front('', '5.5'), 'a whole number, not 5.5.'],
    [
      'a quotation mark left open',
      front('aliases: ["a]\n'),
      'A quotation mark opens here and is never closed.',
    ],
    [
      'a number of five digits',
      { '00002-b/stage.yaml': 'title: B\n' },
      'has 5 digits, and at most four are read',
    ],
  ];
  it.each(cases)('%s', (_, files, said) => {
    expect(sentences(files).join('\n')).toContain(said);
  });

  it('two questions without ids that ask the same are not both told to take one id', () => {
    const { diagnostics } = read(inMarkdown('### Which?\n\nAnswer: `a`\n\n### Which?\n\nAnswer: `a`\n'));
    const codes = diagnostics.map(({ code }) => code).filter((code) => /no-id|duplicate-stem/.test(code));
    expect(codes).toEqual(['question/no-id', 'question/duplicate-stem']);
  });

  it('an image is pointed at whole', () => {
    const files = { [md]: markdownTopic('', '', 'See ![a cat](cat.png) here.') };
    expect(placesOf(read(files).diagnostics)).toContain(`${md}:7:5-7:22 text/image`);
  });
});
