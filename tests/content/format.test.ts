import { describe, expect, it } from 'vitest';
import type { ChooseQuestion, MatchQuestion, OrderQuestion } from '../../src/content/model.ts';
import { faultsIn, markdownTopic, questionsOf, read, topicOf } from './support/sample.ts';

const md = '01-basics/http.md';
const one = (quiz: string) => questionsOf(quiz)[0];
const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('stages', () => {
  const topic = (stem: string): string =>
    markdownTopic(`### ${stem} {#q}\n\n- [x] Yes\n- [ ] No\n`).replace('title: HTTP', `title: ${stem}`);
  const files = {
    '02-programming/stage.md': '---\ntitle: Programming\ntopics: [git]\n---\n\nWelcome to *programming*.\n',
    '02-programming/git.md': topic('Git'),
    '02-programming/10-late/stage.yaml': 'title: Late\ntopics: [tls]\n',
    '02-programming/10-late/tls.md': topic('TLS'),
    '02-programming/2-databases/stage.yaml':
      'title: Databases\naliases: [db, c++, c#, node.js]\ntopics: [sql, nosql]\n',
    '02-programming/2-databases/nosql.md': topic('NoSQL'),
    '02-programming/2-databases/sql.md': topic('SQL'),
  };
  const { roadmap, diagnostics } = read(files);
  const programming = roadmap?.stages[1];

  it('stand in each other and are numbered by their folders, not by their spelling', () => {
    expect(diagnostics).toEqual([]);
    expect(roadmap?.stages.map((stage) => stage.number)).toEqual(['1', '2']);
    expect(programming?.stages.map((stage) => [stage.number, stage.id])).toEqual([
      ['2.2', 'databases'],
      ['2.10', 'late'],
    ]);
  });

  it('keep their topics in the order of their list, with topics and stages side by side', () => {
    expect(programming?.topics.map((t) => t.id)).toEqual(['git']);
    expect(programming?.stages[0]?.topics.map((t) => t.id)).toEqual(['sql', 'nosql']);
  });

  it('show the text of stage.md as their introduction, and stage.yaml has none', () => {
    expect(programming?.intro).toBe('Welcome to *programming*.');
    expect(programming?.stages[0]?.intro).toBe('');
  });

  it('are found by aliases that may hold . + and #', () => {
    expect(programming?.stages[0]?.aliases).toEqual(['db', 'c++', 'c#', 'node.js']);
  });
});

describe('the keys of a topic', () => {
  it('are all read, with their defaults', () => {
    const front =
      'prerequisites: []\naliases: [node.js, c++]\ntags: [databases]\noptional: true\nconcepts: [b-tree]\nresources:\n  - title: "PostgreSQL: Indexes"\n    url: https://www.postgresql.org/docs/current/indexes.html\n    kind: docs\nwas: [db-indexes]\n';
    const quiz = '### Which? {#which concept=b-tree level=apply was=old,other/older}\n\n- [x] A\n- [ ] B\n';
    expect(topicOf({ [md]: markdownTopic(quiz, front) })).toEqual({
      id: 'http',
      title: 'HTTP',
      summary: 'How a browser asks for a page',
      prerequisites: [],
      aliases: ['node.js', 'c++'],
      tags: ['databases'],
      minutes: 5,
      optional: true,
      concepts: ['b-tree'],
      resources: [
        {
          title: 'PostgreSQL: Indexes',
          url: 'https://www.postgresql.org/docs/current/indexes.html',
          kind: 'docs',
        },
      ],
      was: ['db-indexes'],
      lesson: 'A lesson.',
      questions: [
        {
          kind: 'one',
          id: 'which',
          derived: false,
          stem: 'Which?',
          body: '',
          hint: null,
          explanation: null,
          concept: 'b-tree',
          level: 'apply',
          was: ['old', 'other/older'],
          answers: [
            { text: 'A', correct: true, why: null, pinned: false, misses: null },
            { text: 'B', correct: false, why: null, pinned: false, misses: null },
          ],
        },
      ],
    });
    expect(topicOf({ [md]: markdownTopic(quiz.replace('concept=b-tree', '')) })).toMatchObject({
      prerequisites: [],
      aliases: [],
      optional: false,
      resources: [],
    });
  });
});

describe('the heading of a question', () => {
  it.each([
    ['What does `/users/{id}` match?', 'What does `/users/{id}` match?'],
    ['What matches /users/{id}', 'What matches /users/{id}'],
    ['Which route is GET /users {id}', 'Which route is GET /users {id}'],
    ['What is the value of {}', 'What is the value of {}'],
    ['What does map {a, b} hold, {c}', 'What does map {a, b} hold, {c}'],
    ['Why **not** _this_? ###', 'Why **not** _this_?'],
  ])('%s: holds no attributes', (heading, stem) => {
    const [fault, ...more] = faultsIn(`### ${heading}\n\n- [x] A\n- [ ] B\n`);
    expect([fault, more]).toEqual(['1:5 question/no-id', []]);
    const { roadmap } = read({ [md]: markdownTopic(`### ${heading}\n\n- [x] A\n- [ ] B\n`) });
    expect(roadmap?.stages[0]?.topics[0]?.questions[0]).toMatchObject({ stem, derived: true });
  });

  it('gives up its attributes also behind braces of its own, and in quotes', () => {
    expect(
      one('### What is `{id}` in /users/{id}? {#braces level="recall"}\n\n- [x] A\n- [ ] B\n'),
    ).toMatchObject({ id: 'braces', level: 'recall', stem: 'What is `{id}` in /users/{id}?' });
  });

  it('keeps a derived id when only case, spaces, quotes or emphasis of its words change', () => {
    const idOf = (stem: string) =>
      read({ [md]: markdownTopic(`### ${stem}\n\n- [x] A\n- [ ] B\n`) }).roadmap?.stages[0]?.topics[0]
        ?.questions[0]?.id;
    expect(idOf('What is  a **"thread"**?')).toBe(idOf('what is a “Thread”?'));
    expect(idOf('What is a thread?')).not.toBe(idOf('What is a process?'));
  });
});

describe('the shape under a heading', () => {
  it('of boxes with one [x] is a choice of one, with several or `many` a choice of many', () => {
    expect(one('### Q {#q}\n\n- [x] A\n- [ ] B\n')?.kind).toBe('one');
    expect(one('### Q {#q}\n\n* [X] A\n* [x] B\n')?.kind).toBe('many');
    expect(one('### Q {#q many}\n\n+ [x] A\n+ [ ] B\n')?.kind).toBe('many');
  });

  it('of an ordered list with boxes is a choice, in the order written', () => {
    const question = one('### Q {#q}\n\n1. [ ] A\n2. [x] B\n3. [ ] None of these {pin}\n') as ChooseQuestion;
    expect(question.kind).toBe('one');
    expect(question.answers.map((a) => [a.text, a.correct, a.pinned])).toEqual([
      ['A', false, false],
      ['B', true, false],
      ['None of these', false, true],
    ]);
  });

  it('of an ordered list without boxes is an order', () => {
    const question = one('### Q {#q}\n\n1. ask\n   > first\n2. answer\n') as OrderQuestion;
    expect(question).toMatchObject({
      kind: 'order',
      items: [
        { text: 'ask', why: 'first' },
        { text: 'answer', why: null },
      ],
    });
  });

  it('of a two-column table is a match, whose header names the columns', () => {
    const table = '| Method | Use |\n|---|---|\n| `a \\| b` | either |\n| GET | reads |\n';
    expect(one(`### Q {#q}\n\n${table}`)).toMatchObject({
      kind: 'match',
      columns: ['Method', 'Use'],
      pairs: [
        { left: '`a | b`', right: 'either' },
        { left: 'GET', right: 'reads' },
      ],
    });
    expect(
      (one(`### Q {#q}\n\n${table.replace('Method | Use', ' | ')}`) as MatchQuestion).columns,
    ).toBeNull();
  });

  it('of Answer: is typed, of Recall: is recalled', () => {
    expect(one('### Q {#q}\n\nAnswer: `GET`, `a | b` or ``back`tick``\n')).toMatchObject({
      kind: 'type',
      accepted: ['GET', 'a | b', 'back`tick'],
    });
    expect(one('### Q {#q}\n\nRecall: It is **safe**:\n\n- it reads\n- it repeats\n\n---\n')).toMatchObject({
      kind: 'recall',
      answer: 'It is **safe**:\n\n- it reads\n- it repeats',
    });
  });

  it('may follow a table, a list of steps and code, which then belong to the problem', () => {
    const problem =
      '| and | facts |\n|---|---|\n| a | b |\n\n1. first\n2. second\n\n```sql\nSELECT 1;\n```\n\n    indented';
    const question = one(`### Q {#q}\n\n${problem}\n\n> A hint\n\n- [x] A\n- [ ] B\n\n> Because.\n`);
    expect(question).toMatchObject({ kind: 'one', hint: 'A hint', explanation: 'Because.', body: problem });
  });

  it.each([
    ['- A\n- B\n', ['1:1 question/no-answers']],
    ['Just prose.\n', ['1:1 question/no-answers']],
    ['- [x] A\n- [ ] B\n\n1. [x] A\n2. [ ] B\n', ['6:1 question/two-answer-blocks']],
    ['- [x] A\n- [ ] B\n\nAnswer: `A`\n', ['6:1 question/two-answer-blocks']],
    ['- [x] A\n- B\n', ['4:3 question/mixed-list']],
    ['| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n1. a\n2. b\n', ['8:1 question/two-answer-blocks']],
  ])('is an error when it is none or two: %j', (shape, faults) => {
    expect(faultsIn(`### Q {#q}\n\n${shape}`)).toEqual(faults);
  });
});

describe('what stands around the answers', () => {
  it('is a hint before them, a comment in one of them, an explanation behind them', () => {
    const quiz =
      '### Q {#q}\n\nText.\n\n> A hint\n> of two lines.\n\n- [ ] A\n  > Why A\n  >\n  > is believed.\n- [x] B\n\n> Because\n>\n> - of this\n> - and that\n';
    expect(one(quiz)).toMatchObject({
      body: 'Text.',
      hint: 'A hint\nof two lines.',
      explanation: 'Because\n\n- of this\n- and that',
      answers: [
        { text: 'A', why: 'Why A\n\nis believed.' },
        { text: 'B', why: null },
      ],
    });
  });

  it('is not lost behind a rule between questions', () => {
    expect(one('### Q {#q}\n\n- [x] A\n- [ ] B\n\n---\n\n> Because.\n')?.explanation).toBe('Because.');
  });

  it('may be code, in an answer as in an item of an order', () => {
    const choose = one(
      '### Q {#q}\n\n- [x] Run\n\n  ```sh\n  if a; then\n    b\n  fi\n  ```\n- [ ] B\n',
    ) as ChooseQuestion;
    expect(choose.answers[0]?.text).toBe('Run\n\n```sh\nif a; then\n  b\nfi\n```');
    const order = one(
      '### Q {#q}\n\n1. ```sql\n   BEGIN;\n   ```\n2. ```sql\n   COMMIT;\n   ```\n',
    ) as OrderQuestion;
    expect(order.items.map((item) => item.text)).toEqual(['```sql\nBEGIN;\n```', '```sql\nCOMMIT;\n```']);
  });
});

describe('bytes', () => {
  const text = markdownTopic(
    '### Which of these? {#which}\n\n```js\nlet a;\n```\n\n- [x] A\n  > Yes.\n- [ ] B\n\n> Because.\n>\n> So.\n',
    'aliases:\n  - web\nresources:\n  - title: MDN\n    url: https://developer.mozilla.org/\n',
    'A lesson\n\n```js\nlet a;\n```',
  );
  const plain = topicOf({ [md]: text });

  it.each([
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['CR', text.replaceAll('\n', '\r')],
    ['a byte-order mark', `\uFEFF${text}`],
    ['a byte-order mark and CRLF', `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['no line end at the end', text.trimEnd()],
  ])('with %s make the same topic', (_, written) => {
    expect(topicOf({ [md]: bytes(written) })).toEqual(plain);
  });
});

describe('public quizzes', () => {
  it('of quizdown read as they are under a heading of theirs', () => {
    const quiz = `### Select your superpowers! {#superpowers}

> Nobody has them all. Maybe?

- [x] Enthusiasm
    > You got it!
- [x] Kindness
- [ ] Flight
    > Not yet.

### What's the capital of Germany? {#capital}

> Hint: not **Bonn**.

1. [x] Berlin
1. [ ] Frankfurt
1. [ ] Paris

### Order them {#order}

1. Earth
2. Sun
3. Milky Way
`;
    expect(questionsOf(quiz).map((q) => [q.id, q.kind, q.hint])).toEqual([
      ['superpowers', 'many', 'Nobody has them all. Maybe?'],
      ['capital', 'one', 'Hint: not **Bonn**.'],
      ['order', 'order', null],
    ]);
    expect((questionsOf(quiz)[0] as ChooseQuestion).answers[0]?.why).toBe('You got it!');
  });

  it('of the big collections read as they are, with code in problem and answers', () => {
    const quiz = `### Q1. What does this print? {#q1}

\`\`\`javascript
console.log([] + {});
\`\`\`

- [ ] \`undefined\`
- [x] \`[object Object]\`
- [ ] an error

### Q2. Which statement adds a row? {#q2}

- [ ]

\`\`\`sql
SELECT 1;
\`\`\`
`;
    expect(faultsIn(quiz)).not.toEqual([]);
    const [first] = questionsOf(quiz.slice(0, quiz.indexOf('### Q2')));
    expect(first).toMatchObject({ kind: 'one', body: '```javascript\nconsole.log([] + {});\n```' });
  });
});
