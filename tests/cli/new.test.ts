import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkFolder } from '../../src/content/disk/checker.ts';
import type { Topic } from '../../src/content/model.ts';
import { freshFolder, type Ran, repository, roadmap } from '../support/program.ts';

const ajv = new Ajv({ strict: false });

/** A folder to work in, and the program run there. */
function desk(env: Readonly<Record<string, string>> = {}) {
  const cwd = freshFolder('desk');
  const home = freshFolder();
  const run = (...argv: string[]): Promise<Ran> => roadmap(argv, { cwd, home, env });
  const file = (path: string): string => readFileSync(join(cwd, path), 'utf8');
  const files = (path = '.'): string[] =>
    readdirSync(join(cwd, path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(cwd, path).length + 1))
      .sort();
  return { cwd, home, run, file, files };
}

/** One that holds a roadmap `tea` already. */
async function teaDesk(...flags: string[]) {
  const it = desk();
  expect(await it.run('new', 'roadmap', 'tea', ...flags)).toMatchObject({ code: 0, err: '' });
  return { ...it, add: (...argv: string[]) => it.run('new', ...argv, '--roadmap', 'tea') };
}

const faults = (folder: string): string[] =>
  checkFolder(folder).diagnostics.map((d) => `${d.file}:${d.line} ${d.code} ${d.message}`);
const topicsOf = (folder: string): readonly Topic[] =>
  checkFolder(folder).roadmap?.stages.flatMap((stage) => stage.topics) ?? [];

describe('new roadmap', () => {
  it.each([[[]], [['--yaml']], [['--ci']], [['--title', 'Tea: "green", <black> & #1']]])(
    'with %j writes files in which nothing is wrong',
    async (flags) => {
      const { cwd } = await teaDesk(...flags);
      expect(faults(join(cwd, 'tea'))).toEqual([]);
    },
  );

  it('writes a roadmap, a stage, a topic, a README and the schemas that editors read, and says so', async () => {
    const { run, files } = desk();
    const { out } = await run('new', 'roadmap', 'tea', 'drinks/tea', '--title', 'All about tea');
    expect(files()).toEqual([
      'drinks/tea/.schemas/roadmap.json',
      'drinks/tea/.schemas/stage.json',
      'drinks/tea/.schemas/topic.json',
      'drinks/tea/01-basics/first-topic.md',
      'drinks/tea/01-basics/stage.yaml',
      'drinks/tea/README.md',
      'drinks/tea/roadmap.yaml',
    ]);
    expect(out).toBe(`Made
  drinks/tea/roadmap.yaml
  drinks/tea/01-basics/stage.yaml
  drinks/tea/01-basics/first-topic.md
  drinks/tea/README.md
Check it with: roadmap check drinks/tea
Look at its topic with: roadmap preview drinks/tea/01-basics/first-topic.md
`);
  });

  it('writes questions of every kind, and the same in both spellings', async () => {
    const [inMarkdown, inYaml] = await Promise.all([teaDesk(), teaDesk('--yaml')]);
    const [one, other] = [inMarkdown, inYaml].map(({ cwd }) => topicsOf(join(cwd, 'tea'))[0] as Topic);
    expect(new Set(one?.questions.map(({ kind }) => kind))).toEqual(
      new Set(['one', 'many', 'order', 'match', 'type', 'recall']),
    );
    // what stands below a stem says how this spelling writes it, and so do hint, comments and explanation here and there
    const bare = (topic: Topic | undefined) =>
      topic?.questions.map(({ id, stem, kind, concept, level }) => ({ id, stem, kind, concept, level }));
    expect(bare(other)).toEqual(bare(one));
  });

  it('names in every YAML file a schema that is there, and that accepts it', async () => {
    const { cwd, files, file, add } = await teaDesk('--yaml');
    await add('stage', 'pots');
    await add('stage', 'lids', '--in', 'pots');
    await add('topic', 'knobs', '--in', 'lids', '--yaml');
    const written = files('tea').filter((path) => path.endsWith('.yaml'));
    expect(written).toHaveLength(6);
    for (const path of written) {
      const schema = file(`tea/${path}`).match(/^# yaml-language-server: \$schema=(\S+)\n/)?.[1] ?? '';
      const validate = ajv.compile(JSON.parse(readFileSync(join(cwd, 'tea', path, '..', schema), 'utf8')));
      validate(parse(file(`tea/${path}`)));
      expect([path, validate.errors]).toEqual([path, null]);
      expect(schema.slice(schema.lastIndexOf('/') + 1)).toBe(
        path.endsWith('stage.yaml') ? 'stage.json' : path === 'roadmap.yaml' ? 'roadmap.json' : 'topic.json',
      );
    }
  });

  it('overwrites nothing, and then writes nothing', async () => {
    const { cwd, run, files } = desk();
    mkdirSync(join(cwd, 'tea/01-basics'), { recursive: true });
    writeFileSync(join(cwd, 'tea/01-basics/first-topic.md'), 'mine');
    const { code, out, err } = await run('new', 'roadmap', 'tea');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/first-topic\.md is there already, and nothing is written over it\.\n/);
    expect(files()).toEqual(['tea/01-basics/first-topic.md']);
  });

  it('leaves a README that is there, and refuses where a roadmap is', async () => {
    const { cwd, run, file } = desk();
    writeFileSync(join(cwd, 'README.md'), 'mine');
    expect((await run('new', 'roadmap', 'tea', '.')).out).toContain('README.md was there already');
    expect(file('README.md')).toBe('mine');
    const again = await run('new', 'roadmap', 'tea', '.');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('There is a roadmap in . already.')]);
  });

  it('names commands that can be pasted into a shell', async () => {
    const { run } = desk();
    const { out } = await run('new', 'roadmap', 'tea', "it's tea");
    expect(out).toContain("\nCheck it with: roadmap check 'it'\\''s tea'\n");
  });

  it('puts the workflow where GitHub looks for it, and names the folder in it', async () => {
    const { cwd, run, file } = desk();
    mkdirSync(join(cwd, '.git'));
    await run('new', 'roadmap', 'tea', "it's tea", '--ci');
    const workflow = parse(file('.github/workflows/roadmap.yml'));
    const { run: line, env } = workflow.jobs.check.steps.at(-1);
    expect(env).toEqual({ ROADMAP: "it's tea" });
    const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    expect(line).toBe(`npx --yes roadmap-tutor@${version} check "$ROADMAP"`);
  });
});

describe('new topic', () => {
  it('writes it, lists it last, and leaves every other byte of the stage', async () => {
    const { file, add } = await teaDesk();
    const before = file('tea/01-basics/stage.yaml');
    const { out } = await add('topic', 'hot-water', '--in', 'basics');
    expect(out).toBe(`Made tea/01-basics/hot-water.md
It is the last topic of "Basics" now, in tea/01-basics/stage.yaml
Look at it with: roadmap preview tea/01-basics/hot-water.md
`);
    expect(file('tea/01-basics/hot-water.md')).toContain('\ntitle: Hot water\n');
    expect(file('tea/01-basics/stage.yaml')).toBe(
      before.replace('[first-topic]', '[first-topic, hot-water]'),
    );
  });

  it('many times over makes a roadmap in which nothing is wrong', async () => {
    const { cwd, add } = await teaDesk();
    for (let i = 0; i < 8; i++) await add('topic', `topic-${i}`, '--in', '1', ...(i % 2 ? ['--yaml'] : []));
    const { counts } = checkFolder(join(cwd, 'tea'));
    expect(counts).toMatchObject({ topics: 9, questions: 72 });
    expect(faults(join(cwd, 'tea'))).toEqual([]);
  });

  it('takes the stage by id, alias, number, path or folder', async () => {
    const { cwd, add, file } = await teaDesk();
    await add('stage', 'pots');
    await add('stage', 'lids', '--in', 'pots');
    const stage = join(cwd, 'tea/02-pots/01-lids/stage.yaml');
    writeFileSync(stage, `aliases: [caps]\n${readFileSync(stage, 'utf8')}`);
    const words = [
      'lids',
      'caps',
      '2.1',
      'pots/lids',
      '02-pots/01-lids',
      'tea/02-pots/01-lids/',
      '01-lids',
      stage.slice(0, -11),
    ];
    for (const [i, word] of words.entries())
      expect([word, await add('topic', `t${i}`, '--in', word)]).toMatchObject([word, { code: 0, err: '' }]);
    expect(file('tea/02-pots/01-lids/stage.yaml')).toContain('\ntopics: [t0, t1, t2, t3, t4, t5, t6, t7]\n');
  });

  it('writes one that the stage lists already, and lists it once', async () => {
    const { cwd, add, file } = await teaDesk();
    const stage = file('tea/01-basics/stage.yaml').replace('[first-topic]', '[planned, first-topic]');
    writeFileSync(join(cwd, 'tea/01-basics/stage.yaml'), stage);
    expect((await add('topic', 'planned', '--in', 'basics')).out).toContain('It stood in');
    expect(file('tea/01-basics/stage.yaml')).toBe(stage);
    expect(faults(join(cwd, 'tea'))).toEqual([]);
  });

  it('writes nothing when the list cannot be added to', async () => {
    const { cwd, add, files } = await teaDesk();
    writeFileSync(join(cwd, 'tea/01-basics/stage.yaml'), 'title: Basics\ntopics: {a: b}\n');
    const before = files();
    const { code, err } = await add('topic', 'water', '--in', 'basics');
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/cannot be added to from here\.\nNothing was written\. Add "water"/),
    ]);
    expect(files()).toEqual(before);
  });

  it('puts a schema beside a first topic in YAML, and leaves one that is there', async () => {
    const { cwd, add, file } = await teaDesk();
    writeFileSync(join(cwd, 'tea/.schemas/topic.json'), '{}');
    await add('topic', 'water', '--in', 'basics', '--yaml');
    expect(file('tea/.schemas/topic.json')).toBe('{}');
  });
});

describe('a stage that is not there', () => {
  it('is told of, with those there are', async () => {
    const { add, cwd } = await teaDesk();
    const said = async (word: string): Promise<string> =>
      (await add('topic', 'x', '--in', word)).err.replace(/\s+/g, ' ');
    expect(await said('zzzzz')).toContain('There is: basics.');
    expect(await said('basic')).toContain('Did you mean "basics"?');
    expect(await said('first-topic')).toContain('"first-topic" names a topic, and a stage is wanted.');
    await add('stage', 'pots');
    expect(await said('zzzzz')).toContain('There are: basics, pots.');
    for (let i = 0; i < 11; i++) await add('stage', `more-${i}`);
    expect(await said('zzzzz')).toMatch(/There are: basics, pots, .*more-9, …\./);
    rmSync(join(cwd, 'tea'), { recursive: true });
    mkdirSync(join(cwd, 'tea'));
    writeFileSync(join(cwd, 'tea/roadmap.yaml'), 'format: 1\nid: tea\ntitle: Tea\n');
    expect(await said('zzzzz')).toContain('Begin one with: roadmap --roadmap tea new stage <id>');
  });
});

describe('new stage', () => {
  it('has no number past 9999', async () => {
    const { add, cwd } = await teaDesk();
    mkdirSync(join(cwd, 'tea/9999-last'));
    writeFileSync(join(cwd, 'tea/9999-last/stage.yaml'), 'title: Last\n');
    const { code, err } = await add('stage', 'pots');
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('There is no number left for another stage here.'),
    ]);
  });

  it('takes the next number among its siblings, as wide as theirs', async () => {
    const { cwd, add, files } = await teaDesk();
    mkdirSync(join(cwd, 'tea/007-set-aside'));
    await add('stage', 'pots', '--title', 'Pots and pans');
    await add('stage', 'lids', '--in', 'pots');
    await add('stage', 'handles', '--in', 'pots');
    expect(files('tea').filter((path) => path.endsWith('stage.yaml'))).toEqual([
      '008-pots/01-lids/stage.yaml',
      '008-pots/02-handles/stage.yaml',
      '008-pots/stage.yaml',
      '01-basics/stage.yaml',
    ]);
  });

  it('makes no error, and no warning but that it is empty', async () => {
    const { cwd, add } = await teaDesk();
    const { out } = await add('stage', 'pots');
    expect(out).toBe('Made tea/02-pots/stage.yaml\nGive it a topic with: roadmap new topic <id> --in pots\n');
    expect(faults(join(cwd, 'tea')).filter((fault) => !fault.includes(' stage/empty '))).toEqual([]);
    await add('topic', 'iron', '--in', 'pots');
    expect(faults(join(cwd, 'tea'))).toEqual([]);
  });
});

describe('which roadmap is written into', () => {
  it.each([
    ['the flag', (dir: string) => ({ flags: ['--roadmap', dir], env: {} })],
    ['the environment', (dir: string) => ({ flags: [], env: { ROADMAP_DIR: dir } })],
  ])('is the one that %s names', async (_, by) => {
    const { cwd } = await teaDesk();
    const { flags, env } = by(join(cwd, 'tea'));
    const { code } = await roadmap(['new', 'stage', 'pots', ...flags], { env });
    expect([code, existsSync(join(cwd, 'tea/02-pots/stage.yaml'))]).toEqual([0, true]);
  });

  it('is the one in the settings, where nothing else is named', async () => {
    const { cwd, run } = await teaDesk();
    await run('config', 'set', 'roadmap', 'tea');
    expect((await run('new', 'stage', 'pots')).code).toBe(0);
    expect(existsSync(join(cwd, 'tea/02-pots/stage.yaml'))).toBe(true);
  });

  it('is never the one that ships', async () => {
    const before = readdirSync(join(repository, 'roadmap/01-internet'));
    for (const argv of [
      ['new', 'topic', 'water', '--in', 'internet'],
      ['new', 'stage', 'water', '--roadmap', join(repository, 'roadmap')],
    ]) {
      const { code, out, err } = await roadmap(argv);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/the one that ships.*\n.*begin one with: roadmap new roadmap <id>\n$/);
    }
    expect(readdirSync(join(repository, 'roadmap/01-internet'))).toEqual(before);
  });

  it('is not guessed, but offered where one stands in it', async () => {
    const { cwd } = await teaDesk();
    const { err } = await roadmap(['new', 'stage', 'pots'], { cwd: join(cwd, 'tea/01-basics') });
    expect(err).toContain('You stand in one of your own: add --roadmap ..\n');
  });

  it('has to be one', async () => {
    const { code, err } = await roadmap(['new', 'stage', 'pots', '--roadmap', freshFolder('empty')]);
    expect([code, err]).toEqual([1, expect.stringContaining('Begin one with: roadmap new roadmap <id>')]);
  });

  it('may have faults', async () => {
    const { cwd } = await teaDesk();
    writeFileSync(join(cwd, 'tea/roadmap.yaml'), 'format: [\n');
    const { code } = await roadmap(['new', 'stage', 'pots', '--roadmap', join(cwd, 'tea')]);
    expect([code, existsSync(join(cwd, 'tea/02-pots/stage.yaml'))]).toEqual([0, true]);
  });
});

describe('a name for something new', () => {
  const cases: readonly [argv: string[], exit: number, said: string][] = [
    [['topic', 'Hot Water', '--in', 'basics'], 2, 'single hyphens: hot-water.'],
    [['stage', '__'], 2, '"__" cannot be an id.'],
    [['stage', 'x'.repeat(65)], 2, 'at most 64 characters, and this one has 65'],
    [['stage', 'all'], 2, 'means something else already'],
    [['topic', 'stage', '--in', 'basics'], 2, 'means something else already'],
    [['topic', 'basics', '--in', 'basics'], 1, '"basics" is taken: it is a stage.'],
    [['stage', 'first-topic'], 1, '"first-topic" is taken: it is a topic.'],
    [['topic', 'leaves', '--in', 'basics'], 1, 'it is an alias of the topic "first-topic".'],
    [['topic', 'gone', '--in', 'basics'], 1, 'it is a former id of the topic "first-topic".'],
    [['topic', 'broken', '--in', 'basics'], 1, 'it is a file, 01-basics/broken.md.'],
    [['topic', 'water', '--in', 'basic'], 2, 'Did you mean "basics"?'],
    [['topic', 'water', '--in', 'first-topic'], 2, 'names a topic, and a stage is wanted'],
    [['topic', 'water', '--in', 'xyzzy'], 2, 'There is: basics.'],
    [['topic', 'water'], 2, "'--in <stage>'"],
    [['topic', 'water', '--in', 'basics', '--title', ' '], 2, 'The title is empty.'],
    [['topic', 'water', '--in', 'basics', '--title', 'a\u001b[31m'], 2, 'cannot be shown on one line'],
    [['topic', 'water', '--in', 'basics', '--title', 'a\nb'], 2, 'cannot be shown on one line'],
    [['topc', 'water'], 2, 'topic'],
    [[], 2, ''],
  ];

  it.each(cases)('new %j exits with %i', async (argv, exit, said) => {
    const { cwd, run, files } = await teaDesk();
    const topic = join(cwd, 'tea/01-basics/first-topic.md');
    writeFileSync(
      topic,
      readFileSync(topic, 'utf8').replace('minutes:', 'aliases: [leaves]\nwas: [gone]\nminutes:'),
    );
    writeFileSync(join(cwd, 'tea/01-basics/broken.md'), 'no front matter');
    const before = files();
    const { code, err } = await run('new', ...argv, ...(argv.length > 0 ? ['--roadmap', 'tea'] : []));
    expect([code, err]).toEqual([exit, expect.stringContaining(said)]);
    expect(err).not.toMatch(/\u001b| {4}at /);
    expect(files()).toEqual(before);
  });

  it('is not that of the roadmap that ships, with whose progress it would mix', async () => {
    const { run, files } = desk();
    const { code, err } = await run('new', 'roadmap', 'backend');
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('"backend" is the id of the roadmap that ships.'),
    ]);
    expect(files()).toEqual([]);
  });

  it('is refused before a folder is made for a roadmap', async () => {
    const { run, files } = desk();
    expect(await run('new', 'roadmap', 'Tea Time')).toMatchObject({
      code: 2,
      err: expect.stringContaining('hyphens: tea-time.'),
    });
    expect(files()).toEqual([]);
  });
});

describe('the templates', () => {
  it('leave no place unfilled', async () => {
    const { files, file } = await teaDesk('--ci');
    const unfilled = files('tea').filter((path) => /\{\{\w+\}\}/.test(file(`tea/${path}`)));
    expect(unfilled).toEqual([]);
  });
});
