import { describe, expect, it } from 'vitest';
import { lint } from '../../src/content/check/rules/lint/index.ts';
import { sweeping } from '../../src/content/check/sweeping.ts';
import { readRoadmap } from '../../src/content/read.ts';
import { base, entriesOf, markdownTopic } from './support/sample.ts';

const why = '> Whoever knows how a request travels can tell this one from the others.\n';

/** What the lint calls an error in a quiz, and plain negatives. */
const codesIn = (quiz: string): string[] =>
  readRoadmap(entriesOf({ ...base, '01-basics/http.md': markdownTopic(quiz) }), { lint })
    .diagnostics.filter((d) => d.severity === 'error' || d.code === 'question/plain-negative')
    .map((d) => d.code);
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

describe('a lint-ok', () => {
  const asks = (id: string, more = ''): string =>
    `### Which method only reads${id === 'a' ? '' : ' here'}? {#${id}}\n\n${more}- [x] GET\n- [ ] POST\n\n${why}\n`;
  const waive = (code: string): string => `<!-- lint-ok: ${code} it is meant so -->\n\n`;
  const check = (quiz: string, lesson?: string) =>
    readRoadmap(entriesOf({ ...base, '01-basics/http.md': markdownTopic(quiz, '', lesson) }), { lint });
  const found = (quiz: string, lesson?: string): string[] =>
    check(quiz, lesson).diagnostics.map((d) => `${d.severity} ${d.code}`);

  it('in a question holds for that question alone', () => {
    const both = `${asks('a', waive('question/no-comment'))}${asks('b')}`;
    expect(found(both).filter((line) => line.includes('no-comment'))).toHaveLength(1);
    expect(check(both).waived).toMatchObject([
      { code: 'question/no-comment', file: '01-basics/http.md', reason: 'it is meant so' },
    ]);
  });

  it('before the first question, in the lesson or behind a heading, holds for the topic', () => {
    const both = `${asks('a')}${asks('b')}`;
    const count = (lines: readonly string[]): number =>
      lines.filter((line) => line.includes('no-comment')).length;
    expect(count(found(both))).toBe(2);
    expect(count(found(`${waive('question/no-comment')}${both}`))).toBe(0);
    expect(count(found(both, `A lesson.\n\n${waive('question/no-comment')}`))).toBe(0);
  });

  it('makes a warning of an error', () => {
    const quiz = `### Which? {#it}\n\n${waive('question/no-explanation')}- [x] GET\n- [ ] POST\n`;
    expect(found(quiz)).toContain('warning question/no-explanation');
    expect(check(quiz).waived).toEqual([]);
  });

  it('is no part of the lesson, of a question, or of its explanation', () => {
    const plain = check(asks('a'), 'One.\n\nTwo.').roadmap?.stages[0]?.topics[0];
    const waived = check(
      `${asks('a', waive('question/no-comment'))}${waive('topic/few-questions')}`,
      `One.\n\n${waive('text/undated')}Two.`,
    ).roadmap?.stages[0]?.topics[0];
    expect(waived?.questions).toEqual(plain?.questions);
    expect(waived?.lesson.replace(/\n+/g, '\n')).toBe('One.\nTwo.');
  });

  it('is shown to nobody even when it is malformed', () => {
    const { roadmap, diagnostics } = check(asks('a'), 'One.\n\n<!-- lint-ok -->\n\nTwo.');
    expect(roadmap?.stages[0]?.topics[0]?.lesson).not.toContain('lint-ok');
    expect(diagnostics.map((d) => d.code)).toContain('lint-ok/malformed');
  });

  it('is unused where one above it, or one in the question, holds already', () => {
    const code = 'question/no-comment';
    const unused = (quiz: string): number[] =>
      check(quiz)
        .diagnostics.filter((d) => d.code === 'lint-ok/unused')
        .map(({ line }) => line);
    expect(unused(`${asks('a', waive(code))}${asks('b', waive(code))}`)).toEqual([]);
    expect(unused(`${waive(code)}${asks('a', waive(code))}`)).toHaveLength(1);
    expect(unused(asks('a', `${waive(code)}${waive(code)}`))).toHaveLength(1);
  });

  it('is never called unused, and makes no error, where there is more to be found than is told', () => {
    const long = 'and one more word '.repeat(20);
    const questions = (count: number): string =>
      Array.from(
        { length: count },
        (_, i) =>
          `### What is asked as number ${i}, ${long}? {#q${i}}\n\n${i === count - 1 ? waive('question/key-in-stem') : ''}- [x] A${i}\n- [ ] B\n\n> So.\n\n`,
      ).join('');
    const of = (count: number, code: string): string[] =>
      found(`${waive('question/short-explanation')}${questions(count)}`).filter((line) =>
        line.includes(code),
      );
    expect(of(300, 'lint-ok/unused')).toHaveLength(1);
    expect(of(300, 'too-many')).toEqual([]);
    expect(of(400, 'lint-ok/unused')).toEqual([]);
    expect(of(400, 'too-many')).toEqual(['warning file/too-many-faults']);
    expect(found(questions(400)).filter((line) => line.includes('too-many'))).toEqual([
      'error file/too-many-faults',
    ]);
  });

  it('may stand in roadmap.yaml for what is true of the whole', () => {
    const twenty = Array.from(
      { length: 20 },
      (_, i) =>
        `### What is sent at ${i}? {#q${i}}\n\n- [x] head${i}\n- [ ] body${i}\n- [ ] foot${i}\n- [ ] tail${i}\n\n${why}\n`,
    ).join('');
    const of = (yaml: string) =>
      readRoadmap(
        entriesOf({
          ...base,
          'roadmap.yaml': `${base['roadmap.yaml']}${yaml}`,
          '01-basics/http.md': markdownTopic(twenty),
        }),
        { lint },
      );
    expect(of('').diagnostics.map((d) => d.code)).toContain('roadmap/key-places');
    const meant = of('lint-ok: [roadmap/key-places drawn by lot elsewhere]\n');
    expect(meant.diagnostics.map((d) => d.code)).not.toContain('roadmap/key-places');
    expect(meant.waived).toMatchObject([{ code: 'roadmap/key-places', file: 'roadmap.yaml' }]);
  });
});

describe('words that tell nothing', () => {
  const inLesson = (lesson: string): string[] =>
    readRoadmap(
      entriesOf({
        ...base,
        '01-basics/http.md': markdownTopic(`### Which? {#it}\n\nAnswer: \`GET\`\n\n${why}`, '', lesson),
      }),
      { lint },
    ).diagnostics.flatMap((d) => (d.code.startsWith('text/') ? `${d.line}:${d.column} ${d.code}` : []));

  it.each([
    ['It is obviously a copy.', ['7:7 text/dismissive']],
    ['You just\nsimply ask.', ['7:5 text/dismissive', '8:1 text/dismissive']],
    ['> A quote that is recently old.', ['7:19 text/undated']],
    ['- Servers nowadays speak HTTP/2.', ['7:11 text/undated']],
    ['**Currently** there are five.', ['7:3 text/undated']],
  ])('are found where they stand: %j', (lesson, places) => expect(inLesson(lesson)).toEqual(places));

  it.each([
    'In 2024 it was recently renamed.',
    'Ask `just`, or [the page](https://example.org/just).',
    'He says "simply" all day.',
    '```sh\necho just simply\n```',
    'It came just before the other, and not just once.',
    'A just-in-time compiler is adjusted.',
  ])('are left alone in: %j', (lesson) => expect(inLesson(lesson)).toEqual([]));
});
