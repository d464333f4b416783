import { describe, expect, it } from 'vitest';
import { acrossRules } from '../../src/content/check/rules/index.ts';
import { lint } from '../../src/content/check/rules/lint/index.ts';
import { sweeping } from '../../src/content/check/sweeping.ts';
import { readRoadmap } from '../../src/content/read.ts';
import { base, entriesOf, markdownTopic } from './support/sample.ts';

const why = '> Whoever knows how a request travels can tell this one from the others.\n';

/** The codes the lint reports of a quiz. */
const codesIn = (quiz: string): string[] =>
  readRoadmap(entriesOf({ ...base, '01-basics/http.md': markdownTopic(quiz) }), [
    ...acrossRules,
    lint,
  ]).diagnostics.map((d) => d.code);
const asked = (stem: string, answers: readonly string[], explanation = why): string[] =>
  codesIn(`### ${stem} {#it}\n\n${answers.map((answer) => `- ${answer}\n`).join('')}\n${explanation}`);

describe('an answer about the other answers', () => {
  it.each([
    'All of the above',
    'all the above.',
    'All of these',
    'Both of the above are right',
    'None of the above',
    'None of these',
    'Neither of these',
    'All of the other answers',
    'Both A and B',
    'A and C',
    'Answers B and D',
    'A, B and C',
  ])('is one: %s', (text) => expect(sweeping(text, 'Which?')).not.toBeNull());

  it.each([
    'All of them',
    'None of them',
    'Both',
    'All of these rows are locked until the transaction ends',
    'None of the copies',
    'All other processes',
    '`A` and `B`',
    'A and AAAA',
    'Both a proxy and a server',
    '2 and 3',
  ])('is none: %s', (text) => expect(sweeping(text, 'Which?')).toBeNull());

  it('may name what the question calls by a letter', () => {
    expect(sweeping('Both A and B', 'A asks B for a page. Who sees it?')).toBeNull();
  });

  it('is refused even where it keeps its place, unless it says none', () => {
    expect(asked('Which method only reads?', ['[x] GET', '[ ] POST', '[ ] All of these {pin}'])).toEqual([
      'question/sweeping-answer',
    ]);
    expect(asked('Which method only reads?', ['[ ] PUT', '[ ] POST', '[x] None of these {pin}'])).toEqual([]);
  });
});

describe('a text that names an answer by its place', () => {
  const explained = (text: string): string[] =>
    asked('Which method only reads?', ['[x] GET', '[ ] POST'], `> ${text}\n`);

  it.each([
    'POST writes, and so answer B is wrong whenever nothing may change.',
    'POST writes, and so option (b) would be wrong whenever nothing may change.',
    'Options A and B differ in whether anything is changed by the request.',
    'GET is safe, which is why the second option is the wrong one here.',
    'GET is safe, unlike what is said in the answer below this one here.',
  ])('is refused: %s', (text) => expect(explained(text)).toEqual(['question/names-place']));

  it.each([
    'An answer A record holds is an address, and it says nothing of methods.',
    'The first request and the second answer travel over one and the same connection.',
    'A choice a server makes is told by the header `option B` of the answer.',
    'Whoever has the option is free to ask again, for nothing is changed by it.',
  ])('is not seen in: %s', (text) => expect(explained(text)).toEqual([]));

  it('may speak of what the question calls by that letter', () => {
    expect(
      asked(
        'Option A caches, option B asks. Which is slower?',
        ['[x] The one that asks', '[ ] The cache'],
        '> Asking takes a journey over the net, and option A has none of that.\n',
      ),
    ).toEqual([]);
  });
});

describe('a key that stands in the question', () => {
  it.each([
    ['What does a safe method do?', ['[x] It is safe', '[ ] It writes'], []],
    ['Which word says that a safe method only reads?', ['[x] Safe', '[ ] Clean'], ['question/key-in-stem']],
    ['Which is unsafe, and which is called safe?', ['[x] Safe', '[ ] Clean'], ['question/key-in-stem']],
    ['Which is unsafe?', ['[x] Safe', '[ ] Clean'], []],
    ['Is a safe method a clean one, too?', ['[x] Safe', '[ ] Clean'], []],
    ['What does `safe` print?', ['[x] Safe', '[ ] Clean'], []],
    ['Of two hosts one asks. How many answer?', ['[x] One', '[ ] Four'], []],
  ] as const)('%s', (stem, answers, codes) => expect(asked(stem, answers)).toEqual(codes));
});

describe('a question that says how many are right', () => {
  const three = ['[x] GET', '[x] HEAD', '[ ] PUT'];
  it.each([
    ['Which methods only read? Select two.', []],
    ['Which methods only read? (Choose 3)', ['question/number-of-keys']],
    ['Pick three: which methods only read?', ['question/number-of-keys']],
    ['Which two methods only read?', []],
    ['Which three methods only read?', ['question/number-of-keys']],
    ['Which methods does a client that has to pick three hosts use?', []],
    ['Which two-way methods only read?', []],
  ])('%s', (stem, codes) => expect(asked(stem, three)).toEqual(codes));
});

describe('an explanation', () => {
  it('counts a code span as one word', () => {
    expect(asked('Which?', ['[x] GET', '[ ] POST'], '> `GET a b c d e f g` only reads.\n')).toEqual([
      'question/short-explanation',
    ]);
  });

  it('is asked for in every kind of question', () => {
    const kinds = [
      '1. Wake\n2. Wash\n3. Work\n',
      '| Country | Capital |\n|---|---|\n| France | Paris |\n| Peru | Lima |\n| Norway | Oslo |\n',
      'Answer: `GET`\n',
      'Recall: Near copies save walks.\n',
    ];
    for (const kind of kinds)
      expect(codesIn(`### What now? {#now}\n\n${kind}`)).toEqual(['question/no-explanation']);
  });
});
