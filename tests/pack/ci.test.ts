import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { base } from '../content/support/sample.ts';
import { copyOfSources, install, installGlobally, pack } from '../support/packed.ts';
import { freshFolder, repository } from '../support/program.ts';

const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A repository of somebody else: a roadmap without a fault, one with advice, one with an error, one of an odd name. */
const theirs = freshFolder('theirs');
const odd = `it's "$HOME" -x`;
/** the program installed there as a package, and for all below a prefix */
const prefix = freshFolder('prefix');
let packed: { readonly tarball: string; readonly printed: string };

function writeRoadmap(folder: string, topic = base['01-basics/http.md'] as string): void {
  mkdirSync(join(theirs, folder, '01-basics'), { recursive: true });
  for (const [path, text] of Object.entries({ ...base, '01-basics/http.md': topic }))
    writeFileSync(join(theirs, folder, path), text);
}

/** Runs a script as a step of a workflow does, where no network can be reached. */
function runStep(script: string, env: Readonly<Record<string, string>>, path = process.env.PATH ?? ''): Ran {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
    {
      cwd: theirs,
      encoding: 'utf8',
      env: {
        PATH: path,
        LANG: 'C.UTF-8',
        HOME: freshFolder(),
        npm_config_offline: 'true',
        npm_config_update_notifier: 'false',
        ...env,
      },
    },
  );
  return { code: status, out: stdout, err: stderr };
}

beforeAll(() => {
  packed = pack();
  install(packed.tarball, theirs);
  installGlobally(packed.tarball, prefix);
  const good = base['01-basics/http.md'] as string;
  writeRoadmap(
    'good',
    read('templates/topic.md').replaceAll('{{title}}', 'HTTP').replaceAll('{{id}}', 'http'),
  );
  writeRoadmap('advised');
  writeRoadmap('bad', good.replace('[x]', '[ ]'));
  writeRoadmap(odd, good.replace('[x]', '[ ]'));
}, 120_000);

describe('action.yml', () => {
  const action = parse(read('action.yml')) as {
    readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
    readonly runs: { readonly using: string; readonly steps: readonly Step[] };
  };
  const { steps } = action.runs;
  const [nodeStep, setup, check] = steps as [Step, Step, Step];
  const installed = (): string => join(theirs, 'node_modules/roadmap-tutor');

  /** The step that checks, with these inputs. */
  function runCheck(inputs: Readonly<Record<string, string>>, actionPath = installed(), path?: string): Ran {
    const env = Object.fromEntries(
      Object.entries(check.env ?? {}).map(([name, value]) => {
        const input = value.match(/^\$\{\{ inputs\.([\w-]+) \}\}$/)?.[1];
        if (input === undefined) expect(value).toBe('$' + '{{ github.action_path }}');
        return [
          name,
          input === undefined ? actionPath : (inputs[input] ?? action.inputs[input]?.default ?? ''),
        ];
      }),
    );
    return runStep(check.run ?? '', env, path);
  }

  it('is made of steps that run with bash, and hands inputs over as variables, never as script', () => {
    expect(action.runs.using).toBe('composite');
    for (const { run, shell, uses } of steps) {
      expect(run === undefined ? uses : shell).toBeTruthy();
      expect(run ?? '').not.toContain('$' + '{{');
    }
    const text = JSON.stringify(steps);
    expect(Object.keys(action.inputs).filter((name) => !text.includes(`inputs.${name} `))).toEqual([]);
  });

  it.each([
    ['built from its own revision', {}],
    ['from the registry', { version }],
  ])('%s passes what is good, and fails on errors', (_, program) => {
    expect(runCheck({ ...program, path: 'good' })).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('no errors, no warnings'),
    });
    expect(runCheck({ ...program, path: 'bad' })).toMatchObject({
      code: 1,
      out: expect.stringContaining('question/no-key'),
    });
  });

  it('fails on advice only when told how much is too much', () => {
    expect(runCheck({ path: 'advised' }).code).toBe(0);
    expect(runCheck({ path: 'advised', 'max-warnings': '0' }).code).toBe(1);
    expect(runCheck({ path: 'advised', 'max-warnings': 'x' })).toMatchObject({ code: 2 });
  });

  it('reports as it is told', () => {
    const { code, out } = runCheck({ path: 'bad', format: 'json' });
    expect([code, JSON.parse(out).errors]).toEqual([1, 1]);
  });

  it('takes any path for a path', () => {
    expect(runCheck({ path: odd })).toMatchObject({
      code: 1,
      out: expect.stringContaining('question/no-key'),
    });
    expect(runCheck({ path: '--help' })).toMatchObject({ code: 1, err: expect.stringContaining('--help') });
  });

  it('builds its revision once, when it was not built yet', () => {
    const bare = freshFolder('action');
    const tools = freshFolder('tools');
    // stands in for npm: writes down what it is asked for, and puts there what building would
    writeFileSync(
      join(tools, 'npm'),
      `#!/bin/sh\necho "$@" >> "${tools}/asked"\ncp -R "${installed()}/." "${bare}"\n`,
    );
    chmodSync(join(tools, 'npm'), 0o755);
    for (let i = 0; i < 2; i++)
      expect(runCheck({ path: 'good' }, bare, `${tools}:${process.env.PATH}`).code).toBe(0);
    expect(readFileSync(join(tools, 'asked'), 'utf8')).toBe(`ci --prefix ${bare} --no-audit --no-fund\n`);
  });

  /** What the first step asks to be set up, on a machine with that version of Node.js. */
  function setUp(there: string | null, wanted = ''): string {
    const tools = freshFolder('tools');
    const output = join(tools, 'output');
    writeFileSync(output, '');
    const script = `Object.defineProperty(process, "versions", { value: { node: "${there}" } });`;
    writeFileSync(
      join(tools, 'node'),
      there === null ? '#!/bin/sh\nexit 127\n' : `#!/bin/sh\nexec "${process.execPath}" -e '${script}'"$2"\n`,
    );
    chmodSync(join(tools, 'node'), 0o755);
    const path = `${tools}:${process.env.PATH}`;
    expect(runStep(nodeStep.run ?? '', { WANTED: wanted, GITHUB_OUTPUT: output }, path).code).toBe(0);
    return readFileSync(output, 'utf8').trim();
  }

  it('sets up Node.js where the one that is there does not fit, or another is wished for', () => {
    for (const fits of ['20.17.0', '20.19.3', '22.13.0', '24.0.0', '26.1.0'])
      expect([fits, setUp(fits)]).toEqual([fits, 'version=']);
    for (const unfit of ['18.20.0', '20.16.9', '21.7.0', '22.12.0', '23.11.0'])
      expect([unfit, setUp(unfit)]).toEqual([unfit, 'version=24']);
    expect(setUp(null)).toBe('version=24');
    expect(setUp('24.0.0', '22')).toBe('version=22');
    expect(JSON.parse(read('package.json')).engines.node).toBe('^20.17.0 || ^22.13.0 || >=24');
    expect(setup).toMatchObject({
      if: "steps.node.outputs.version != ''",
      with: { 'node-version': '$' + '{{ steps.node.outputs.version }}' },
    });
    expect(nodeStep.id).toBe('node');
  });
});

describe('.pre-commit-hooks.yaml', () => {
  const [hook, ...others] = parse(read('.pre-commit-hooks.yaml')) as {
    readonly id: string;
    readonly entry: string;
    readonly args: readonly string[];
    readonly language: string;
    readonly files: string;
    readonly pass_filenames: boolean;
  }[];

  /** As pre-commit does: entry and arguments, in the top folder of the repository, with what it installed first in the path. */
  const runHook = (args: readonly string[] = hook?.args ?? []): Ran => {
    const [program = '', ...words] = hook?.entry.split(' ') ?? [];
    const { status, stdout, stderr } = spawnSync(program, [...words, ...args], {
      cwd: join(theirs, 'good'),
      encoding: 'utf8',
      env: { PATH: `${join(prefix, 'bin')}:${process.env.PATH}`, LANG: 'C.UTF-8' },
    });
    return { code: status, out: stdout, err: stderr };
  };

  it('is one hook, installed as a package of Node.js', () => {
    expect(others).toEqual([]);
    expect(hook).toMatchObject({ id: 'roadmap-check', language: 'node', pass_filenames: false });
  });

  it('can be installed from a clone without its development dependencies, as npm --global leaves it', {
    timeout: 120_000,
  }, () => {
    const copy = copyOfSources();
    const tools = freshFolder('tools');
    // stands in for npm: writes down what it is asked for, and installs what the repository has installed
    writeFileSync(
      join(tools, 'npm'),
      `#!/bin/sh\necho "$@" >> "${tools}/asked"\nln -s "${join(repository, 'node_modules')}" node_modules\n`,
    );
    chmodSync(join(tools, 'npm'), 0o755);
    const { status, stderr } = spawnSync(process.execPath, ['prepare.mjs'], {
      cwd: copy,
      encoding: 'utf8',
      env: { PATH: `${tools}:${process.env.PATH}`, npm_config_global: 'true' },
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(join(tools, 'asked'), 'utf8')).toBe(
      'ci --no-global --ignore-scripts --no-audit --no-fund\n',
    );
    expect(existsSync(join(copy, 'dist/main.js'))).toBe(true);
  });

  it('can be installed from a package: packing prints its name and nothing else', () => {
    expect(packed.printed).toBe(`${basename(packed.tarball)}\n`);
  });

  it('passes what is good, and fails on errors', () => {
    expect(runHook()).toMatchObject({ code: 0, out: expect.stringContaining('no errors, no warnings') });
    expect(runHook(['../bad'])).toMatchObject({ code: 1, out: expect.stringContaining('question/no-key') });
    expect(runHook(['../advised', '--max-warnings', '0']).code).toBe(1);
  });

  it('looks at the files of a roadmap, and at no others', () => {
    const files = new RegExp(hook?.files ?? '$^');
    const names = [
      'roadmap.yaml',
      'a/01-basics/stage.yaml',
      '01-basics/http.md',
      'main.ts',
      'a.yml',
      'amd',
      'x.md.txt',
    ];
    expect(names.filter((name) => files.test(name))).toEqual(names.slice(0, 3));
  });
});

describe('the workflow that `new roadmap --ci` writes', () => {
  it('passes while nothing is wrong, and fails once something is', () => {
    const program = join(theirs, 'node_modules/.bin/roadmap');
    const made = spawnSync(program, ['new', 'roadmap', 'tea', '--ci'], {
      cwd: theirs,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' },
    });
    expect([made.status, made.stderr]).toEqual([0, '']);
    // without a git repository the folder is taken for one
    const workflow = parse(readFileSync(join(theirs, 'tea/.github/workflows/roadmap.yml'), 'utf8'));
    const { steps } = workflow.jobs.check as { readonly steps: readonly Step[] };
    const step = steps.at(-1);
    expect(steps.slice(0, -1).map(({ uses }) => uses?.replace(/@.*/, ''))).toEqual([
      'actions/checkout',
      'actions/setup-node',
    ]);
    const run = (): Ran => runStep(`cd tea\n${step?.run}`, step?.env ?? {});
    expect(run()).toMatchObject({ code: 0, out: expect.stringContaining('no errors, no warnings') });
    cpSync(join(theirs, 'bad/01-basics/http.md'), join(theirs, 'tea/01-basics/first-topic.md'));
    expect(run()).toMatchObject({ code: 1, out: expect.stringContaining('question/no-key') });
  });
});
