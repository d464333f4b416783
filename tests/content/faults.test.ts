import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/content/disk/checker.ts';
import { roadmap } from '../support/program.ts';
import { writeRoadmap } from './support/folders.ts';
import { base, markdownTopic, ofSmallSamples, placesOf, questionsOf, read } from './support/sample.ts';

const why = '\n> Whoever knows how a request travels can tell the one from the other.\n';
const quiz = (id: string): string => `### Is it ${id}? {#${id}}\n\n- [x] Yes\n- [ ] No\n${why}`;
const topics = [
  'alias',
  'boxes',
  'bytes',
  'cycle',
  'escape',
  'fence',
  'front',
  'good',
  'html',
  'key',
  'language',
  'needs',
  'syntax',
  'terse',
];
const broken = {
  '01-basics/stage.yaml': `title: Basics\ntopics: [http, ${topics.join(', ')}, missing]\n`,
  '01-basics/alias.md': markdownTopic(quiz('alias'), 'aliases: [http]\n'),
  '01-basics/boxes.md': markdownTopic(
    `${quiz('good-box')}\n### Which box? {#bad-box}\n\n- [v] This\n- [ ] That\n${why}`,
  ),
  '01-basics/bytes.md': Buffer.from([...Buffer.from(markdownTopic(quiz('bytes'))), 0xff]),
  '01-basics/cycle.md': markdownTopic(quiz('cycle'), 'prerequisites: [cycle]\n'),
  '01-basics/escape.md': markdownTopic(quiz('escape'), '', 'A \u001b[31mred lesson.'),
  '01-basics/fence.md': markdownTopic(quiz('fence'), '', '```\nnever closed'),
  '01-basics/front.md': '# No front matter\n',
  '01-basics/good.md': markdownTopic(quiz('good')),
  '01-basics/html.md': markdownTopic(quiz('html'), '', 'A<br>line, 日本語 <b>bold</b>.'),
  '01-basics/key.md': markdownTopic('### Which? {#which}\n\n- [ ] This\n- [ ] That\n', 'sumary: x\n'),
  '01-basics/language.md': '---js\nmodule.exports = {}\n---\n',
  '01-basics/needs.md': markdownTopic(quiz('needs'), 'prerequisites:\n  - htttp\n'),
  '01-basics/syntax.md': markdownTopic(quiz('syntax')).replace('title: HTTP', 'title: HTTP: the web'),
  '01-basics/terse.yaml':
    'title: Terse\nsummary: 1.10\nminutes: "5"\nlesson: A lesson.\nquiz:\n  - question: Why?\n    recall: Because.\n    explanation: Whoever knows how a request travels can say it in a sentence.\n',
  'notes.txt': 'mine\n',
};

describe('a roadmap with many faults', () => {
  const folder = writeRoadmap(broken);
  const result = checkFolder(folder);

  it('gives all of them in one run, each in its place', () => {
    expect(placesOf(result.diagnostics.filter(({ code }) => !ofSmallSamples.includes(code)))).toEqual([
      '01-basics/alias.md:5:11-5:15 id/duplicate',
      '01-basics/boxes.md:20:3-20:6 question/bad-box',
      '01-basics/bytes.md:17:1-17:1 file/not-utf8',
      '01-basics/cycle.md:5:17-5:22 topic/cyclic-prerequisite',
      '01-basics/escape.md:7:3-7:4 text/escape-sequence',
      '01-basics/fence.md:7:1-7:4 text/unclosed-fence',
      '01-basics/front.md:1:1-1:18 front-matter/missing',
      '01-basics/html.md:7:2-7:6 text/raw-html',
      '01-basics/html.md:7:16-7:19 text/raw-html',
      '01-basics/html.md:7:23-7:27 text/raw-html',
      '01-basics/key.md:5:1-5:7 yaml/unknown-key',
      '01-basics/key.md:14:1-14:11 question/no-key',
      '01-basics/language.md:1:1-1:6 front-matter/language',
      '01-basics/needs.md:6:5-6:10 topic/unknown-prerequisite',
      '01-basics/stage.yaml:2:115-2:122 stage/unknown-topic',
      '01-basics/syntax.md:2:8-2:9 yaml/syntax',
      '01-basics/terse.yaml:2:10-2:14 yaml/quote-it',
      '01-basics/terse.yaml:3:10-3:13 yaml/wrong-type',
      '01-basics/terse.yaml:6:15-6:19 question/no-id',
      'notes.txt:1:1-1:1 file/unexpected',
    ]);
  });

  it('keeps its good topics, and the good questions of the others', () => {
    const kept = result.roadmap?.stages[0]?.topics ?? [];
    expect(kept.map((topic) => topic.id)).toEqual([
      'http',
      'alias',
      'boxes',
      'cycle',
      'escape',
      'fence',
      'good',
      'html',
      'key',
      'needs',
    ]);
    expect(kept.find((topic) => topic.id === 'boxes')?.questions[0]?.id).toBe('good-box');
  });

  it('is reported line by line, with the line of the fault, its reason and its repair', async () => {
    const { code, out } = await roadmap(['check', folder], { cwd: folder, env: { COLUMNS: '80' } });
    expect(code).toBe(1);
    const golden = join(import.meta.dirname, 'golden/check.txt');
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, out);
    expect(out).toBe(readFileSync(golden, 'utf8'));
  });
});

describe('files made to take for ever', () => {
  const megabyte = (text: string): string =>
    text.repeat(Math.ceil((1024 * 1024 - 600) / text.length)).slice(0, 1024 * 1024 - 600);
  const md = '01-basics/http.md';

  it.each([
    '[',
    '![',
    '[a](',
    '[a](<b',
    '*a_ ',
    '**a *b ',
    'a**b',
    '<!--',
    '<a href="',
    '&#x',
    '`a ``',
    'a|',
    '~~a',
    'a ',
  ])('one paragraph of %j is refused before it is read', (text) => {
    const { diagnostics } = read({ [md]: markdownTopic(quiz('good'), '', `A ${megabyte(text)}`) });
    expect(diagnostics.map((d) => d.code)).toContain('text/too-long');
    expect(questionsOf(quiz('good'))).toHaveLength(1);
  });

  it.each(['> ', '- ', '#', '- a\n', '[a]: b\n', '> a\n\n', '\n', '```\n'])(
    'many blocks of %j are read in good time',
    (text) => {
      expect(read({ [md]: markdownTopic(quiz('good'), '', megabyte(text)) }).counts.topics).toBe(1);
    },
  );

  it.each([
    ['text: "a', ' ', 'b {pi"'],
    ['text: "a', '\\n ', 'b"'],
    ['text: "a', '\t', '\\n"'],
  ])('blanks in YAML are read in good time: %s%j%s', (before, blank, after) => {
    const choose = `choose: [{${before}${megabyte(blank)}${after}, correct: true}, {text: b}]`;
    const yaml = `title: T\nsummary: s\nminutes: 5\nlesson: l\nquiz:\n- {id: q, question: Which?, ${choose}}\n`;
    expect(read({ [md]: null, '01-basics/http.yaml': yaml }).counts.topics).toBe(1);
  });

  it('a list of twelve thousand topics that are not there tells as many of them as anybody reads', () => {
    const ids = Array.from({ length: 12_000 }, (_, i) => `t${i}`).join(', ');
    const { diagnostics } = read({ '01-basics/stage.yaml': `title: T\ntopics: [http, ${ids}]\n` });
    expect(diagnostics).toHaveLength(1_001);
    expect(diagnostics[0]).toMatchObject({
      code: 'file/too-many-faults',
      severity: 'error',
      message: 'This file has 12000 faults; 1000 of them are listed.',
    });
  });

  it('a mapping of a hundred thousand keys is read in good time', () => {
    const keys = Array.from({ length: 100_000 }, (_, i) => `k${i}:\n`).join('');
    const { diagnostics } = read({ '01-basics/stage.yaml': `${base['01-basics/stage.yaml']}${keys}` });
    expect(diagnostics.map(({ code }) => code)).toEqual(['file/too-much']);
  });

  it.each([
    ['line feeds', '\n'],
    ['carriage returns', '\r'],
    ['both', '\r\n'],
  ])('a lesson of more lines than are read is refused, whatever ends them: %s', (_, end) => {
    const lesson = (lines: number) => ({
      '01-basics/http.md': markdownTopic('### Q? {#q}\n\n- [x] A\n- [ ] B\n').replace(
        '## Quiz',
        `${end.repeat(lines)}\n## Quiz`,
      ),
    });
    const faults = (lines: number) => read(lesson(lines)).diagnostics.map(({ code }) => code);
    expect(faults(29_000)).not.toContain('file/too-much');
    expect(faults(30_001)).toEqual(['file/too-much']);
  });

  it('a lesson of more brackets than are read is refused, in however many paragraphs they open', () => {
    const faults = (brackets: number) =>
      read({
        '01-basics/http.md': markdownTopic('### Q? {#q}\n\n- [x] A\n- [ ] B\n').replace(
          '## Quiz',
          `${`${'['.repeat(500)}\n\n`.repeat(brackets / 500)}\n## Quiz`,
        ),
      }).diagnostics.map(({ code }) => code);
    expect(faults(59_500)).not.toContain('file/too-much');
    expect(faults(60_500)).toEqual(['file/too-much']);
  });

  it('YAML of more lines than are read is refused, too', () => {
    const stage = (lines: number) =>
      read({
        '01-basics/stage.yaml': `${base['01-basics/stage.yaml']}intro: |\n  a${'\n'.repeat(lines)}  b\n`,
      });
    const codes = (lines: number) => stage(lines).diagnostics.map(({ code }) => code);
    expect(codes(29_000)).not.toContain('file/too-much');
    expect(codes(30_001)).toEqual(['file/too-much']);
  });

  it('a list of a hundred thousand topics that are not there is read in good time', () => {
    const ids = Array.from({ length: 100_000 }, (_, i) => `t${i}`).join(', ');
    const { diagnostics } = read({ '01-basics/stage.yaml': `title: T\ntopics: [http, ${ids}]\n` });
    expect(diagnostics.map(({ code }) => code)).toEqual(['file/too-much']);
  });
});
