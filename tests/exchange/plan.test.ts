import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/content/entry.ts';
import { readQuiz } from '../../src/exchange/import.ts';
import type { Target } from '../../src/exchange/place.ts';
import { plan, takenIn } from '../../src/exchange/plan.ts';
import { makeTopics } from '../../src/exchange/topics.ts';
import type { NewTopic } from '../../src/exchange/write-topic.ts';

const file = (path: string, text: string | Uint8Array): Entry => ({
  kind: 'file',
  path,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
});
const folder = (path: string): Entry => ({ kind: 'folder', path });
const root = file('roadmap.yaml', 'format: 1\nid: web\ntitle: Web\n');
const stage = (path: string, text = 'title: S\n'): Entry[] => [
  folder(path),
  file(`${path}/stage.yaml`, text),
];
const target = (path: string, ...entries: Entry[]): Target => ({ entries, path, name: 'my-web_course' });

const quiz = '## Which is it?\n\n- [x] this\n- [ ] that\n';
const topicsOf = (name = 'http.md', where: Target = target('')): readonly NewTopic[] => {
  const parsed = readQuiz(name, quiz, null);
  if (parsed === null) throw new Error('no quiz');
  return makeTopics([{ name, parsed }], takenIn(where)).topics;
};
const planned = (where: Target, name = 'http.md') => plan(topicsOf(name, where), where);
const paths = (where: Target): string[] | string => {
  const made = planned(where);
  return 'refused' in made ? made.refused : made.writes.map(({ path }) => path);
};

describe('imported topics', () => {
  it('make a roadmap with a stage where nothing is, called as its folder', () => {
    const made = planned(target(''));
    expect(made).toMatchObject({
      stage: '01-imported',
      writes: [
        { path: 'roadmap.yaml', text: 'format: 1\nid: my-web-course\ntitle: My web course\n' },
        { path: '01-imported/http.md' },
        { path: '01-imported/stage.yaml', text: 'title: Imported\ntopics:\n  - http\n' },
      ],
    });
    expect(planned({ ...target(''), name: '-_' })).toMatchObject({
      writes: [{ text: expect.stringContaining('title: Imported\n') }, {}, {}],
    });
  });

  it('make a stage behind the others of a roadmap, under a name that is free', () => {
    expect(paths(target('', root, ...stage('01-a'), folder('07-b'), folder('media')))).toEqual([
      '08-imported/http.md',
      '08-imported/stage.yaml',
    ]);
    expect(paths(target('', root, ...stage('01-a', 'title: A\naliases: [imported]\n')))).toEqual([
      '02-imported-2/http.md',
      '02-imported-2/stage.yaml',
    ]);
  });

  it('go to the stage of earlier imports', () => {
    expect(paths(target('', root, ...stage('03-imported')))).toEqual([
      '03-imported/http.md',
      '03-imported/stage.yaml',
    ]);
  });

  it('go to the stage that is named, with its list as Markdown or YAML, whose mark of bytes stays', () => {
    const markdown = file('01-a/stage.md', '\uFEFF---\ntitle: A\n---\n\nHello.\n');
    const made = planned(target('01-a', root, folder('01-a'), markdown));
    expect(made).toMatchObject({
      stage: '01-a',
      writes: [
        { path: '01-a/http.md' },
        { path: '01-a/stage.md', text: expect.stringMatching(/^\uFEFF---/) },
      ],
    });
  });

  it('make the stage that is named, in the roadmap or in a stage', () => {
    expect(paths(target('04-new-one', root))).toEqual(['04-new-one/http.md', '04-new-one/stage.yaml']);
    expect(paths(target('01-a/02-b', root, ...stage('01-a')))).toEqual([
      '01-a/02-b/http.md',
      '01-a/02-b/stage.yaml',
    ]);
  });

  it.each<[string, Target, string, string]>([
    [
      'a folder of other files',
      target('', file('notes.txt', 'x')),
      'This folder holds other files and no roadmap.',
      'Name the folder',
    ],
    [
      'a roadmap whose numbers are used up',
      target('', root, folder('9999-last')),
      'There is no number left for another stage.',
      'Name a stage',
    ],
    [
      'a folder whose name is none of a stage',
      target('new', root, folder('02-b')),
      'The folder of a stage is named by a number',
      'For example: 03-new',
    ],
    [
      'one within a stage',
      target('01-a/New One', root, ...stage('01-a')),
      'The folder of a stage is named by a number',
      'For example: 01-a/01-new-one',
    ],
    [
      'a folder in one that is no stage',
      target('media/01-b', root, folder('media')),
      'The folder it should stand in is no stage.',
      'Name a stage that is there',
    ],
    [
      'a folder in one that is not there',
      target('01-a/01-b', root),
      'The folder it should stand in is no stage.',
      'Name a stage that is there',
    ],
    [
      'a number that is taken',
      target('02-new', root, folder('02-b'), folder('media')),
      'The number 02 belongs to another stage.',
      'Free is: 03-new',
    ],
    [
      'a number that is taken in a stage',
      target('01-a/01-new', root, ...stage('01-a'), folder('01-a/01-b')),
      'The number 01 belongs to another stage.',
      'Free is: 01-a/02-new',
    ],
    [
      'a name that is taken',
      target('02-a', root, ...stage('01-a')),
      'The name "a" belongs to another stage or topic.',
      'Choose another one.',
    ],
    [
      'a list that is no text',
      target('01-a', root, folder('01-a'), file('01-a/stage.yaml', Uint8Array.of(0x74, 0xff))),
      '01-a/stage.yaml cannot be read.',
      'roadmap check',
    ],
    [
      'a list that is refused',
      target('01-a', root, folder('01-a'), {
        kind: 'refused',
        path: '01-a/stage.yaml',
        code: 'file/not-regular',
        message: 'x',
        hint: null,
      }),
      '01-a/stage.yaml cannot be read.',
      'roadmap check',
    ],
    [
      'a list with faults',
      target('01-a', root, ...stage('01-a', 'title: [\n')),
      '01-a/stage.yaml has faults',
      'roadmap check',
    ],
  ])('are refused by %s', (_what, where, refused, hint) => {
    const made = plan(topicsOf(), where);
    expect(made).toEqual({
      refused: expect.stringContaining(refused),
      hint: expect.stringContaining(hint),
    });
  });

  it.each(['http.md', 'http.yaml'])('are not written over %s', (name) => {
    const where = target('01-a', root, ...stage('01-a'), file(`01-a/${name}`, 'x'));
    expect(plan(topicsOf(), where)).toMatchObject({
      refused: `01-a/${name} is there already, and nothing is written over it.`,
    });
    expect(takenIn(where).present).toContain('http');
  });

  it('are refused where they bring in a fault, and not for one that was there before', () => {
    const other = file('01-a/dns.md', '---\nbroken');
    const where = target('01-a', root, ...stage('01-a'), other);
    expect(paths(where)).toEqual(['01-a/http.md', '01-a/stage.yaml']);
    // what is asked already, which `takenIn` would have told
    const [topic] = topicsOf();
    const twice = [topic, { ...topic, id: 'web' }] as readonly NewTopic[];
    expect(plan(twice, target('01-a', root, ...stage('01-a')))).toMatchObject({
      refused: expect.stringMatching(/would not pass the check/),
    });
  });

  it('avoid the questions and names that are there', () => {
    const asked = file(
      '01-a/dns.md',
      '---\ntitle: DNS\nsummary: s\nminutes: 5\n---\n\n## Quiz\n\n### Which is it? {#is}\n\n- [x] this\n- [ ] that\n',
    );
    const { names, asked: questions } = takenIn(
      target('02-b', root, ...stage('01-a'), ...stage('02-b'), asked),
    );
    expect([...names]).toEqual(expect.arrayContaining(['a', 'dns', 'b']));
    expect([...questions.values()]).toEqual(['dns/is']);
    expect(topicsOf('http.md', target('02-b', root, ...stage('01-a'), ...stage('02-b'), asked))).toEqual([]);
  });
});
