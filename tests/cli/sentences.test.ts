import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY, NOON, play } from '../screens/theatre.ts';
import { answer, type Dated, writeJournal } from '../support/journal.ts';
import { over, person, roadmapOf, small } from '../support/person.ts';
import { freshFolder, repository, roadmap } from '../support/program.ts';

const server = `"${process.execPath}" "${join(repository, 'tests/support/greeter.mjs')}"`;
const PATH = String(process.env.PATH);
const question = (id: string): string => `### Which is ${id}? {#${id}}\n\n- [x] Right\n- [ ] Wrong\n\n`;
const checked = (passed: readonly string[], failed: readonly string[], at = NOON - DAY): Dated => ({
  kind: 'project-checked',
  project: 'greeter' as never,
  passed,
  failed,
  topics: [],
  at,
});

describe('answer', () => {
  const twice = roadmapOf({
    words: `## Quiz\n\n${question('same')}${question('only')}`,
    more: `## Quiz\n\n${question('same')}### Which word? {#word}\n\nAnswer: \`snapshot\`\n`,
  });
  it.each([
    ['a question by its own id, where only one has it', 'only Right', 0, /^Right\.\n/],
    ['a near miss for what it is', 'more/word snapshoot', 0, /^Near, but not right\.\nRight: snapshot\n/],
    [
      'several questions of one id apart',
      'same Right',
      2,
      /Several topics have a question "same"\.\nName one: words\/same, more\/same\n/,
    ],
  ])('tells %s', async (_what, argv, code, said) => {
    const ran = await person(twice).run(`answer ${argv}`);
    expect([ran.code, ran.out + ran.err]).toEqual([code, expect.stringMatching(said)]);
  });

  it('has nothing to offer where there are no questions', async () => {
    const { code, err } = await person(roadmapOf({ words: 'Words.' })).run('answer words/x y');
    expect([code, err]).toEqual([2, expect.stringContaining('This roadmap has no questions.')]);
  });
});

describe('a roadmap without questions', () => {
  const bare = (): ReturnType<typeof person> => person(roadmapOf({ words: 'Words.', more: 'More.' }));
  it.each([
    ['quiz words more --plain', 1, 'These topics have no questions.'],
    ['quiz --plain', 1, '"About words" has no questions.'],
    ['export-quiz --format gift', 1, 'There are no questions to write out.'],
  ])('%s says so', async (argv, code, said) => {
    const ran = await bare().run(argv);
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(said)]);
  });

  it('that was gone through has no quiz to offer', async () => {
    const who = bare();
    await who.run('done all');
    const { code, err } = await who.run('quiz --plain');
    expect([code, err]).toEqual([1, 'error: This roadmap has no questions.\n']);
  });
});

describe('done and skip', () => {
  it.each([
    [['done words'], 'done words', '0 topics marked as done. 1 was so already.\n'],
    [
      ['done words', 'done kinds'],
      'done all',
      '1 topic marked as done: A topic in YAML. 2 were so already.\n',
    ],
    [[], 'skip kinds', '1 topic marked as skipped: All kinds.\n'],
  ])('after %j, %s says what was so already', async (before, argv, said) => {
    const who = person();
    for (const one of before) await who.run(one);
    expect(await who.run(argv)).toMatchObject({
      code: 0,
      out: expect.stringMatching(new RegExp(`^${said}`)),
    });
  });
});

describe('undo', () => {
  it.each([
    ['done words', '"Words" marked as done.', { kind: 'marked', of: 'words' }],
    ['answer words/yes Agreement', 'your answer to words/yes.', { kind: 'answered', of: 'words/yes' }],
  ])('of %s says what was taken back, as JSON as well', async (argv, said, undone) => {
    const who = person();
    await who.run(argv);
    expect((await who.run('undo')).out).toBe(`Taken back: ${said}\n`);
    await who.run(argv);
    expect(JSON.parse((await who.run('undo --json')).out)).toMatchObject({ undone });
  });

  it('of a credit names no topic, and of a reset its title', async () => {
    const who = person();
    writeJournal(who.home, 'small', [
      { kind: 'credited', topics: ['kinds', 'words'] as never, at: NOON - 3000 },
      { kind: 'reset', topic: 'words' as never, at: NOON - 2000 },
      { kind: 'marked', topic: 'gone' as never, as: 'done', at: NOON - 1000 },
    ]);
    // a topic that is no longer there is called by its id
    expect((await who.run('undo')).out).toBe('Taken back: "gone" marked as done.\n');
    expect((await who.run('undo')).out).toBe('Taken back: the reset of "Words".\n');
    expect(JSON.parse((await who.run('undo --json')).out)).toMatchObject({
      undone: { kind: 'credited', of: null },
    });
  });
});

describe('status', () => {
  it('says how many days in a row, and what was begun', async () => {
    const who = person();
    writeJournal(who.home, 'small', [
      ...Array.from({ length: 80 }, (_, i) => answer('kinds/one', NOON - 3 * DAY + i * 1000, 3)),
      checked(['greets'], ['counts']),
    ]);
    const { out } = await who.run('status');
    expect(out).toContain('No streak at the moment; 0 answers today, 11 a day over the last week.\n');
    expect(out).toContain('0 of 1 project passed, 1 begun.\n');
  });

  it('of a roadmap without topics says so, and where to see why', async () => {
    const folder = freshFolder('empty');
    mkdirSync(join(folder, '01-later'));
    writeFileSync(join(folder, 'roadmap.yaml'), 'format: 1\nid: empty\ntitle: Empty\n');
    writeFileSync(join(folder, '01-later/stage.yaml'), 'title: Later\ntopics: []\n');
    const { code, out, err } = await person(folder).run('status');
    expect([code, out]).toEqual([0, expect.stringMatching(/^Empty\n0 of 0 topics learned/)]);
    expect(err).toContain('This roadmap has 1 error; what is affected is left out.');
  });
});

describe('lists', () => {
  it('are written in ASCII where nothing else is shown', async () => {
    const who = person();
    const env = { ROADMAP_DIR: small, LANG: 'C', LC_ALL: 'C' };
    const topics = await who.run('list', { env });
    expect([topics.out, topics.code]).toEqual([expect.stringMatching(/^ {2}o kinds /m), 0]);
    expect((await who.run('project list', { env })).out).toMatch(/^o greeter {2}level 1, open/);
    expect(topics.out).toMatch(/^[\x00-\x7f]*$/);
  });

  it('leave titles out, not ids, where there is little room', async () => {
    const who = person();
    const { out } = await who.run('list', { env: { ROADMAP_DIR: small, COLUMNS: '30' } });
    expect(out).toMatch(/yaml-topic/);
    expect(out).not.toContain('A topic in');
    for (const line of out.split('\n')) expect(line.length).toBeLessThan(30);
  });

  it('name what is optional, due or new', async () => {
    const folder = roadmapOf({ words: `## Quiz\n\n${question('one')}${question('two')}` });
    const file = join(folder, '01-only/words.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('minutes: 5', 'minutes: 5\noptional: true'));
    const who = person(folder);
    writeJournal(who.home, 'course', [answer('words/one', NOON - 60 * DAY, 3, { of: 1 })]);
    expect((await who.run('list')).out).toMatch(/words {2}About words {2}fading, 1 due, 1 new, optional\n/);
  });
});

describe('config', () => {
  it('tells what was chosen from what is so by itself', async () => {
    const who = person();
    expect((await who.run('config set session 5')).out).toBe('session = 5\n');
    expect((await who.run('config')).code).toBe(2);
    expect((await who.run('config list')).out).toMatch(/^session +5 {2,}(?!\(default\))\S/m);
    expect((await who.run('config list')).out).toMatch(/^roadmap +default +\(default\)/m);
    expect((await who.run('config get roadmap')).out).toBe('default\n');
    expect((await who.run('config set roadmap default')).out).toBe('roadmap = default\n');
    expect((await who.run('config unset roadmap')).out).toBe('roadmap = default\n');
  });
});

describe('records', () => {
  const exported = async (home: string): Promise<string> => (await person(small, home).run('export')).out;

  it('that would come in are counted in the words for one and for more', async () => {
    const [one, two] = [freshFolder(), freshFolder()];
    writeJournal(one, 'small', [answer('kinds/one', NOON - DAY, 3)]);
    writeJournal(two, 'small', [1, 2].map((i) => answer('kinds/one', NOON - i * 1000, 3)).reverse());
    const who = person();
    const input = await exported(one);
    expect((await who.run('import - --dry-run', { input })).out).toMatch(
      /^1 new event would come in; 0 were known already\.\nThere would then be 1 event\./,
    );
    expect((await who.run('import -', { input })).out).toMatch(
      /^1 new event came in; 0 were[\s\S]*There is now 1 event\./,
    );
    expect((await who.run('import -', { input: input + (await exported(two)) })).out).toMatch(
      /^2 new events came in; 1 was known already\.[\s\S]*There are now 3 events\./,
    );
  });

  it('that are damaged are named a few at a time, and files that are none together', async () => {
    const who = person();
    const home = freshFolder();
    writeJournal(home, 'small', [answer('kinds/one', NOON, 3)]);
    const many = `${'{"v":1,"id":"rubbish"}\n'.repeat(30)}${await exported(home)}`;
    const { err } = await who.run('import -', { input: many });
    expect(err).toMatch(/… and \d+ more\n30 lines are damaged and could not be read\./);
    const none = await person().run('import nowhere.jsonl elsewhere.jsonl');
    expect([none.code, none.err]).toEqual([
      1,
      expect.stringMatching(/nowhere\.jsonl cannot be imported: .*; neither can 1 other file\./),
    ]);
  });

  it('that cannot be read are counted when they are written out', async () => {
    const who = person();
    writeJournal(who.home, 'small', [answer('kinds/one', NOON, 3)]);
    const file = join(who.home, 'journal/someone.jsonl');
    writeFileSync(file, `rubbish\nmore rubbish\n${readFileSync(file, 'utf8')}`);
    expect((await who.run('export')).err).toContain('2 damaged lines were left out. See: roadmap doctor');
  });
});

describe('export-quiz', () => {
  it('says when no question can be written, and writes no file then', async () => {
    const folder = roadmapOf({ words: '## Quiz\n\n### How would you explain it? {#how}\n\nRecall: So.\n' });
    const { code, out, err } = await person(folder).run('export-quiz --format aiken');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^No question can be written as aiken\.\nLeft out: words\/how \(/);
  });
});

describe('next without a terminal', () => {
  it('says that all is done, and offers a drill unless the limit of today holds back what is due', async () => {
    const who = person();
    await who.run('done all');
    expect((await who.run('next')).out).toContain('Drill any subject with: roadmap quiz <topic>');
    const home = freshFolder();
    const marked = ['kinds', 'words', 'yaml-topic'].map(
      (topic): Dated => ({
        kind: 'marked',
        topic: topic as never,
        as: 'done',
        at: NOON - 90 * DAY,
      }),
    );
    const old = ['kinds/one', 'kinds/many'].map((key) => answer(key, NOON - 80 * DAY, 3));
    const today = answer('kinds/type', NOON - 1000, 3);
    writeJournal(
      home,
      'small',
      [...marked, answer('kinds/type', NOON - 70 * DAY, 3), ...old, today].sort((a, b) => a.at - b.at),
    );
    const limited = person(small, home);
    await limited.run('config set reviews 1');
    const { code, out } = await limited.run('next');
    expect([code, out]).toEqual([0, expect.not.stringContaining('Drill')]);
    const show = limited.at('');
    expect(await show.sees('What now?')).toMatch(/0 reviews today of 2 due[\s\S]*r\) Review 2 questions/);
    show.press('r');
    await show.sees(/Today’s limit of 1 review is reached; 2 more are due[\s\S]*What now\?/);
    show.press('q');
    expect((await over(show)).code).toBe(0);
  });
});

describe('a project', () => {
  it.each([
    [['greets'], [], 'greeter: 1 of 2 checks passed; not run: counts\n'],
    [[], ['greets'], 'greeter: 0 of 2 checks passed; failed: greets; not run: counts\n'],
    [['greets', 'counts'], [], 'greeter: passed on 2026-01-04\n'],
  ])('of which %j passed and %j failed stands so', async (passed, failed, said) => {
    const who = person();
    writeJournal(who.home, 'small', [checked(passed, failed)]);
    expect((await who.run('project status')).out).toContain(`\n${said}`);
    expect((await who.run('project list')).out).toMatch(passed.length === 2 ? /^✓ / : /^▸ /);
  });

  it('starts in the folder one stands in, in an empty one, and in no file', async () => {
    const cwd = freshFolder('work');
    const who = person();
    mkdirSync(join(cwd, 'empty'));
    writeFileSync(join(cwd, 'file'), '');
    expect((await who.run('project start greeter empty', { cwd })).out).toMatch(/^empty holds the brief/);
    const file = await who.run('project start greeter file', { cwd });
    expect([file.code, file.err]).toEqual([
      1,
      expect.stringMatching(/file is no folder that can be used \(ENOTDIR\)/),
    ]);
    const taken = await who.run('project start greeter /proc/nowhere', { cwd });
    expect([taken.code, taken.err]).toEqual([
      1,
      expect.stringMatching(/\/proc\/nowhere cannot be written \(ENOENT\)/),
    ]);
    const here = freshFolder('work');
    expect((await who.run('project start greeter .', { cwd: here })).out).toMatch(/^\. holds the brief/);
  });

  it('is checked with what its server printed, where a check failed', async () => {
    const env = { ROADMAP_DIR: small, PATH };
    const command = `echo I am up; exec ${server} rude`;
    const argv = ['project', 'check', 'greeter', '--start', command];
    const { said: out } = await over(play(argv, { columns: 80, rows: 100, env }));
    expect(out).toMatch(/Your server printed last\n {2}I am up\n/);
    for (const line of out.split('\n').filter((one) => !/curl|--only|^ {4,}/.test(one)))
      expect(line.length).toBeLessThanOrEqual(80);
  });

  it('whose server is not there is told once, however many checks nobody answers', async () => {
    const folder = freshFolder('course');
    cpSync(small, folder, { recursive: true });
    const more = ['a', 'b'].map(
      (id) =>
        `\n  - id: ${id}\n    says: GET /${id} is 200\n    why: It is there.\n    topic: kinds\n    steps:\n      - request: GET /${id}\n        expect: {status: 200}\n`,
    );
    const file = join(folder, 'projects/greeter/checks.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n${more.join('')}`);
    const gone = createServer();
    await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done));
    const { port } = gone.address() as AddressInfo;
    await new Promise((done) => gone.close(done));
    const { code, out } = await person(folder).run(`project check greeter --url http://127.0.0.1:${port}`);
    expect([code, out.match(/Not listening\./g)?.length]).toEqual([1, 1]);
    expect(out).toContain('\nNobody listened for 2 more checks either.\n');
  });

  it('may have checks that are remarks when they fail', async () => {
    const folder = freshFolder('course');
    cpSync(small, folder, { recursive: true });
    const file = join(folder, 'projects/greeter/checks.yaml');
    const remark =
      '  - id: polite\n    says: GET /hello says please\n    why: It is polite.\n    topic: kinds\n    warning: true\n    steps:\n      - request: GET /hello\n        expect: {body.please: yes}\n';
    writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n\n${remark}`);
    const env = { ROADMAP_DIR: folder, PATH };
    const show = play(['project', 'check', 'greeter', '--start', server], { columns: 100, rows: 60, env });
    const { code, said } = await over(show);
    expect([code, said]).toEqual([0, expect.stringMatching(/\n! polite: body\.please .*; .*\n/)]);
    expect(said).toMatch(/3 of 3 checks passed, 0 failed, 0 skipped\.\nGreeter is done/);
  });

  it('is watched: checked again at each change but those of tools, until it is stopped', async () => {
    const cwd = freshFolder('work');
    mkdirSync(join(cwd, 'node_modules'));
    const stop = new AbortController();
    const show = play(['project', 'check', 'greeter', '--start', server, '--watch'], {
      columns: 80,
      rows: 60,
      cwd,
      env: { ROADMAP_DIR: small, PATH },
      signal: stop.signal,
    });
    const rounds = (): number => show.scrollback().match(/Waiting for a change/g)?.length ?? 0;
    await show.sees('Waiting for a change in this folder; Ctrl-C stops.');
    writeFileSync(join(cwd, 'node_modules/x'), 'x');
    await new Promise((done) => setTimeout(done, 500));
    expect(rounds()).toBe(1);
    for (let i = 0; i < 100 && rounds() < 2; i++) {
      writeFileSync(join(cwd, 'server.js'), String(i));
      await new Promise((done) => setTimeout(done, 200));
    }
    expect(show.scrollback().match(/Greeter is done/g)?.length).toBeGreaterThan(1);
    stop.abort('SIGINT');
    expect(await show.done).toBe(130);
    rmSync(cwd, { recursive: true });
  });

  it('whose check is stopped in the middle ends so', async () => {
    const stop = new AbortController();
    const show = play(['project', 'check', 'greeter', '--start', 'sleep 60'], {
      columns: 80,
      env: { ROADMAP_DIR: small, PATH },
      signal: stop.signal,
    });
    await new Promise((done) => setTimeout(done, 300));
    stop.abort('SIGTERM');
    expect(await show.done).toBe(143);
  });
});

describe('with --roadmap, a command to type', () => {
  const folder = 'tests/support/small';
  it.each([
    [
      '',
      /\(roadmap --roadmap tests\/support\/small next\)\nBegin with: roadmap --roadmap tests\/support\/small next\n/,
    ],
    ['status', /\(roadmap --roadmap tests\/support\/small next\)\n/],
    ['next', /\nQuiz: roadmap --roadmap tests\/support\/small quiz kinds --plain\n/],
    ['show words', /\nQuiz: roadmap --roadmap tests\/support\/small quiz words\n/],
    ['quiz words --plain', /\nNext: .*\(roadmap --roadmap tests\/support\/small next\)\n/],
    ['list nope', /See what there is with: roadmap --roadmap tests\/support\/small list\n/],
    ['plan --by +1d --minutes 1', /: roadmap --roadmap tests\/support\/small skip <topic>\n/],
    ['project show greeter', /\nBegin: roadmap --roadmap tests\/support\/small project start greeter\n/],
  ])('names the folder: %s', async (argv, said) => {
    const words = argv.split(' ').filter(Boolean);
    const { out, err } = await roadmap([...words, '--roadmap', folder], { input: 'Agreement\n' });
    expect(out + err).toMatch(said);
  });

  it('stays short where the environment says which', async () => {
    const { out } = await person().run('next --why');
    expect(out).toContain('(roadmap next)');
  });

  it('checks the folder with the errors, however it was named', async () => {
    const folder = roadmapOf({ words: '## Quiz\n\n### Which? {#a}\n' });
    const [cwd, name] = [dirname(folder), basename(folder)];
    const said = `See them with: roadmap check ${name}\n`;
    expect((await person(folder).run('list', { cwd })).err).toContain(said);
    expect((await roadmap(['list', '--roadmap', name], { cwd })).err).toContain(said);
  });
});
