import { describe, expect, it } from 'vitest';
import { type Code, codes } from '../../src/content/check/codes.ts';
import { isFixable } from '../../src/content/check/fix/fixable.ts';
import { derivedId } from '../../src/content/fold.ts';
import { fixed, fixedText } from './support/fixing.ts';
import { markdownTopic } from './support/sample.ts';

const md = '01-basics/http.md';
const yaml = '01-basics/http.yaml';
const why = '> Whoever knows how a request travels can tell the one from the other.\n';
const quizOf = (text: string): string => text.slice(text.indexOf('## Quiz\n\n') + 9);
const repaired = (quiz: string): string => quizOf(fixedText(md, markdownTopic(quiz)));

const yamlHead = 'title: HTTP\nsummary: How a browser asks\nminutes: 5\nlesson: A lesson.\nquiz:\n';

describe('what --fix repairs', () => {
  const boxes: [string, string][] = [
    ['[✓]', '[x]'],
    ['[ x]', '[x]'],
    ['[x ]', '[x]'],
    ['[v]', '[x]'],
    ['[*]', '[x]'],
    ['[]', '[ ]'],
    ['[  ]', '[ ]'],
  ];
  it.each(boxes)('the box %s is written %s', (written, right) => {
    const other = right === '[x]' ? '[ ]' : '[x]';
    expect(repaired(`### Which? {#which}\n\n- ${written} GET\n- ${other} POST\n\n${why}`)).toBe(
      `### Which? {#which}\n\n- ${right} GET\n- ${other} POST\n\n${why}`,
    );
  });

  it('a box without a space behind it gets one', () => {
    expect(repaired(`### Which? {#which}\n\n- [x]GET\n- [ ] POST\n\n${why}`)).toContain('- [x] GET\n');
  });

  it('a box in capitals is written small, but not in code', () => {
    const quiz = (mark: string): string =>
      `### Which? {#which}\n\n~~~md\n- [X] no box\n~~~\n\n- [${mark}] GET\n- [ ] POST\n\n${why}`;
    expect(repaired(quiz('X'))).toBe(quiz('x'));
  });

  it('a question without an id gets the one its answers are kept under already', () => {
    const question = (heading: string): string => `### ${heading}\n\nAnswer: \`GET\`\n\n${why}`;
    const text = repaired(
      `${question('Which method only reads a page?')}\n${question('Which method reads a page only? ##')}\n${question('Why `/users/{id}`?')}\n${question('Who reads? {level=recall}')}\n${question('Who may read? {many}')}`,
    );
    const id = (stem: string): string => `#${derivedId(stem as never)}`;
    expect([...text.matchAll(/^###.*/gm)].map(([line]) => line)).toEqual([
      `### Which method only reads a page? {${id('Which method only reads a page?')}}`,
      `### Which method reads a page only? {${id('Which method reads a page only?')}} ##`,
      `### Why \`/users/{id}\`? {${id('Why `/users/{id}`?')}}`,
      `### Who reads? {${id('Who reads?')} level=recall}`,
      `### Who may read? {${id('Who may read?')} many}`,
    ]);
  });

  it('of two questions that ask the same, somebody has to say which is which', () => {
    const question = (heading: string): string => `### ${heading}\n\nAnswer: \`GET\`\n\n${why}`;
    const text = repaired(`${question('Who reads a page?')}\n${question('who  reads a page?')}`);
    expect([...text.matchAll(/^###.*/gm)].map(([line]) => line)).toEqual([
      `### Who reads a page? {#${derivedId('Who reads a page?' as never)}}`,
      '### who  reads a page?',
    ]);
  });

  it('a question in YAML gets its id in whatever way the mapping is written', () => {
    const question = (indent: string): string =>
      [
        `- question: Which method only reads?`,
        `${indent}type: GET`,
        `${indent}explanation: Whoever knows how a request travels can tell it from the others.`,
      ].join('\n');
    const flow =
      '- {question: Who may write a page?, type: PUT, explanation: Whoever knows how a request travels can tell it from the others.}';
    expect(fixedText(yaml, `${yamlHead}  ${question('    ')}\n  ${flow}\n`)).toBe(
      `${yamlHead}  ${question('    ').replace('- ', `- id: ${derivedId('Which method only reads?' as never)}\n    `)}\n  ${flow.replace('{', `{id: ${derivedId('Who may write a page?' as never)}, `)}\n`,
    );
  });

  it('numbers ascend, and their comments go with them', () => {
    const text = repaired(
      `### Which port? {#port}\n\n1. [ ] 443\n   > For TLS.\n\n2. [x] 80\n3. [ ] 8080\n   > For trials.\n\n${why}`,
    );
    expect(text).toBe(
      `### Which port? {#port}\n\n1. [x] 80\n\n2. [ ] 443\n   > For TLS.\n3. [ ] 8080\n   > For trials.\n\n${why}`,
    );
  });

  it('numbers ascend in YAML, with what is said beside them', () => {
    const quiz = (items: string): string =>
      `${yamlHead}  - id: port\n    question: Which port?\n    choose:\n${items}    explanation: Whoever knows how a request travels can tell it from the others.\n`;
    expect(
      fixedText(
        yaml,
        quiz(
          '      - text: "443" # with TLS\n        why: |\n          For TLS.\n      - { text: "80", correct: true } # plain\n      - text: "8080"\n',
        ),
      ),
    ).toBe(
      quiz(
        '      - { text: "80", correct: true } # plain\n      - text: "443" # with TLS\n        why: |\n          For TLS.\n      - text: "8080"\n',
      ),
    );
  });

  it('numbers in brackets ascend, unless a comment stands among them', () => {
    const quiz = (items: string): string =>
      `${yamlHead}  - id: port\n    question: Which port?\n    choose: [${items}]\n    explanation: Whoever knows how a request travels can tell it from the others.\n`;
    expect(fixedText(yaml, quiz('{ text: "443" }, { text: "80", correct: true }, { text: "8080" }'))).toBe(
      quiz('{ text: "80", correct: true }, { text: "443" }, { text: "8080" }'),
    );
    const commented = quiz('{ text: "443" }, # TLS\n      { text: "80", correct: true }, { text: "8080" }');
    expect(fixedText(yaml, commented)).toBe(commented);
  });

  it('numbers below marks of other widths stay, for their comments would stand out of line', () => {
    const quiz = `### Which port? {#port}\n\n9. [ ] 443\n   > For TLS.\n10. [x] 80\n    > Plain.\n11. [ ] 8080\n    > For trials.\n\n${why}`;
    expect(repaired(quiz)).toBe(quiz);
  });

  it('an unused waiver is taken out of a list in YAML, wherever it stands', () => {
    const quiz = (list: string): string =>
      `${yamlHead.replace('lesson:', `${list}lesson:`)}  - id: port\n    question: Which port is for the web?\n    type: "80"\n`;
    const good = 'question/no-explanation explained in class';
    const bad = 'question/long-key not so';
    expect(fixedText(yaml, quiz(`lint-ok: [${bad}, ${good}]\n`))).toBe(quiz(`lint-ok: [${good}]\n`));
    expect(fixedText(yaml, quiz(`lint-ok: [${good}, ${bad}]\n`))).toBe(quiz(`lint-ok: [${good}]\n`));
    expect(fixedText(yaml, quiz(`lint-ok:\n  - ${bad}\n  - ${good}\n`))).toBe(
      quiz(`lint-ok:\n  - ${good}\n`),
    );
    expect(fixedText(yaml, quiz(`lint-ok: [\n  ${bad},\n  ${good}\n]\n`))).toContain(`${good}\n]`);
  });

  it('a pinned answer keeps all of them in their places', () => {
    const quiz = `### Which port? {#port}\n\n- [ ] 443\n- [x] 80\n- [ ] 8080 {pin}\n\n${why}`;
    expect(repaired(quiz)).toBe(quiz);
  });

  it('what stands in a list twice stands there once', () => {
    const { texts } = fixed({
      '01-basics/stage.yaml': 'title: Basics\ntopics:\n  - http\n  - dns\n  - http\n',
      '01-basics/dns.md': markdownTopic('', 'prerequisites: [http, http]\n').replaceAll('HTTP', 'DNS'),
    });
    expect(texts.get('01-basics/stage.yaml')).toBe('title: Basics\ntopics:\n  - http\n  - dns\n');
    expect(texts.get('01-basics/dns.md')).toContain('\nprerequisites: [http]\n');
  });

  it('keys come in the documented order, each with the comment above it', () => {
    const text =
      '---\n# names\ntitle: HTTP\n# minutes are for slow readers\nminutes: 5 # or more\nsummary: >\n  How a browser\n  asks\n---\n\nA lesson.\n\n## Quiz\n';
    expect(fixedText(md, text)).toBe(
      '---\n# names\ntitle: HTTP\nsummary: >\n  How a browser\n  asks\n# minutes are for slow readers\nminutes: 5 # or more\n---\n\nA lesson.\n\n## Quiz\n',
    );
  });

  it('spaces at line ends go, but for those that mean something', () => {
    const lesson = 'One line  \nbroken on purpose. \n\n```sh  \necho a  \n```\n\nEnd.  ';
    expect(fixedText(md, markdownTopic('', '', lesson))).toBe(
      markdownTopic('', '', lesson.replace('purpose. ', 'purpose.').replace('End.  ', 'End.')),
    );
  });

  it('the last line ends as the others do', () => {
    const text = markdownTopic('').trimEnd().replaceAll('\n', '\r\n');
    expect(fixedText(md, text)).toBe(`${text}\r\n`);
  });
});

describe('--fix leaves alone', () => {
  it('a file whose meaning would change with it', () => {
    const indented = markdownTopic('', '', 'A listing:\n\n    echo a  \n\nEnd.');
    const { texts, refused } = fixed({ [md]: indented });
    expect(texts.size).toBe(0);
    expect(refused).toEqual([{ file: md, line: 9, code: null, what: 'A line ends without spaces.' }]);
  });

  it('the order of keys while one of them stands there twice', () => {
    const text = '---\nminutes: 5\ntitle: HTTP\nminutes: 6\nsummary: How\n---\n\nA lesson.\n\n## Quiz\n';
    expect(fixedText(md, text)).toBe(text);
  });

  it('a file that is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(markdownTopic('')), Buffer.from([0xff])]);
    expect(fixed({ [md]: bytes }).texts.size).toBe(0);
  });

  it('everything that is fine: the second time there is nothing to do', () => {
    const once = fixedText(md, markdownTopic(`### Which? \n\n- [✓] 8\n- [] 4\n- [ ] 16\n\n${why}`));
    expect(fixedText(md, once)).toBe(once);
  });
});

describe('a code that says it can be repaired', () => {
  it.each((Object.keys(codes) as Code[]).filter((code) => isFixable(code) && !code.startsWith('since/')))(
    '%s: is gone from its example',
    (code) => {
      const { wrong, place } = codes[code].example;
      const files =
        place === 'stage.yaml'
          ? { '01-basics/stage.yaml': `${wrong}\n` }
          : place === 'front matter'
            ? {
                '01-basics/stage.yaml': 'title: Basics\ntopics: [dns, http]\n',
                '01-basics/dns.md': markdownTopic('').replaceAll('HTTP', 'DNS'),
                [md]: `---\n${wrong}\n---\n\nA lesson.\n\n## Quiz\n`,
              }
            : { [md]: markdownTopic(`${wrong}\n`) };
      const { result, texts } = fixed(files);
      expect(texts.size).toBe(1);
      expect(result.diagnostics.map((d) => d.code)).not.toContain(code);
    },
  );
});
