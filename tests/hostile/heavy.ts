import { lessonOf, topicOf, yamlOf } from './texts.ts';

/** The most a file may hold, less what a topic needs around it: bytes, and lines. */
const most = 1024 * 1024 - 400;
const mostLines = 29_800;
const linesOf = (part: string): number => part.split('\n').length - 1;
const filled = (part: string, bytes = most): string =>
  part.repeat(Math.min(Math.floor(bytes / Buffer.byteLength(part)), Math.floor(mostLines / linesOf(part))));
const numbered = (part: (i: number) => string, bytes = most): string => {
  const parts: string[] = [];
  for (let size = 0, lines = 0, i = 0; ; i++) {
    const next = part(i);
    size += Buffer.byteLength(next);
    lines += linesOf(next);
    if (size > bytes || lines > mostLines) return parts.join('');
    parts.push(next);
  }
};
const boxes = '\n- [x] A\n- [ ] B\n';
const front = 15_000;

/** Marks of Markdown of which a great many cost a careless reader the square of their number. */
const marks: Readonly<Record<string, string>> = {
  letters: 'a',
  'words on one line': 'word ',
  'words on many lines': 'word\n',
  stars: '*',
  'stars and words': '*a ',
  'pairs of stars': '**a** ',
  'half pairs of stars': '**a *b ',
  underscores: '_a ',
  'both marks': '*a _b ',
  backticks: '`',
  'growing backticks': '` `` ``` ',
  'open brackets': '[',
  'open links': '[a](',
  'open links with a title': '[a](<b> "',
  'nested links': '[a [',
  images: '![a](b)',
  'open images': '![[](',
  'open tags': '<a ',
  'open comments': '<!-- a ',
  'open instructions': '<?a ',
  'open declarations': '<!A ',
  'open sections': '<![CDATA[ ',
  'open addresses': '<http://a',
  references: '&amp;',
  'unknown references': '&a',
  'references to ESC': '&#27; ',
  backslashes: '\\',
  'backslashes at the ends of lines': 'a\\\n',
  'quotes in quotes': '> ',
  'quotes on lines': '>a\n',
  'lists in lists': '- ',
  'lists on lines': '- a\n',
  'numbered lists': '1. a\n',
  'growing lists': '-\n  -\n    - ',
  'empty lists': '-\n\n',
  headings: '# a\n',
  'underlined headings': 'a\n=\n',
  rules: '---\n\n',
  fences: '```\na\n```\n',
  'open fences': '```\n\n',
  tildes: '~~~\n',
  'struck text': '~~a ',
  'indented code': '    a\n\n',
  'lines of a table': '| a | b |\n|---|---|\n',
  'columns of a table': '|a',
  'empty cells': '| ',
  'blank lines': '\n',
  blanks: ' ',
  tabs: '\t',
  'carriage returns': '\r',
  'zero-width': '\u200b',
  'combining marks': 'a\u0300\u0301\u0302\u0303',
  emoji: '👩‍👩‍👧‍👦',
  'wide characters': '漢',
  surrogates: '\u{10ffff}',
  'HTML blocks': '<div>\n\n',
  'footnote-like': '[^a]: b\n',
  attributes: '{#a b=c} ',
  'tag characters': '\u{e0041}',
};

/** Files of nearly 1 MB, or of 16 KB of front matter, by what they are full of: a name and a content. */
const openLinks = (length: number): string =>
  topicOf('A.', `### Q? {#q}\n\n- [x] A\n${numbered(() => `\n  ${filled('[', 900)}\n`, length)}- [ ] B\n`);

export const heavy: Readonly<Record<string, () => readonly [name: string, content: string]>> = {
  ...Object.fromEntries(
    Object.entries(marks).map(([name, part]) => [
      `a lesson of ${name}`,
      () => ['heavy.md', topicOf(filled(part))] as const,
    ]),
  ),
  'a lesson of more lines than are read': () => ['heavy.md', topicOf('word\n'.repeat(200_000))],
  'YAML of more lines than are read': () => ['heavy.yaml', yamlOf('# a\n'.repeat(200_000))],
  'a lesson of paragraphs of each mark': () => [
    'heavy.md',
    topicOf(
      numbered((i) => `${filled(Object.values(marks)[i % Object.keys(marks).length] as string, 5_000)}\n\n`),
    ),
  ],
  'paragraphs of open images': () => ['heavy.md', topicOf(numbered(() => `${filled('![', 9_900)}\n\n`))],
  'paragraphs of open brackets': () => ['heavy.md', topicOf(numbered(() => `${filled('[', 9_900)}\n\n`))],
  'definitions of links': () => ['heavy.md', topicOf(numbered((i) => `[r${i}]: https://example.org/${i}\n`))],
  'definitions and uses of links': () => [
    'heavy.md',
    topicOf(`${numbered((i) => `[r${i}]: b\n`, most / 2)}\n\n${numbered((i) => `[r${i}] `, most / 2)}`),
  ],
  'uses of links that are not there': () => ['heavy.md', topicOf(numbered((i) => `[r${i}][r${i + 1}]\n`))],
  'a title of links': () => ['heavy.md', topicOf(`[a]: b "${filled('"\n(')}`)],
  'lines of tildes before a backtick': () => ['heavy.md', topicOf(filled(`${'~'.repeat(9_000)}\`\n\n`))],
  'a line of a fence before a backtick': () => ['heavy.md', topicOf(`\`\`\`${filled('x', 900_000)}\``)],
  'fences between dismissive words': () => [
    'heavy.md',
    topicOf(`simply\n\n${filled('```\na\n```\n', 300_000)}`),
  ],
  'open quotation marks': () => [
    'heavy.md',
    topicOf(`simply ${numbered(() => `${filled('“', 9_000)}\n\n`)}`),
  ],
  'runs of backticks of every length': () => [
    'heavy.md',
    topicOf(`simply ${numbered((i) => `${'`'.repeat(1 + (i % 1_000))}a\n\n`)}`),
  ],
  'addresses without an end': () => [
    'heavy.md',
    topicOf(`simply ${numbered(() => `${filled('](', 1_800)}\n\n`)}`),
  ],
  'words that age, in one sentence': () => ['heavy.md', topicOf(filled('- nowadays a\n', 150_000))],
  'paragraphs of words that age': () => [
    'heavy.md',
    topicOf(filled('nowadays a, ', 9_000).concat('\n\n').repeat(100)),
  ],
  'tables with HTML, and paragraphs': () => [
    'heavy.yaml',
    lessonOf(filled('| a <br> | b |\n|---|---|\n| c <br> | d |\n\ntext <b>\n\n', 190_000)),
  ],
  'answers of open links': () => ['heavy.md', openLinks(59_000)],
  'answers of more open links than are read': () => ['heavy.md', openLinks(400_000)],
  'an answer of words of its question': () => {
    const words = numbered(
      (i) =>
        `worded${String.fromCharCode(97 + (i % 26))}${i.toString(26).replace(/\d/g, (d) => 'klmnopqrst'[Number(d)] as string)}x `,
      9_000,
    );
    const body = `${words}\n\n`.repeat(40);
    const asked = `### Q? {#q}\n\n${body}- [x] ${words}\n- [ ] B\n\n`;
    return ['heavy.md', topicOf('A.', asked)];
  },
  'answers that begin with blanks in a box': () => [
    'heavy.md',
    topicOf('A.', `### Q? {#q}\n\n- [x] A\n${numbered(() => `- [${' '.repeat(9_900)}a\n`)}`),
  ],
  'answers of a digit and blanks': () => [
    'heavy.md',
    topicOf(
      'A.',
      numbered((i) => `### Q${i}? {#q${i}}\n\n${`- [x] 1${' '.repeat(9_900)}!\n`.repeat(3)}- [ ] 2\n\n`),
    ),
  ],
  'headings of attribute lists': () => [
    'heavy.md',
    topicOf(
      'A.',
      numbered((i) => `### Q${i}? ${'{#a}'.repeat(2_480)}\n\n- [x] A\n- [ ] B\n\n`),
    ),
  ],
  'a code fence of blanks in a hint': () => [
    'heavy.md',
    topicOf('A.', `### Q? {#q}\n\n> \`\`\`\n> a${filled(' ', 900_000)}b\n> \`\`\`\n${boxes}\n> Because.\n`),
  ],
  'YAML of quotes that an unindent ends': () => [
    'heavy.yaml',
    yamlOf(`tags:\n${numbered((i) => `- x${i}\n`, 150_000)}${numbered((i) => `k${i}: "x\n`, 150_000)}`),
  ],
  'YAML of faults before blanks': () => [
    'heavy.yaml',
    yamlOf(`${numbered((i) => `a${i}: @x\n`, 250_000)}${filled(' ', 700_000)}\n`),
  ],
  'comments for the lint': () => ['heavy.md', topicOf(filled('<!-- lint-ok: text/no-language x -->\n\n'))],
  questions: () => [
    'heavy.md',
    topicOf(
      'A.',
      numbered((i) => `### Q${i}? {#q${i}}\n${boxes}\n`),
    ),
  ],
  'questions that are alike': () => [
    'heavy.md',
    topicOf(
      'A.',
      numbered((i) => `### Which method only reads a page and changes nothing ${i}? {#q${i}}\n${boxes}\n`),
    ),
  ],
  'the same question': () => ['heavy.md', topicOf('A.', filled(`### Q?\n${boxes}\n`))],
  'questions without answers': () => ['heavy.md', topicOf('A.', filled('### Q\n\n'))],
  'one question of many answers': () => [
    'heavy.md',
    topicOf('A.', `### Q? {#q}\n\n${numbered((i) => `- [ ] answer ${i}\n`)}`),
  ],
  'one question of many equal answers': () => [
    'heavy.md',
    topicOf('A.', `### Q? {#q}\n\n${filled('- [x] a\n')}`),
  ],
  'one question of many items': () => [
    'heavy.md',
    topicOf('A.', `### Q? {#q}\n\n${numbered((i) => `${i + 1}. item ${i}\n`)}`),
  ],
  'one question of many pairs': () => [
    'heavy.md',
    topicOf('A.', `### Q? {#q}\n\n| a | b |\n|---|---|\n${numbered((i) => `| l${i} | r${i} |\n`)}`),
  ],
  'one question of many spans': () => [
    'heavy.md',
    topicOf('A.', `### Q? {#q}\n\nAnswer: ${numbered((i) => `\`a${i}\`, `)}\n`),
  ],
  'one question of many attributes': () => [
    'heavy.md',
    topicOf('A.', `### Q? {#q ${numbered((i) => `k${i}=v `)}}\n${boxes}`),
  ],
  'one question of many comments': () => [
    'heavy.md',
    topicOf('A.', `### Q? {#q}\n\n- [x] A\n${filled('  > why\n\n')}- [ ] B\n`),
  ],
  'one long stem': () => ['heavy.md', topicOf('A.', `### ${filled('Q ')} {#q}\n${boxes}`)],
  'one long recall': () => ['heavy.md', topicOf('A.', `### Q? {#q}\n\nRecall: ${filled('word ')}\n`)],
  'one long explanation': () => ['heavy.md', topicOf('A.', `### Q? {#q}\n${boxes}\n> ${filled('word ')}\n`)],
  'braces behind a stem': () => ['heavy.md', topicOf('A.', `### Q ${filled('{')}\n${boxes}`)],
  'equals signs behind a stem': () => [
    'heavy.md',
    topicOf('A.', `### Q {#q ${filled('a=', 9_000)}}\n${boxes}`),
  ],
  pins: () => ['heavy.md', topicOf('A.', `### Q? {#q}\n\n- [x] A ${filled('{pin} ')}\n- [ ] B\n`)],
  'a lesson of unlike words': () => [
    'heavy.md',
    topicOf(numbered((i) => `w${(i * 2654435761) % 4294967296} `.padEnd(10) + (i % 50 === 0 ? '\n\n' : ''))),
  ],
  'sections of a lesson': () => ['heavy.md', topicOf(numbered((i) => `## Section ${i}\n\ntext\n\n`))],
  'front matter of keys': () => [
    'heavy.md',
    topicOf(
      'A.',
      undefined,
      numbered((i) => `k${i}: v\n`, front),
    ),
  ],
  'front matter of one key': () => ['heavy.md', topicOf('A.', undefined, filled('k: v\n', front))],
  'front matter of tags': () => [
    'heavy.md',
    topicOf('A.', undefined, `tags: [${numbered((i) => `t${i}, `, front)}]\n`),
  ],
  'front matter of prerequisites': () => [
    'heavy.md',
    topicOf('A.', undefined, `prerequisites: [${numbered((i) => `t${i}, `, front)}]\n`),
  ],
  'front matter of anchors': () => [
    'heavy.md',
    topicOf(
      'A.',
      undefined,
      numbered((i) => `k${i}: &a${i} v\n`, front),
    ),
  ],
  'front matter of dashes': () => ['heavy.md', topicOf('A.', undefined, filled('- ', front))],
  'front matter of brackets': () => ['heavy.md', topicOf('A.', undefined, filled('[', front))],
  'front matter of quotes': () => ['heavy.md', topicOf('A.', undefined, filled('"', front))],
  'front matter of colons': () => ['heavy.md', topicOf('A.', undefined, filled('a: ', front))],
  'front matter that is too large': () => ['heavy.md', topicOf('A.', undefined, filled('# a\n'))],
  'front matter without an end': () => ['heavy.md', `---\n${filled('a: b\n')}`],
  'front matter of fences': () => ['heavy.md', `---\n${filled('--- x\n')}`],
  'YAML of keys': () => ['heavy.yaml', yamlOf(numbered((i) => `k${i}: v\n`))],
  'YAML of one key': () => ['heavy.yaml', yamlOf(filled('k: v\n'))],
  'YAML of anchors': () => ['heavy.yaml', yamlOf(numbered((i) => `k${i}: &a${i} v\n`))],
  'YAML of aliases': () => ['heavy.yaml', yamlOf(`tags: [&a x, ${filled('*a, ')}]\n`)],
  'YAML of tags': () => ['heavy.yaml', yamlOf(`tags: [${filled('!!x y, ')}]\n`)],
  'YAML of questions': () => [
    'heavy.yaml',
    yamlOf(`quiz:\n${numbered((i) => `  - {id: q${i}, question: Q${i}, type: a}\n`)}`),
  ],
  'YAML of empty questions': () => ['heavy.yaml', yamlOf(`quiz:\n${filled('  - {}\n')}`)],
  'YAML of answers': () => [
    'heavy.yaml',
    yamlOf(`quiz:\n  - id: q\n    question: Q\n    choose:\n${numbered((i) => `      - {text: a${i}}\n`)}`),
  ],
  'YAML of items': () => [
    'heavy.yaml',
    yamlOf(`quiz:\n  - id: q\n    question: Q\n    order: [${numbered((i) => `a${i}, `)}]\n`),
  ],
  'YAML of pairs': () => [
    'heavy.yaml',
    yamlOf(`quiz:\n  - id: q\n    question: Q\n    match: {${numbered((i) => `a${i}: b${i}, `)}}\n`),
  ],
  'YAML of typed answers': () => [
    'heavy.yaml',
    yamlOf(`quiz:\n  - id: q\n    question: Q\n    type: [${numbered((i) => `a${i}, `)}]\n`),
  ],
  'YAML of escapes': () => ['heavy.yaml', yamlOf(`lesson: "${filled('\\e')}"\n`)],
  'YAML of escaped letters': () => ['heavy.yaml', yamlOf(`lesson: "${filled('\\u0061 ')}"\n`)],
  'YAML of escaped marks': () => ['heavy.yaml', yamlOf(`lesson: "${filled('\\u003c\\u0061\\u003e ')}"\n`)],
  'YAML of folded lines': () => ['heavy.yaml', yamlOf(`lesson: "${filled('a\n  ')}"\n`)],
  'YAML of one plain text': () => ['heavy.yaml', yamlOf(`lesson: ${filled('a\n  ')}\n`)],
  'YAML of images': () => ['heavy.yaml', yamlOf(`lesson: "${filled('![a](b) ')}"\n`)],
  'a block of YAML': () => ['heavy.yaml', lessonOf(filled('word word word\n\n', most / 2))],
  'a block of YAML of tags': () => ['heavy.yaml', lessonOf(filled('<a>\n\n', most / 2))],
  'YAML of brackets': () => ['heavy.yaml', yamlOf(`tags: ${filled('[')}\n`)],
  'YAML of empty lists': () => ['heavy.yaml', yamlOf(`tags: [${filled('[],')}]\n`)],
  'YAML of dashes': () => ['heavy.yaml', yamlOf(`tags:\n ${filled('- ')}\n`)],
  'YAML of question marks': () => ['heavy.yaml', yamlOf(`tags:\n ${filled('? ')}\n`)],
  'YAML of braces': () => ['heavy.yaml', yamlOf(`tags: ${filled('{a: ')}\n`)],
  'YAML of comments': () => ['heavy.yaml', yamlOf(filled('# a\n'))],
  'YAML of documents': () => ['heavy.yaml', yamlOf(filled('---\n'))],
  'YAML of directives': () => ['heavy.yaml', filled('%YAML 1.2\n')],
  'YAML of open quotes': () => ['heavy.yaml', yamlOf(filled('"'))],
  'YAML of colons': () => ['heavy.yaml', yamlOf(filled('a: '))],
  'YAML of wrong lines': () => ['heavy.yaml', yamlOf(filled('a: b: c\n'))],
  'YAML of tabs': () => ['heavy.yaml', yamlOf(filled('\ta: b\n'))],
  'YAML of returns': () => ['heavy.yaml', yamlOf(filled('a\r'))],
  'YAML of blanks': () => ['heavy.yaml', yamlOf(filled(' '))],
  'YAML of bad values': () => ['heavy.yaml', yamlOf(`tags: [${filled('1.0, ')}]\n`)],
  'YAML of bad ids': () => ['heavy.yaml', yamlOf(`tags: [${numbered((i) => `Tag_${i}, `)}]\n`)],
  'YAML of long bad ids': () => ['heavy.yaml', yamlOf(`tags: [${filled('A_', most)}]\n`)],
  'YAML of addresses': () => [
    'heavy.yaml',
    yamlOf(`resources:\n${numbered((i) => `  - {title: t, url: "http://a/${i}"}\n`)}`),
  ],
};

/** Fillers between two words: a pattern that looks for them at the end of a text may try each of them. */
const fillers: Readonly<Record<string, string>> = {
  blanks: ' ',
  'no-break blanks': '\u00a0',
  hashes: ' #',
  dots: '.',
  commas: ', ',
  underscores: '_',
  brackets: '(',
};
const filledQuestion = (filler: string, i: number): string => {
  const long = filled(filler, 2_000);
  return `### Which${long}x ${i}? {#q${i}}

Text${long}x.

> Hint${long}x

- [x] A${long}x
- [ ] B${long}x
  > Why${long}x

> Because${long}x of ${i}.

`;
};

/** What `check --fix` would mend, in such a number that each must not cost a look at the whole file. */
export const repairable: Readonly<Record<string, () => readonly [name: string, content: string]>> = {
  ...Object.fromEntries(
    Object.entries(fillers).map(([name, filler]) => [
      `questions of ${name}`,
      () =>
        [
          'heavy.md',
          topicOf(
            'A.',
            numbered((i) => filledQuestion(filler, i)),
          ),
        ] as const,
    ]),
  ),
  'questions of blanks without ids': () => [
    'heavy.md',
    topicOf(
      'A.',
      numbered((i) => filledQuestion(' ', i).replace(/ \{.*\}/, '')),
    ),
  ],
  'a line of blanks': () => ['heavy.md', topicOf(`a${filled(' ')}x`)],
  'capital boxes, and one in code': () => [
    'heavy.md',
    topicOf(`${'- [X] A\n'.repeat(10_000)}\nText.\n\n    - [X] code\n`),
  ],
  'capital boxes behind code': () => [
    'heavy.md',
    topicOf(`\`\`\`text\n${'x\n'.repeat(19_000)}\`\`\`\n\n${'- [X] A\n'.repeat(10_000)}`),
  ],
  'questions whose numbers stand in no order': () => [
    'heavy.md',
    topicOf(
      'A.',
      numbered((i) => `### How many are ${i}? {#q${i}}\n\n- [x] 7\n- [ ] 5\n- [ ] 6\n\n> So.\n\n`, 90_000),
    ),
  ],
  'YAML whose numbers stand in no order': () => [
    'heavy.yaml',
    yamlOf(
      `quiz:\n${numbered(
        (i) =>
          `  - {id: q${i}, question: How many ${i}?, explanation: e, choose: [{text: "7", correct: true}, {text: "5"}]}\n`,
        150_000,
      )}`,
    ),
  ],
  'YAML of waivers that waive nothing': () => [
    'heavy.yaml',
    yamlOf(`lint-ok: [${numbered((i) => `text/no-language because of ${i}, `, 200_000)}]\n`),
  ],
  'unknown prerequisites, each nearly the other topic': () => [
    'heavy.yaml',
    yamlOf(`prerequisites: [${numbered((i) => `htt${i}, `, 250_000)}]\n`),
  ],
};

/** The same for checks of a project. */
export const heavyChecks: Readonly<Record<string, () => string>> = {
  checks: () =>
    `checks:\n${numbered((i) => `  - {id: c${i}, says: s, why: w, topic: http, steps: [{request: GET /}]}\n`)}`,
  steps: () =>
    `checks:\n  - id: greets\n    says: s\n    why: w\n    topic: http\n    steps:\n${filled('      - {request: GET /}\n')}`,
  'names in a text': () =>
    `checks:\n  - id: greets\n    says: s\n    why: w\n    topic: http\n    steps:\n      - {request: "GET /${filled('$\x7ba}')}"}\n`,
  'open names in a text': () =>
    `checks:\n  - id: greets\n    says: s\n    why: w\n    topic: http\n    steps:\n      - {request: "GET /${filled('$\x7b')}"}\n`,
  'a place': () =>
    `checks:\n  - id: greets\n    says: s\n    why: w\n    topic: http\n    steps:\n      - request: GET /\n        expect: {"body${filled('[0]', 800_000)}": 1}\n`,
  places: () =>
    `checks:\n  - id: greets\n    says: s\n    why: w\n    topic: http\n    steps:\n      - request: GET /\n        expect: {${numbered((i) => `body.a${i}: 1, `)}}\n`,
  'a pattern': () =>
    `checks:\n  - id: greets\n    says: s\n    why: w\n    topic: http\n    steps:\n      - request: GET /\n        expect: {text: {matches: "${filled('(a*)*', 900_000)}"}}\n`,
};
