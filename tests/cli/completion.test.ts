import { join } from 'node:path';
import { Argument, Command, Option } from 'commander';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete, completionLines } from '../../src/cli/complete.ts';
import { commandNames, makeProgram } from '../../src/cli/program.ts';
import type { StageId } from '../../src/content/model.ts';
import type { Outline } from '../../src/content/outline.ts';
import { SETTINGS } from '../../src/store/setting-table.ts';
import type { World } from '../../src/world.ts';
import { sketchOutline } from '../support/outline.ts';
import { repository, roadmap } from '../support/program.ts';

const sketch = sketchOutline({ http: {}, 'http-caching': {}, sql: {}, dns: {} });
const outline: Outline = {
  ...sketch,
  topics: sketch.topics.map((topic) => (topic.id === 'sql' ? { ...topic, aliases: ['queries'] } : topic)),
  projects: [
    {
      id: 'todo-api',
      title: 'A list of tasks',
      summary: 'Tasks',
      level: 1,
      topics: [],
      checks: ['adds', 'lists'],
    },
  ],
  stages: [{ ...(sketch.stages[0] as Outline['stages'][0]), id: 'databases' as StageId, aliases: ['data'] }],
};

/** What stands behind the words of a line, of which the last is begun or ''. */
async function behind(line: string, program = makeProgram({} as World, '0.0.0', () => {})) {
  let asked: string | undefined | null = null;
  const completion = await complete(program, line.split(' '), async (dir) => {
    asked = dir;
    return outline;
  });
  return { asked, found: typeof completion === 'string' ? completion : completion.map(({ value }) => value) };
}
const found = async (line: string) => (await behind(line)).found;

describe('what completes', () => {
  it('a command is one of those there are, and no other', async () => {
    expect([...(await found(''))].sort()).toEqual([...commandNames].sort());
    expect(await found('s')).toEqual(commandNames.filter((name) => name.startsWith('s')));
    expect(await found('help se')).toEqual(['search']);
    expect(await found('config ')).toEqual(['list', 'get', 'set', 'unset', 'path', 'help']);
    expect(await found('home')).toEqual([]);
  });

  it.each([
    ['show ht', ['http', 'http-caching']],
    ['show data', []],
    ['quiz data', ['databases']],
    ['list al', ['all']],
    ['show quer', ['sql']],
    ['show zzz', []],
    ['quiz http h', ['http-caching']],
    ['note sq', ['sql']],
    ['answer s', ['sql/']],
    ['answer sql/', ['sql/q1', 'sql/q2']],
    ['answer sql/q1 ', []],
    ['show http ', ['--json', '--help', '--roadmap']],
  ])('behind "%s" stands %j', async (line, expected) => {
    // an alias is offered where no id begins so
    const wanted = line === 'show quer' ? ['queries'] : expected;
    expect(await found(line)).toEqual(wanted);
  });

  it('a flag is one of its command, or one of all; none is offered twice', async () => {
    expect(await found('quiz --')).toEqual([
      '--all',
      '--exam',
      '--seed',
      '--plain',
      '--json',
      '--help',
      '--roadmap',
    ]);
    expect(await found('quiz --all --')).not.toContain('--all');
    expect(await found('quiz -')).toContain('-n');
    expect(await found('--v')).toEqual(['--version']);
    expect(await found('show --v')).toEqual([]);
    expect(await found('show -- --')).toEqual([]);
  });

  it('flags and their values are no arguments', async () => {
    expect(await found('quiz -n 5 --exam sq')).toEqual(['sql']);
    expect(await found('quiz -n ')).toEqual([]);
    expect(await found('--roadmap x show sq')).toEqual(['sql']);
    expect(await found('show --unknown sq')).toEqual(['sql']);
  });

  it('values of flags are those allowed, also behind "=" and as bash cuts them', async () => {
    expect(await found('check --format ')).toEqual(['pretty', 'json', 'github', 'sarif']);
    expect(await found('check --format=p')).toEqual(['--format=pretty']);
    expect(await found('check --format = p')).toEqual(['pretty']);
    expect(await found('check --format =')).toContain('json');
    expect(await found('check --format = json --sta')).toEqual(['--stats']);
  });

  it('projects are named where one is wanted, and a command of one’s own is left alone', async () => {
    expect(await found('project check todo')).toEqual(['todo-api']);
    expect(await found('project start todo-api ')).toBe('folders');
    expect(await found('project check todo-api --start ')).toEqual([]);
    expect(await found('project check todo-api --only l')).toEqual(['lists']);
    expect(await found('project check no-such-project --only ')).toEqual([]);
    expect(await found('completion ')).toEqual(['bash', 'zsh', 'fish']);
    for (const line of [
      'plan --ics ',
      'import-quiz a.md ',
      'analyze ',
      'export-quiz --to ',
      'check --stdin-name ',
    ])
      expect([line, await found(line)]).toEqual([line, 'files']);
    expect(await found('import-quiz a.md --to ')).toBe('folders');
  });

  it('settings have their keys and values', async () => {
    for (const action of ['get', 'set', 'unset'])
      expect(await found(`config ${action} `)).toEqual(Object.keys(SETTINGS));
    expect(await found('config set plain t')).toEqual(['true']);
    expect(await found('config set roadmap ')).toBe('folders');
    expect(await found('config set session ')).toEqual([]);
    expect(await found('config path ')).not.toContain('session');
  });

  it('files and folders are left to the shell', async () => {
    expect(await found('check ')).toBe('files');
    expect(await found('check --explain question/no-k')).toEqual(['question/no-key']);
    expect(await found('--roadmap ')).toBe('folders');
    expect(await found('check --roadmap=x')).toBe('folders');
    const program = new Command('roadmap');
    program.command('read').addArgument(new Argument('<file...>')).addOption(new Option('--to <dir>'));
    expect((await behind('read a ', program)).found).toBe('files');
    expect((await behind('read --to ', program)).found).toBe('folders');
  });

  it('nothing one could type is too odd', async () => {
    const words = fc.oneof(
      fc.constantFrom(
        'quiz',
        'config',
        'set',
        'check',
        'help',
        '--',
        '-',
        '=',
        '--format',
        '--format=',
        '-n',
        '--roadmap',
        '',
      ),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words), async (line) => {
        const program = makeProgram({} as World, '0.0.0', () => {});
        const completion = await complete(program, line, async () => outline);
        expect(completionLines(completion)).toMatch(/^(?:[^\n]+\n)*$/);
      }),
    );
  });

  it('names are those of the roadmap that is named, and it is opened for nothing else', async () => {
    expect((await behind('--roadmap my/own show ')).asked).toBe('my/own');
    expect((await behind('show --roadmap=my/own ')).asked).toBe('my/own');
    expect((await behind('show ')).asked).toBeUndefined();
    for (const line of ['', 'sho', 'check --format ', 'config get ', 'quiz --', 'search a'])
      expect([line, (await behind(line)).asked]).toEqual([line, null]);
  });
});

describe('roadmap __complete', () => {
  const env = { ROADMAP_DIR: join(repository, 'tests/support/small') };
  it('prints a line for each, with a word about it', async () => {
    expect(await roadmap(['__complete', 'show', 'k'], { env })).toEqual({
      code: 0,
      out: 'kinds\tAll kinds\n',
      err: '',
    });
    expect((await roadmap(['__complete', 'quiz', 'm'], { env })).out).toBe('more\tstage 2: More\n');
    expect((await roadmap(['__complete', 'config', 'set', 'roadmap', ''], { env })).out).toBe(':folders\n');
  });

  it('obeys nothing of what was typed', async () => {
    expect(await roadmap(['__complete', '--version', ''], { env })).toMatchObject({ code: 0 });
    expect((await roadmap(['__complete', 'done', 'all', ''], { env })).out).not.toContain('marked');
    expect(await roadmap(['__complete'], { env })).toMatchObject({ code: 0, err: '' });
  });

  it('keeps each candidate on its line', () => {
    expect(
      completionLines([
        { value: 'a', about: '' },
        { value: 'b', about: 'c d' },
      ]),
    ).toBe('a\nb\tc d\n');
    expect(completionLines('files')).toBe(':files\n');
  });
});

describe('completion', () => {
  it('prints a script for each shell, and says how to have it always', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { code, out } = await roadmap(['completion', shell]);
      expect([code, out.includes(`${shell} completion for roadmap`)]).toEqual([0, true]);
    }
    const { out } = await roadmap(['completion', '--help']);
    expect(out).toContain('eval "$(roadmap completion zsh)"');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(await roadmap(['completion', 'tcsh'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('bash, zsh, fish'),
    });
  });
});
