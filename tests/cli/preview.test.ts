import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/terminal/width.ts';
import { writeRoadmap } from '../content/support/folders.ts';
import { markdownTopic } from '../content/support/sample.ts';
import { freshFolder, json, type Ran, repository, roadmap } from '../support/program.ts';

const kinds = join(repository, 'tests/support/small/01-basics/kinds.md');
const inYaml = join(repository, 'tests/support/small/02-more/01-deep/yaml-topic.yaml');

/** A file that belongs to no roadmap. */
function lone(text: string, name = 'http.md'): { readonly cwd: string; readonly name: string } {
  const cwd = freshFolder('lone');
  writeFileSync(join(cwd, name), text);
  return { cwd, name };
}
const preview = ({ cwd, name }: ReturnType<typeof lone>, ...flags: string[]): Promise<Ran> =>
  roadmap(['preview', name, ...flags], { cwd });

const one =
  '### Which one? {#which}\n\n- [x] This\n- [ ] That\n\n> It is this one, since that one is another.\n';

describe('preview without a terminal', () => {
  it('prints the lesson and every kind of question, with what is right marked', async () => {
    const { code, out, err } = await roadmap(['preview', kinds]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('# All kinds\n\nOne question of each kind\n\n## What there is');
    expect(out).toContain(`Question 1 of 7 (one, choose one, kinds, recall)
Which one is right here?

Hint: Think of the first.

[x] The right one
[ ] The wrong one
    > People take it because it sounds well.
[ ] The other one
    > People take it because it comes last.
[ ] None of these (stays here)
    > There is one.

Why: It is right because the question says so, in as many words as it takes.
`);
    expect(out).toContain('\n1. Wake\n2. Wash\n3. Work\n4. Walk\n');
    expect(out).toContain('\n  France = Paris\n');
    expect(out).toContain('\nAccepted: snapshot');
    expect(out).toContain('\nTo recall: ');
  });

  it('prints a lesson alone where there is no quiz', async () => {
    const text = '---\ntitle: HTTP\nsummary: Asking\nminutes: 5\n---\n\nA lesson.\n';
    const { code, out } = await preview(lone(text));
    expect([code, out]).toEqual([0, expect.stringMatching(/# HTTP\n\nAsking\n\nA lesson\.\n$/)]);
  });

  it('prints the same of a topic in YAML', async () => {
    const { code, out } = await roadmap(['preview', inYaml]);
    expect([code, out]).toEqual([0, expect.stringContaining('# A topic in YAML')]);
    expect(out).toContain('Question 1 of 1');
  });

  it('says what is wrong before anything else, and shows the rest', async () => {
    const file = lone(markdownTopic(`### Which leaks? {#no-key}\n\n- [ ] A\n- [ ] B\n\n${one}`));
    const { code, out } = await preview(file);
    expect(code).toBe(0);
    expect(out).toMatch(/^http\.md:\d+:\d+ {2}/);
    expect(out).toContain('\nhttp.md:13:1  error  question/no-key\n');
    expect(out).toMatch(/\n1 file, 1 topic, 1 question: 1 error, \d warnings\.\n\n# HTTP\n/);
    expect(out).toContain('Question 1 of 1 (which, choose one)');
    expect(out).not.toContain('Which leaks?\n\n');
  });

  it('shows a topic that learners would not get, and says that they would not', async () => {
    const { code, out } = await preview(lone(markdownTopic(one).replace('minutes: 5', 'minutes: ten')));
    expect(code).toBe(1);
    expect(out).toContain('Learners do not get this topic as it is: mend the errors first.\n');
    expect(out).toContain('# HTTP\n');
    expect(out).toContain('Question 1 of 1');
  });

  it('has nothing but faults to show of a file that is no topic', async () => {
    const { code, out } = await preview(lone('no front matter'));
    expect(code).toBe(1);
    expect(out).toMatch(/^http\.md:1:1 {2}error {2}front-matter\/missing\n/);
    expect(out).toMatch(/mend the errors first\.\n\n$/);
  });

  it('with --width writes as a terminal of so many columns would', async () => {
    for (const width of [24, 40, 80]) {
      const { out } = await roadmap(['preview', kinds, '--width', String(width)]);
      expect(out).toContain('What there is\n─────────────\n');
      const shown = out.slice(out.indexOf('All kinds\n═')).split('\n');
      expect(shown.length).toBeGreaterThan(50);
      // an address stays whole, so that it can be clicked
      const wide = shown.filter((line) => displayWidth(line) >= width && !line.includes('https://'));
      expect(wide).toEqual([]);
    }
  });
});

describe('what preview says is wrong', () => {
  it('is also how a topic fits into its roadmap', async () => {
    const folder = writeRoadmap({ '01-basics/http.md': markdownTopic(one, 'prerequisites: [dns]\n') });
    const { out } = await roadmap(['preview', '01-basics/http.md'], { cwd: folder });
    expect(out).toContain('01-basics/http.md:5:17  error  topic/unknown-prerequisite');
    writeFileSync(join(folder, '01-basics/tls.md'), markdownTopic(one));
    const unlisted = await roadmap(['preview', 'tls.md'], { cwd: join(folder, '01-basics') });
    expect(unlisted.out).toMatch(/^\.\.\/01-basics\/tls\.md:1:1 {2}error {2}stage\/unlisted-topic\n/);
  });

  it('is nothing about prerequisites where there is no roadmap that would know them', async () => {
    const { out } = await preview(lone(markdownTopic(one, 'prerequisites: [dns]\n')));
    expect(out).not.toContain('prerequisite');
  });

  it('is what the lint says, also of a draft that the roadmap leaves alone', async () => {
    const folder = writeRoadmap({ '01-basics/_draft.md': markdownTopic(one.replace(/> .*\n/, '')) });
    const { out } = await roadmap(['preview', '01-basics/_draft.md'], { cwd: folder });
    expect(out).toContain('_draft.md:11:5  error  question/no-explanation');
  });
});

describe('preview --json', () => {
  it('gives the topic as data, keys included, and its faults', async () => {
    const file = lone(markdownTopic(one));
    const { out, code } = await preview(file, '--json');
    expect(code).toBe(0);
    const { diagnostics, ...rest } = JSON.parse(out);
    expect(rest).toEqual({
      file: 'http.md',
      topic: {
        id: 'http',
        title: 'HTTP',
        summary: 'How a browser asks for a page',
        prerequisites: [],
        aliases: [],
        tags: [],
        minutes: 5,
        optional: false,
        concepts: [],
        resources: [],
        was: [],
        lesson: 'A lesson.',
        questions: [
          {
            id: 'which',
            derived: false,
            stem: 'Which one?',
            body: '',
            hint: null,
            explanation: 'It is this one, since that one is another.',
            concept: null,
            level: null,
            was: [],
            kind: 'one',
            answers: [
              { text: 'This', correct: true, why: null, pinned: false, misses: null },
              { text: 'That', correct: false, why: null, pinned: false, misses: null },
            ],
          },
        ],
      },
    });
    expect(diagnostics.map((d: { code: string; file: string }) => [d.code, d.file])).toEqual([
      ['topic/few-questions', 'http.md'],
      ['question/no-comment', 'http.md'],
    ]);
  });

  it('gives no topic where learners get none, and exits with 1', async () => {
    const { out, code } = await preview(lone('---\ntitle: A\n---\n'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      topic: null,
      diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'yaml/missing-key' })]),
    });
  });
});

describe('trying the quiz on plain lines', () => {
  const answers = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('');

  it('asks in the order of the file, judges as a quiz would, and asks misses again', async () => {
    const { code, out } = await roadmap(['preview', kinds, '--plain'], {
      input: answers('?', 'The right one', '-'),
    });
    expect(code).toBe(0);
    const asked = [...out.matchAll(/^Question \d of 7 \(All kinds\)\n(.*)$/gm)].map((match) => match[1]);
    expect(asked).toEqual(
      (await json<{ topic: { questions: { stem: string }[] } }>(['preview', kinds, '--json'])).topic.questions
        .slice(0, 3)
        .map(({ stem }) => stem),
    );
    expect(out).toMatch(/Hint: Think of the first\.[\s\S]*Right\.\n[\s\S]*Not known yet\./);
    expect(out).toContain('1 of 2 right.\nMissed:\n');
    expect(out).toMatch(/\nNothing of this was recorded\.\n$/);
    expect(out).not.toMatch(/kept|NOT SAVED|roadmap next/);
    const miss = lone(markdownTopic(one));
    const again = await roadmap(['preview', miss.name, '--plain'], {
      cwd: miss.cwd,
      input: answers('That', 'This'),
    });
    expect(again.out).toContain('Once more (HTTP)');
    expect(again.out).toContain('(right when asked again)');
  });

  it('touches no journal, and makes no data folder', async () => {
    const empty = join(freshFolder(), 'none');
    await roadmap(['preview', kinds, '--plain'], { home: empty, input: answers('The right one', '-', '-') });
    expect(() => readdirSync(empty)).toThrow('ENOENT');
    const home = freshFolder();
    const env = { ROADMAP_DIR: join(repository, 'tests/support/small') };
    await roadmap(['answer', 'kinds/type', 'GET'], { home, env });
    const everything = (): string[][] =>
      readdirSync(home, { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'base64')]);
    const before = everything();
    expect(before.length).toBeGreaterThan(0);
    await roadmap(['preview', kinds, '--plain'], { home, env, input: answers('The right one', '-', '-') });
    expect(everything()).toEqual(before);
  });

  it('says so where nothing was answered', async () => {
    const { code, out } = await roadmap(['preview', kinds, '--plain']);
    expect([code, out]).toEqual([0, expect.stringMatching(/\nNothing of this was recorded\.\n$/)]);
  });
});

describe('a file that is not the file of a topic', () => {
  it.each([
    [['nowhere.md'], 1, 'There is no file nowhere.md.'],
    [['.'], 2, 'files that end in .md or .yaml'],
    [['topic.yml'], 2, 'Name it .yaml.'],
    [['stage.yaml'], 2, 'stage.yaml is no topic.'],
    [['projects/hello/project.md'], 2, 'project.md is no topic.'],
    [['folder.md'], 1, 'folder.md cannot be read. This is a folder'],
    [['latin.md'], 1, 'latin.md is not UTF-8: see byte 2.'],
    [['large.md'], 1, 'larger than 1 MB'],
    [['http.md', '--width', '19'], 2, 'a whole number from 20'],
    [[], 2, 'roadmap preview --help'],
  ])('preview %j exits with %i', async (argv, exit, said) => {
    const cwd = freshFolder('lone');
    mkdirSync(join(cwd, 'folder.md'));
    writeFileSync(join(cwd, 'latin.md'), Buffer.from([0x41, 0xe4, 0x42]));
    writeFileSync(join(cwd, 'large.md'), 'x'.repeat(1024 * 1024 + 1));
    const { code, out, err } = await roadmap(['preview', ...argv], { cwd });
    expect([code, out, err]).toEqual([exit, '', expect.stringContaining(said)]);
  });

  it('cannot move the cursor, whatever it holds', async () => {
    const hostile = markdownTopic(
      '### Which \u001b[2J one? {#which}\n\n- [x] A\u202e\n- [ ] B\u0007\n',
      '',
      'L\u001b]0;x\u0007',
    );
    for (const flags of [[], ['--json'], ['--plain'], ['--width', '40']]) {
      const { out } = await preview(lone(hostile, 'http.md'), ...flags);
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });
});
