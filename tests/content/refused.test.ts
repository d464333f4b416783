import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/content/disk/checker.ts';
import { freshFolder, roadmap } from '../support/program.ts';
import { link, makePipe, writeRoadmap } from './support/folders.ts';
import {
  base,
  type Files,
  markdownTopic,
  ofSmallSamples,
  placesOf,
  read,
  topicOf,
} from './support/sample.ts';

const md = '01-basics/http.md';
const good = base[md] as string;
const yamlTopic = (more: string): Files => ({
  [md]: null,
  '01-basics/http.yaml': `title: HTTP\nsummary: How a browser asks for a page\nminutes: 5\nlesson: A lesson.\n${more}`,
});
const typed = 'quiz:\n  - {id: q, question: Which?, type: a}\n';
const asked = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('');
const codesOf = (files: Files): string[] => read(files).diagnostics.map((d) => d.code);

describe('front matter in another language', () => {
  const trace = globalThis as { ranFrontMatter?: boolean };
  it.each([
    'js',
    'JS',
    'javascript',
    ' JavaScript',
    '\tjs',
    ' js ',
    'json',
    'coffee',
    'toml',
    'yaml',
    ':',
    '\u00a0js',
  ])('---%s is refused and leaves no trace', (tag) => {
    const code = `---${tag}\nglobalThis.ranFrontMatter = true\nmodule.exports = { title: (globalThis.ranFrontMatter = true) }\n---\n\nA lesson.\n`;
    for (const path of [md, '01-basics/stage.md']) {
      const files = { [path]: code, ...(path === md ? {} : { '01-basics/stage.yaml': null }) };
      // twice: a cache would say nothing the second time
      expect(placesOf(read(files).diagnostics)).toEqual(placesOf(read(files).diagnostics));
      expect(read(files).diagnostics[0]).toMatchObject({ code: 'front-matter/language', line: 1, column: 1 });
    }
    expect(trace.ranFrontMatter).toBeUndefined();
  });

  it('behind a byte-order mark is refused all the same', () => {
    expect(codesOf({ [md]: `\uFEFF---js\nglobalThis.ranFrontMatter = true\n---\n` })).toContain(
      'front-matter/language',
    );
    expect(trace.ranFrontMatter).toBeUndefined();
  });
});

describe('a topic that is read twice', () => {
  it('has its faults the second time as well, and does not leak what was done to it', () => {
    const broken = { [md]: good.replace('minutes: 5', 'minutes: [5') };
    expect(placesOf(read(broken).diagnostics)).toEqual(placesOf(read(broken).diagnostics));
    expect(codesOf(broken)).toEqual(['yaml/syntax']);
    const first = topicOf({}) as { title: string; questions: unknown };
    first.title = 'changed';
    first.questions = [];
    expect(topicOf({})).toMatchObject({ title: 'HTTP', questions: [{ id: 'reads' }] });
  });
});

describe('what YAML can do besides holding text', () => {
  it('is refused: an alias bomb costs nothing', () => {
    const bomb = Array.from(
      { length: 12 },
      (_, i) => `b${i}: &b${i} [${Array(10).fill(i === 0 ? 'x' : `*b${i - 1}`)}]\n`,
    );
    const codes = codesOf(yamlTopic(bomb.join('') + typed));
    expect(codes.filter((code) => code === 'yaml/anchor')).toHaveLength(12);
    expect(codes.filter((code) => code === 'yaml/alias')).toHaveLength(110);
  });

  it.each([
    ['tags: !!js/function "function () {}"', 'yaml/tag', '!!js/function'],
    ['tags: !<tag:yaml.org,2002:set> {basics}', 'yaml/tag', '!<tag:yaml.org'],
    ['tags: !e!x [basics]', 'yaml/tag', '!e!x'],
    ['tags: ! basics', 'yaml/tag', '!'],
    ['tags: [!!str basics]', 'yaml/tag', '!!str'],
    ['tags: &a [basics]', 'yaml/anchor', '&a'],
    ['tags: [&a basics]', 'yaml/anchor', '&a'],
    ['tags: *a', 'yaml/alias', '*a'],
    ['<<: {optional: true}', 'yaml/merge-key', '<<'],
    ['"<<": {optional: true}', 'yaml/merge-key', '"<<"'],
    ['? &a tags\n: [basics]', 'yaml/key', 'tags'],
    ['? !!str tags\n: [basics]', 'yaml/key', 'tags'],
    ['? {a: b}\n: c', 'yaml/key', '{a: b}'],
  ])('%s', (line, code, at) => {
    const { diagnostics, sources } = read({
      [md]: markdownTopic('### Q {#q}\n\n- [x] A\n- [ ] B\n', `${line}\n`),
    });
    expect(diagnostics.map((d) => d.code)).toEqual([code]);
    const [fault] = diagnostics;
    expect(sources.get(md)?.text.slice(fault?.start, fault?.end)).toContain(at.slice(0, 14));
    expect(sources.get(md)?.text.slice(fault?.start)).toMatch(
      new RegExp(`^${at.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`),
    );
  });

  it.each([
    '1.10',
    '404',
    '0x1F',
    '1e3',
    '.inf',
    'true',
    'False',
    '2024-01-31',
    '2024-01-31T10:00:00Z',
    '1:30',
    '12:30:45',
  ])('%s is no text until it is quoted', (value) => {
    expect(read({ [md]: good.replace('title: HTTP', `title: ${value}`) }).diagnostics).toMatchObject([
      { code: 'yaml/quote-it', line: 2, column: 8, hint: `Quote it: "${value}".` },
    ]);
    expect(topicOf({ [md]: good.replace('title: HTTP', `title: "${value}"`) }).title).toBe(value);
  });
});

describe('names that objects have of themselves', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'])(
    '%s',
    (name) => {
      const front = markdownTopic(
        '### Q {#q}\n\n- [x] A\n- [ ] B\n',
        `${name}: {title: x, polluted: true}\n`,
      );
      expect(codesOf({ [md]: front })).toEqual(['yaml/unknown-key']);
      expect(codesOf(yamlTopic(`${name}: x\n${typed}`))).toEqual(['yaml/unknown-key']);
      expect(codesOf({ [md]: markdownTopic(`### Q {#q ${name}=x}\n\n- [x] A\n- [ ] B\n`) })).toEqual([
        'question/unknown-attribute',
      ]);
      expect(codesOf({ [md]: markdownTopic(`### Q {#q level=${name}}\n\n- [x] A\n- [ ] B\n`) })).toEqual([
        'yaml/unknown-value',
      ]);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );

  it('may be ids, tags, concepts and answers where they are kebab-case', () => {
    const quiz =
      '### Q {#constructor concept=constructor}\n\n| a | b |\n|---|---|\n| constructor | toString |\n| `__proto__` | valueOf |\n';
    const topic = topicOf({
      [md]: markdownTopic(quiz, 'aliases: [prototype]\nconcepts: [constructor]\ntags: [constructor]\n'),
    });
    expect(topic.questions[0]).toMatchObject({
      id: 'constructor',
      kind: 'match',
      pairs: [{ left: 'constructor', right: 'toString' }, {}],
    });
  });
});

describe('sizes', () => {
  it('of front matter end at 16 KB', () => {
    const comment = (bytes: number): string =>
      good.replace('title: HTTP', `#${'é'.repeat((bytes - 1) / 2)}\ntitle: HTTP`);
    const own = Buffer.byteLength('\ntitle: HTTP\nsummary: How a browser asks for a page\nminutes: 5\n');
    expect(codesOf({ [md]: comment(16 * 1024 - own) })).toEqual([]);
    expect(codesOf({ [md]: comment(16 * 1024 - own + 2) })).toEqual(['front-matter/too-large']);
  });

  it.each([
    ['flow', `tags: ${'['.repeat(10_000)}`],
    ['closed flow', `tags: ${'['.repeat(60)}${']'.repeat(60)}`],
    ['maps', `tags: ${'{a: '.repeat(200)}`],
    ['block', `tags:\n${Array.from({ length: 60 }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join('')}`],
    ['dashes', `tags:\n ${'- '.repeat(5_000)}x`],
    ['questions', `tags:\n ${'? '.repeat(5_000)}x`],
  ])('of YAML nesting end at 50: %s', (_, front) => {
    expect(codesOf({ [md]: markdownTopic('### Q {#q}\n\n- [x] A\n- [ ] B\n', `${front}\n`) })).toEqual([
      'yaml/too-deep',
    ]);
    expect(codesOf(yamlTopic(`${front}\n`))).toEqual(['yaml/too-deep']);
  });

  it.each(['> ', '- ', '1. ', '> - '])('of Markdown nesting end at 50: %j', (mark) => {
    expect(
      codesOf({ [md]: markdownTopic('### Q {#q}\n\n- [x] A\n- [ ] B\n', '', `${mark.repeat(5_000)}x`) }),
    ).toEqual(['text/too-deep']);
    expect(codesOf(yamlTopic(typed.replace('Which?', `"Which?\\n\\n${mark.repeat(60)}x"`)))).toEqual([
      'text/too-deep',
    ]);
  });

  it('of the brackets in a paragraph end at 1,000', () => {
    const lesson = (times: number): string =>
      markdownTopic('### Q {#q}\n\n- [x] A\n- [ ] B\n', '', `${'['.repeat(times)} and more`);
    expect(codesOf({ [md]: lesson(1_000) })).toEqual([]);
    expect(codesOf({ [md]: lesson(1_001) })).toEqual(['text/too-long']);
  });

  it.each([
    [
      'Markdown',
      (count: number) => ({
        [md]: markdownTopic(asked(count, (i) => `### How is ${i} sent? {#q${i}}\n\nAnswer: \`${i}\`\n\n`)),
      }),
    ],
    [
      'YAML',
      (count: number) =>
        yamlTopic(
          `quiz:\n${asked(count, (i) => `- {id: q${i}, question: How is ${i} sent?, type: ["${i}"]}\n`)}`,
        ),
    ],
  ])('of the questions of a topic end at 500: %s', (_, made) => {
    const tooMuch = (count: number) => {
      const { diagnostics, counts } = read(made(count));
      return [counts.questions, diagnostics.filter(({ code }) => code === 'file/too-much').length];
    };
    expect(tooMuch(500)).toEqual([500, 0]);
    expect(tooMuch(501)).toEqual([500, 1]);
  });

  it('of folders end at 50, without losing the others', () => {
    const folder = writeRoadmap();
    mkdirSync(join(folder, '02-deep', ...Array(80).fill('d')), { recursive: true });
    const { diagnostics, roadmap: found } = checkFolder(folder);
    expect(diagnostics.map((d) => d.code)).toContain('folder/unexpected');
    expect(found?.stages[0]?.topics).toHaveLength(1);
  });
});

describe('bytes that are not UTF-8', () => {
  it.each([
    ['a lone continuation', [0x80]],
    ['Latin-1', [0xe9, 0x20]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong three', [0xe0, 0x80, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a sequence cut short', [0xf0, 0x9f, 0x98]],
    ['0xff', [0xff]],
  ])('%s: the place is that of the first wrong byte', (_, wrong) => {
    const before = `${good}é😀 `;
    const { diagnostics } = read({
      [md]: Buffer.concat([Buffer.from(before), Buffer.from(wrong), Buffer.from('\nmore')]),
    });
    expect(diagnostics).toMatchObject([
      { code: 'file/not-utf8', start: before.length, line: before.split('\n').length, column: 5 },
    ]);
  });
});

describe('characters a terminal would obey', () => {
  const bad = [
    '\u0000',
    '\u0007',
    '\u0008',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u009b',
    '\u061c',
    '\u200e',
    '\u200f',
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
  ];
  it.each(bad.map((char) => [char.charCodeAt(0).toString(16).padStart(4, '0'), char] as const))(
    'U+%s',
    (hex, char) => {
      const number = Number.parseInt(hex, 16);
      const where = (written: string): Files[] => [
        { [md]: good.replace('A request', `A ${written} request`) },
        { [md]: good.replace('GET', `GET ${written}`) },
        { 'roadmap.yaml': `${base['roadmap.yaml']}description: "a ${written} b"\n` },
        yamlTopic(typed.replace('Which?', `"Which ${written}?"`)),
      ];
      for (const written of [char, `&#${number};`, `&#x${hex.toUpperCase()};`])
        for (const files of where(written)) {
          const faults = read(files).diagnostics;
          expect(
            faults.filter((d) => d.code.startsWith('text/')),
            JSON.stringify(files),
          ).toHaveLength(1);
          expect(faults[0]?.message).toContain(`U+${hex.toUpperCase()}`);
        }
      const escaped = yamlTopic(typed.replace('Which?', `"Which \\u${hex}?"`));
      expect(read(escaped).diagnostics).toMatchObject([{ line: 6, column: 23, endColumn: 38 }]);
    },
  );

  it('are shown escaped when they stand in the names of files and folders', () => {
    const { diagnostics } = read({
      '01-basics/a\u001b[31m.md': good,
      '01-basics/b\u202e.txt': '',
      '02-\u0007/stage.yaml': 'title: Bell\n',
    });
    expect(diagnostics.length).toBeGreaterThanOrEqual(3);
    // biome-ignore lint/complexity/useRegexLiterals: as escapes the characters stay readable
    expect(JSON.stringify(diagnostics)).not.toMatch(new RegExp('[\\u0000-\\u001f\\u007f-\\u009f\\u202e]'));
    expect(diagnostics.map((d) => d.file)).toContain('01-basics/a\\x1b[31m.md');
  });
});

describe('what is no regular file', () => {
  it('is refused, not opened, and the good topics stay', async () => {
    const folder = writeRoadmap();
    const outside = writeRoadmap();
    makePipe(join(folder, '01-basics/pipe.md'));
    link(join(outside, md), join(folder, '01-basics/out.md'));
    link('..', join(folder, '01-basics/up'));
    link('../01-basics', join(folder, '01-basics/loop'));
    link('gone.md', join(folder, '01-basics/gone.md'));
    link('/dev/zero', join(folder, '01-basics/zero.md'));
    link('http.md', join(folder, '01-basics/http-again.md'));
    const { diagnostics, roadmap: found } = checkFolder(folder);
    expect(placesOf(diagnostics.filter(({ code }) => !ofSmallSamples.includes(code)))).toEqual([
      '01-basics/gone.md:1:1-1:1 file/unreadable',
      '01-basics/http-again.md:1:1-1:1 stage/unlisted-topic',
      '01-basics/http-again.md:11:5-11:38 question/duplicate-stem',
      '01-basics/loop:1:1-1:1 file/not-regular',
      '01-basics/out.md:1:1-1:1 file/outside',
      '01-basics/pipe.md:1:1-1:1 file/not-regular',
      '01-basics/up:1:1-1:1 file/outside',
      '01-basics/zero.md:1:1-1:1 file/outside',
    ]);
    expect(found?.stages[0]?.topics[0]?.id).toBe('http');
    const { code, out } = await roadmap(['check', folder, '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ errors: 8 });
  });

  it('may have a name that is not UTF-8', () => {
    const folder = writeRoadmap();
    try {
      writeFileSync(
        Buffer.concat([Buffer.from(join(folder, '01-basics/caf')), Buffer.from([0xe9]), Buffer.from('.md')]),
        good,
      );
    } catch {
      return; // this disk refuses such names itself
    }
    expect(checkFolder(folder).diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'file/unreadable' },
    ]);
  });
});

describe('a faulty file of a stage or of the roadmap', () => {
  it.each(['titel: Basics\n', 'title: Basics: more\n', 'title: 5\n', 'title: [\n', '- a\n'])(
    'leaves the topics usable: %j',
    async (written) => {
      const stage = '01-basics/stage.yaml';
      const folder = writeRoadmap({ [stage]: written, '01-basics/01-inner/stage.yaml': 'title: Inner\n' });
      const { roadmap: found } = checkFolder(folder);
      expect(
        found?.stages.map(({ id, title, topics, stages }) => [id, title, topics.length, stages.length]),
      ).toEqual([['basics', 'basics', 1, 1]]);
      for (const command of [['show', 'http'], ['list'], ['next'], ['status'], ['quiz', 'http', '--json']])
        expect([command, (await roadmap([...command, '--roadmap', folder])).code]).toEqual([command, 0]);
    },
  );

  it.each(['format: 1\nid: small\ntitel: S\n', 'format: 1\nid: small\ntitle: 5\n'])(
    'is called by its id: %j',
    async (written) => {
      const folder = writeRoadmap({ 'roadmap.yaml': written });
      expect(checkFolder(folder).roadmap?.title).toBe('small');
      expect((await roadmap(['status', '--roadmap', folder])).code).toBe(0);
    },
  );
});

describe('a roadmap whose file cannot be read', () => {
  const written: readonly (readonly [what: string, bytes: string | Buffer])[] = [
    ['an open quotation mark', 'format: 1\nid: sample\ntitle: "S\n'],
    ['an open bracket above', 'x: [\nid: sample # its name\n'],
    ['a byte that is not UTF-8', Buffer.from('id: "sample"\ntitle: \xff\n', 'latin1')],
    ['conflict markers', '<<<<<<< ours\nid: sample\n=======\nid: sample\n>>>>>>> theirs\n'],
    ['an alias bomb', `id: sample\na: &a [x]\nb: &b [${'*a, '.repeat(50)}*a]\n`],
    ['too deep', `id: sample\nx: ${'['.repeat(60)}${']'.repeat(60)}\n`],
  ];
  it.each(written)('keeps progress under the id that is legible in it: %s', async (_, bytes) => {
    const folder = writeRoadmap();
    const home = freshFolder();
    const run = (...argv: string[]) => roadmap([...argv, '--roadmap', folder], { home });
    await run('done', 'http');
    writeFileSync(join(folder, 'roadmap.yaml'), bytes);
    const { out, err, code } = await run('list', '--json');
    expect([code, err]).toEqual([0, expect.stringMatching(/^This roadmap has \d+ errors?;/)]);
    expect(JSON.parse(out).stages[0].topics).toMatchObject([{ id: 'http', state: 'learned' }]);
    expect((await roadmap(['check', folder])).code).toBe(1);
  });

  const nameless: readonly (readonly [what: string, bytes: string])[] = [
    ['no id', 'format: 1\ntitle: S\n'],
    ['nothing', ''],
    ['zeros', '\0'.repeat(100)],
    ['an id that is none', 'format: 1\nid: ../../sample\ntitle: S\n'],
    ['an id further in', 'format: 1\ntitle: S\ndescription: |\n  id: sample\n'],
    ['too much', `id: sample\n${'# x\n'.repeat(300_000)}`],
  ];
  it.each(nameless)('without a legible id is read, and nothing is kept of it: %s', async (_, bytes) => {
    const folder = writeRoadmap({ 'roadmap.yaml': bytes });
    const home = freshFolder();
    const run = (...argv: string[]) => roadmap([...argv, '--roadmap', folder], { home });
    for (const argv of [['next'], ['list'], ['status'], ['show', 'http'], ['search', 'server'], ['stats']]) {
      const { code, err } = await run(...argv);
      expect([argv, code, err]).toEqual([argv, 0, expect.stringContaining('gives no id that can be read')]);
    }
    expect(JSON.parse((await run('status', '--json')).out).roadmap).toBe(null);
    for (const argv of [
      ['done', 'http'],
      ['answer', 'http/reads', 'a'],
    ]) {
      const { code, err } = await run(...argv);
      expect([code, err]).toEqual([1, expect.stringContaining('NOT SAVED: this roadmap has no id')]);
    }
    const noted = await run('note', 'http', '--path');
    expect([noted.code, noted.err]).toEqual([1, expect.stringContaining('kept under the ids')]);
    const analyzed = await run('analyze', join(folder, 'roadmap.yaml'));
    expect(analyzed.code).toBe(1);
    expect(existsSync(join(home, 'journal'))).toBe(false);
  });
});

it('a stage without a number is counted on from the others', () => {
  const folder = writeRoadmap({ 'more/stage.yaml': 'title: More\n', 'also/stage.yaml': 'title: Also\n' });
  expect(checkFolder(folder).roadmap?.stages.map(({ id, number }) => [id, number])).toEqual([
    ['basics', '1'],
    ['also', '2'],
    ['more', '3'],
  ]);
});
