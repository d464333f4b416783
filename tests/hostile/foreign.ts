/** Just less than the most a foreign file may hold. */
const most = 190_000;
const filled = (part: string, bytes = most): string => part.repeat(Math.floor(bytes / part.length));
const numbered = (part: (i: number) => string, times: number): string =>
  Array.from({ length: times }, (_, i) => part(i)).join('');

const anki = (cells: string): string => `#separator:tab\n#html:true\n${cells}`;
const card = (front: string): string => anki(`${front}\tback\n`);
const gift = (answers: string): string => `::t:: What {${answers}}\n`;
const toml = (rest: string): string => `[[questions]]\n${rest}\n`;
const choice = (prompt: string, answer = 'answer.answer="b"'): string =>
  toml(`type="MultipleChoice"\nprompt.prompt="Which?"\n${prompt}\n${answer}`);
const markdown = (text: string): string => `# T\n\n${text}\n\n### Which?\n\n- [x] A\n- [ ] B\n`;

const tooMany = 'it has more than 300 questions; make several files of it';
const tooMuch = 'it has more than 60,000 words and marks; make several files of it';
const tooLarge = 'it holds more text than is imported at once; make several files of it';
const tooDeep = 'it is nested too deep';
const answers = 'It has more than 100 answers.';
const gaps = 'It has more than 50 gaps.';
const open = 'everything behind 200 open tags was left out';
const asksNothing = 'Its front has no sentence that asks anything.';

/** Files to import of nearly 192 KB, by what they are full of: a name, a content, and what is said of each, if anything. */
export const foreign: Readonly<
  Record<string, () => readonly [name: string, text: string, said: string | null]>
> = {
  'a card of open bold': () => ['a.txt', card(filled('<b>x')), open],
  'a card of open divisions': () => ['a.txt', card(filled('<div>')), asksNothing],
  'a card of open lists': () => ['a.txt', card(filled('<ul><li>')), asksNothing],
  'a card of open tables': () => ['a.txt', card(filled('<table><tr><td>')), asksNothing],
  'a card of open code': () => ['a.txt', card(filled('<code>x')), open],
  'a card of drawings that close otherwise': () => ['a.txt', card(`x${filled('<p><svg></p>')}`), open],
  'a card of a heading of blanks': () => ['a.txt', card(`<h1><pre>x${filled(' ')}x</pre></h1>`), asksNothing],
  'a card of images': () => [
    'a.txt',
    card(`What?${numbered((i) => `<img alt=${i}>`, 11_500)}`),
    'more was changed or left out than is named here',
  ],
  'a card of sounds': () => [
    'a.txt',
    card(`What?${numbered((i) => `[sound:${i}]`, 13_500)}`),
    'more was changed or left out than is named here',
  ],
  'a card of open gaps': () => ['a.txt', card(filled('{{c1::')), gaps],
  'a card of gaps': () => ['a.txt', card(filled('{{c1::a}}')), gaps],
  'cards of fifty gaps': () => [
    'a.txt',
    anki(filled(`${numbered((i) => `{{c${i + 1}::a}} `, 50)}${filled('word ', 19_000)}\tb\n`)),
    'With its gaps the file is more text than is read; make several files of it.',
  ],
  'a GIFT text of open divisions': () => ['a.gift', `::t:: ${filled('<div>')} {T}\n`, 'It asks nothing.'],
  'a GIFT question of answers': () => ['a.gift', gift(filled('=a ~b ')), answers],
  'a GIFT question of wrong answers': () => [
    'a.gift',
    gift(`=a ${numbered((i) => `~b${i} `, 22_000)}`),
    answers,
  ],
  'a GIFT question of pairs': () => ['a.gift', gift(filled('=a -> b ')), answers],
  'a GIFT question of numbers': () => ['a.gift', gift(`#${filled('=1:2 ')}`), answers],
  'a GIFT question of weights': () => ['a.gift', gift(filled('~%50%')), answers],
  'GIFT questions': () => ['a.gift', '::t:: Which {=a ~b}\n\n'.repeat(9_000), tooMany],
  'Aiken questions': () => ['a.txt', 'Q?\nA. x\nB. y\nANSWER: A\n\n'.repeat(5_900), tooMany],
  'Markdown questions': () => ['a.md', `# T\n\n${'### Q?\n\n- [x] a\n- [ ] b\n\n'.repeat(4_200)}`, tooMany],
  'a Markdown question of answers': () => [
    'a.md',
    `# T\n\n### Which?\n\n- [ ] y\n${'- [x] x\n'.repeat(9_000)}`,
    answers,
  ],
  'Markdown of open images': () => [
    'a.md',
    markdown(filled(`${filled('![', 9_800)}\n\n`)),
    'the text above the questions: it is longer than 100,000 characters',
  ],
  'a Markdown heading of an open id': () => [
    'a.md',
    `# T\n\n### What is {#${filled('a')}\n\n- [x] A\n- [ ] B\n`,
    'This paragraph is longer than 10000 characters, or has more than 1000 brackets. (text/too-long)',
  ],
  'a Markdown heading of blanks': () => [
    'a.md',
    `# T\n\n### Q${filled(' ', 140_000)}\n\n### Q${filled(' ', 40_000)}x\n\n- [x] A\n- [x] B\n`,
    null,
  ],
  'Markdown of blank lines': () => ['a.md', markdown(`> x${'\n'.repeat(29_000)}`), null],
  'Markdown of open code': () => [
    'a.md',
    numbered((i) => `\`\`\`js\n### Q${i}?\n- [x] a\n- [ ] b\n`, 5_600),
    tooMany,
  ],
  'Markdown of code that hides questions': () => [
    'a.md',
    `${'```?\n### Q?\n'.repeat(13_000)}- [x] a\n\`\`\`js\n\`\`\`\n`,
    tooMany,
  ],
  'Markdown answers of code': () => [
    'a.md',
    `# T\n\n${numbered((i) => `### ${i}?\n\n${'- [x] a\n```\n```\n'.repeat(950)}`, 10)}`,
    answers,
  ],
  'Markdown of the word answer': () => [
    'a.md',
    `# T\n\n### Which?\n\n- [x] answer${filled(' ', 90_000)}x\n- [x] answer\n\n**explanation${filled(' ', 9_000)}x\n`,
    'This answer stands here twice. (question/duplicate-answer)',
  ],
  'Markdown of sections called Quiz': () => [
    'a.md',
    markdown(`# Quiz\n${'w'.repeat(26)}\n`.repeat(5_000)),
    'the text above the questions: it is longer than 100,000 characters',
  ],
  'a card of a wide table': () => [
    'a.txt',
    card(`<table><tr>${'<td>'.repeat(22_000)}${'<tr><td>x'.repeat(10_000)}</table>`),
    asksNothing,
  ],
  'cards of backticks': () => [
    'a.txt',
    anki(numbered((i) => `What ${i}?\t*${filled('`', 9_500)}\n`, 19)).replace('html:true', 'html:false'),
    null,
  ],
  'a GIFT comment of ids': () => ['a.gift', `// ${filled('[id:')}\n${gift('=a ~b')}`, null],
  'a GIFT number of dots': () => [
    'a.gift',
    gift(`#1${filled('.')}\nx`),
    'It asks for a number, and gives none that can be read.',
  ],
  'a GIFT number of digits': () => [
    'a.gift',
    gift(`#${filled('1')}x`),
    'It asks for a number, and gives none that can be read.',
  ],
  'TOML of a program of blanks': () => [
    'a.toml',
    toml(
      `type="Tracing"\nprompt.program='''x${filled(' ', 90_000)}x'''\nanswer.doesCompile=true\nanswer.stdout="x"`,
    ),
    'a question to trace a program became one to recall',
  ],
  'TOML of a text that all questions share': () => [
    'a.toml',
    `[multipart]\nm='''${filled('word <b>x</b>\n\n', 30_000)}'''\n${numbered(
      (i) =>
        `[[questions]]\ntype="ShortAnswer"\nmultipart="m"\nprompt.prompt="What ${i}?"\nanswer.answer="x"\n`,
      1_500,
    )}`,
    'with the texts its questions share it is more text than is read; make several files of it',
  ],
  'a TOML list': () => ['a.toml', toml(`a=[${filled('1,')}]`), tooMuch],
  'a TOML list of wrong answers': () => [
    'a.toml',
    choice(`prompt.distractors=[${'"a",'.repeat(20_000)}]`),
    answers,
  ],
  'a TOML list of right answers': () => [
    'a.toml',
    choice('prompt.distractors=["c"]', `answer.answer=[${'"a",'.repeat(20_000)}]`),
    answers,
  ],
  'TOML of dots': () => ['a.toml', toml(`${filled('a.')}b=1`), tooDeep],
  'a TOML header of dots': () => ['a.toml', `[${filled('a.')}b]\n`, tooDeep],
  'TOML of braces': () => ['a.toml', toml(filled('a={')), tooDeep],
  'TOML of brackets': () => ['a.toml', toml(`a=${filled('[')}`), tooDeep],
  'TOML of quotes': () => ['a.toml', toml(`a=[${filled("'',")}]`), tooMuch],
  'TOML tables': () => ['a.toml', '[[questions]]\n'.repeat(9_000), tooMany],
  'Markdown questions of bold paragraphs, in sections': () => [
    'a.md',
    numbered(
      (i) =>
        `${i % 4 === 0 ? `## S${i}\n\nword <b>x</b>\n\n` : ''}### What is ${i}?\n\n<i ${filled('<b>x</b>', 550)}\n\n- [x] A\n- [ ] B\n\n`,
      296,
    ),
    null,
  ],
  'sections of one Markdown question': () => [
    'a.md',
    numbered((i) => `## S${i}\n\nword <b>x</b>\n\n### What is ${i}?\n\n- [x] A\n- [ ] B\n\n`, 296),
    'it makes more than 100 topics; make several files of it',
  ],
  'Markdown questions of underlined headings': () => [
    'a.md',
    numbered((i) => `### What is ${i}?\n\n${'a\n=\n'.repeat(480)}\n- [x] A\n- [ ] B\n\n`, 10),
    'a heading inside the question became bold',
  ],
  'Markdown lessons of underlined headings': () => [
    'a.md',
    numbered((i) => `# T${i}\n\n${'a\n=\n'.repeat(1_400)}\n### What is ${i}?\n\n- [x] A\n- [ ] B\n\n`, 10),
    tooLarge,
  ],
  'Markdown questions of which much is to be said': () => [
    'a.md',
    numbered((i) => `### What is ${i}?\n\n${'```\nx\n```\n\n'.repeat(6)}- [x] A\n- [ ] B\n\n`, 296),
    null,
  ],
  'cards of bold paragraphs': () => [
    'a.txt',
    anki(numbered((i) => `Which is ${i}?\t${'<p>x <b>y</b> z</p>'.repeat(480)}\n`, 10)),
    null,
  ],
  'cards of more bold paragraphs': () => [
    'a.txt',
    anki(numbered((i) => `Which is ${i}?\t${'<p>x <b>y</b> z</p>'.repeat(990)}\n`, 10)),
    tooLarge,
  ],
  'cards of lists': () => [
    'a.txt',
    anki(numbered((i) => `Which is ${i}?\t<ul>${'<li>a'.repeat(3_700)}</ul>\n`, 10)),
    tooLarge,
  ],
  'GIFT questions of all parts': () => [
    'a.gift',
    numbered(
      (i) =>
        `::t${i}:: What is <b>x</b> ${i}? ${'_a'.repeat(250)} {=a#why <i>x</i> ~b#no ~c ~d ####It is <b>y</b> of ${i} and more words to be said}\n\n`,
      296,
    ),
    null,
  ],
};
