import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, json, repository, roadmap } from '../support/program.ts';

const small = join(repository, 'tests/support/small');
const server = `"${process.execPath}" "${join(repository, 'tests/support/greeter.mjs')}"`;
const run = (argv: readonly string[], home = freshFolder(), cwd = repository) =>
  roadmap(['project', ...argv], { home, cwd, env: { ROADMAP_DIR: small, PATH: process.env.PATH ?? '' } });
const asJson = <T>(argv: readonly string[], home: string) =>
  json<T>(['project', ...argv, '--json'], {
    home,
    env: { ROADMAP_DIR: small, PATH: process.env.PATH ?? '' },
  });

interface CheckedJson {
  readonly project: string;
  readonly seed: string;
  readonly checks: readonly {
    readonly id: string;
    readonly state: string;
    readonly kind?: string;
    readonly request?: { readonly curl: string } | null;
  }[];
}

/** The events a journal holds of project checks. */
const recorded = (home: string): readonly object[] =>
  existsSync(join(home, 'journal'))
    ? readdirSync(join(home, 'journal')).flatMap((name) =>
        readFileSync(join(home, 'journal', name), 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as { kind: string })
          .filter(({ kind }) => kind === 'project-checked'),
      )
    : [];

describe('project list', () => {
  it('says what there is, and how far one is', async () => {
    const home = freshFolder();
    const projects = [{ id: 'greeter', title: 'Greeter', level: 1, topics: ['kinds'] }];
    expect(await asJson(['list'], home)).toEqual({
      projects: projects.map((p) => ({ ...p, state: 'open' })),
    });
    await run(['check', 'greeter', '--start', `${server} rude`], home);
    expect(await asJson(['list'], home)).toEqual({
      projects: projects.map((p) => ({ ...p, state: 'begun' })),
    });
    await run(['check', 'greeter', '--start', server], home);
    expect(await asJson(['list'], home)).toEqual({
      projects: projects.map((p) => ({ ...p, state: 'passed' })),
    });
    expect((await run(['list'], home)).out).toMatch(/^✓ greeter {2}level 1, passed {2}Greeter\n/);
  });
});

describe('project show', () => {
  it('gives the brief with its contract, what is checked, and no hint', async () => {
    const { code, out } = await run(['show', 'greeter']);
    expect(code).toBe(0);
    expect(out).toMatch(/^# Greeter\n/);
    expect(out).toContain('| `POST /count` |');
    expect(out).toContain('- counts: POST /count counts on after a restart');
    expect(out).not.toContain('Keep the number in a file');
  });

  it('offers the nearest for a name that is none', async () => {
    const { code, err } = await run(['show', 'greter']);
    expect([code, err]).toEqual([2, 'error: No project is called "greter".\nDid you mean "greeter"?\n']);
  });
});

describe('project start', () => {
  it('writes the brief and every request into an empty folder, and nothing else', async () => {
    const cwd = freshFolder('work');
    const { code, out } = await run(['start', 'greeter'], freshFolder(), cwd);
    expect([code, out.startsWith('greeter holds the brief')]).toEqual([0, true]);
    expect(readdirSync(join(cwd, 'greeter')).sort()).toEqual(['README.md', 'requests.http']);
    expect(readFileSync(join(cwd, 'greeter/README.md'), 'utf8')).toMatch(/^# Greeter\n[\s\S]*## Contract/);
    expect(readFileSync(join(cwd, 'greeter/requests.http'), 'utf8')).toBe(
      '@host = http://127.0.0.1:3000\n@name =\n\n### greets: GET /hello?name=… is 200 and greets that name\nGET {{host}}/hello?name={{name}}\n\n### counts: POST /count counts on after a restart\nPOST {{host}}/count\n',
    );
  });

  it('touches no folder that holds something', async () => {
    const cwd = freshFolder('work');
    mkdirSync(join(cwd, 'mine'));
    writeFileSync(join(cwd, 'mine/server.js'), 'x');
    const { code, err } = await run(['start', 'greeter', 'mine'], freshFolder(), cwd);
    expect([code, err]).toEqual([1, expect.stringContaining('is not empty')]);
    expect(readdirSync(join(cwd, 'mine'))).toEqual(['server.js']);
  });
});

describe('project check', () => {
  it('starts the server, runs every check, stops it, and remembers what passed', async () => {
    const home = freshFolder();
    const { code, out, err } = await run(['check', 'greeter', '--start', server, '--seed', 'abc'], home);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Greeter: http:\/\/127\.0\.0\.1:\d+, seed abc\n✓ greets: .*\n✓ counts: /);
    expect(out).toContain('2 of 2 checks passed, 0 failed, 0 skipped.');
    expect(recorded(home)).toMatchObject([
      { project: 'greeter', passed: ['greets', 'counts'], failed: [], topics: [] },
    ]);
  });

  it('shows of a failure what was asked, what came back, what was expected and why, and what to read', async () => {
    const home = freshFolder();
    const { code, out } = await run(['check', 'greeter', '--start', `${server} rude`], home);
    expect(code).toBe(1);
    for (const part of [
      /✗ greets\n {2}GET \/hello\?name=… is 200 and greets that name\n/,
      /What happened\n {2}Wrong answer\.\n/,
      /Request\n {2}curl -i 'http:\/\/127\.0\.0\.1:\d+\/hello\?name=\S+'\n/,
      /Came back\n {2}status 200\n {2}Content-Type: application\/json\n {2}\{"message":"Hello, you"\}\n/,
      /Expected\n {2}body\.message is "Hello, .*"\n/,
      /Instead\n {2}body\.message is "Hello, you"\n/,
      /Why\n {2}What stands behind .*\(RFC 3986 §3\.4\)\n/,
      /Hint\n {2}The name stands in the query\.\n/,
      /Read\n {2}roadmap show kinds\n/,
      /1 of 2 checks passed, 1 failed, 0 skipped\./,
      / {2}roadmap project check greeter --only greets --start '.*' --seed \w+\n/,
    ])
      expect(out).toMatch(part);
    expect(recorded(home)).toMatchObject([{ passed: ['counts'], failed: ['greets'], topics: ['kinds'] }]);
    const status = await asJson(['status'], home);
    expect(status).toMatchObject({ total: 1, passed: 0, projects: [{ failed: ['greets'], left: [] }] });
    expect((await run(['status'], home)).out).toContain('greeter: 1 of 2 checks passed; failed: greets');
  });

  it('says the same as JSON, and repeats a run exactly with its seed', async () => {
    const argv = ['check', 'greeter', '--start', `${server} rude`, '--json'];
    const first = JSON.parse((await run(argv)).out) as CheckedJson;
    const again = JSON.parse((await run([...argv, '--seed', first.seed])).out) as CheckedJson;
    const other = JSON.parse((await run([...argv, '--seed', 'another'])).out) as CheckedJson;
    expect(first.project).toBe('greeter');
    expect(first.checks.map(({ id, state }) => `${id} ${state}`)).toEqual(['greets failed', 'counts passed']);
    expect(first.checks[0]).toMatchObject({ kind: 'wrong-answer', response: { status: 200 } });
    const asked = ({ checks }: CheckedJson) => checks[0]?.request?.curl.replace(/:\d+\//, '/');
    expect(asked(again)).toBe(asked(first));
    expect(asked(other)).not.toBe(asked(first));
  });

  it('skips what it cannot do to a server it did not start, and never counts that as passed', async () => {
    const home = freshFolder();
    const port = await free();
    const child = spawn(server, { shell: true, env: { ...process.env, PORT: String(port) }, detached: true });
    try {
      await listening(port);
      const { code, out } = await run(['check', 'greeter', '--url', `http://localhost:${port}`], home);
      expect(code).toBe(0);
      expect(out).toContain('– counts: skipped. ');
      expect(out).toContain('1 of 2 checks passed, 0 failed, 1 skipped.');
      expect(out).toContain('--start "COMMAND"');
      expect(await asJson(['list'], home)).toMatchObject({ projects: [{ state: 'begun' }] });
    } finally {
      process.kill(-(child.pid as number));
    }
  });

  it('tells a server that is not there once, and teaches nothing by it', async () => {
    const home = freshFolder();
    const { code, out } = await run(['check', 'greeter', '--url', `http://127.0.0.1:${await free()}`], home);
    expect([code, out.match(/Not listening\./g)?.length]).toEqual([1, 1]);
    expect(recorded(home)).toMatchObject([{ failed: ['greets'], topics: [] }]);
  });

  it.each<[string, string, string]>([
    ['ends at once', 'echo no such module >&2; exit 3', 'ended before it answered'],
    ['is no command', 'no-such-command-at-all', 'ended before it answered'],
  ])('says so when the server %s', async (_, command, why) => {
    const { code, err } = await run(['check', 'greeter', '--start', command]);
    expect([code, err]).toEqual([1, expect.stringContaining(why)]);
    expect(err).toMatch(/It said: .*(?:no such module|not found)/);
  });

  it('prints its document where there was no server to check, too', async () => {
    const argv = ['check', 'greeter', '--start', 'exit 3', '--seed', 'x', '--json'];
    const { code, out, err } = await run(argv);
    expect([code, err]).toEqual([1, expect.stringMatching(/^error: The server ended before it answered\./)]);
    const { project, seed, checks } = JSON.parse(out) as CheckedJson;
    expect([project, seed]).toEqual(['greeter', 'x']);
    expect(checks.length).toBeGreaterThan(1);
    for (const check of checks)
      expect(check).toMatchObject({ state: 'skipped', reason: 'there was no server to check' });
    const one = JSON.parse((await run([...argv, '--only', 'greets'])).out) as CheckedJson;
    expect(one.checks.map(({ id }) => id)).toEqual(['greets']);
  });

  it.each<[readonly string[], string]>([
    [[], 'Which server should be checked?'],
    [['--url', 'http://127.0.0.1:1', '--start', 'x'], 'Either --url or --start'],
    [['--url', 'http://example.com'], 'example.com'],
    [['--url', 'http://10.1.2.3'], 'not this machine'],
    [['--start', 'x', '--only', 'nothing'], 'has no check "nothing"'],
    [['--start', 'x', '--watch', '--json'], '--watch never ends'],
  ])('refuses %j', async (more, why) => {
    const { code, err } = await run(['check', 'greeter', ...more]);
    expect([code, err]).toEqual([2, expect.stringContaining(why)]);
  });
});

describe('project check as a process', () => {
  const program = join(repository, 'bin/roadmap.js');
  const start = (command: string, home = freshFolder()) =>
    spawn(
      process.execPath,
      [program, '--roadmap', small, 'project', 'check', 'greeter', '--start', command],
      { env: { ...process.env, ROADMAP_HOME: home }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
  const ended = (child: ReturnType<typeof spawn>) =>
    new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const running = (mark: string): boolean => {
    try {
      return execFileSync('pgrep', ['-fx', mark], { encoding: 'utf8' }).trim() !== '';
    } catch {
      return false;
    }
  };

  it('stops the whole group of processes on Ctrl-C, also what ignores being asked', async () => {
    const mark = `sleep 31${process.pid}`;
    // a server that never answers, with a child, deaf to SIGTERM
    const child = start(`trap '' TERM; ${mark} & ${mark}`);
    await until(() => running(mark));
    child.kill('SIGINT');
    expect(await ended(child)).toBe(130);
    expect(running(mark)).toBe(false);
  });

  it('waits for nobody on a second Ctrl-C, and still leaves nothing running', async () => {
    const mark = `sleep 32${process.pid}`;
    const child = start(`trap '' TERM; ${mark} & ${mark}`);
    const signal = new Promise((done) => child.once('exit', (_code, by) => done(by)));
    await until(() => running(mark));
    child.kill('SIGINT');
    await new Promise((done) => setTimeout(done, 500));
    child.kill('SIGINT');
    // whoever waited for the server ends with 130
    expect(await signal).toBe('SIGINT');
    await until(() => !running(mark));
    expect(running(mark)).toBe(false);
  });

  it('leaves no process and no folder behind at its end', async () => {
    const home = freshFolder();
    const child = start(server, home);
    let out = '';
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
    });
    expect(await ended(child)).toBe(0);
    const port = out.match(/127\.0\.0\.1:(\d+)/)?.[1];
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !holds(); i++) await new Promise((done) => setTimeout(done, 20));
}

async function free(): Promise<number> {
  const { createServer } = await import('node:net');
  const one = createServer();
  await new Promise<void>((done) => one.listen(0, '127.0.0.1', done));
  const { port } = one.address() as { port: number };
  await new Promise((done) => one.close(done));
  return port;
}

async function listening(port: number): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const there = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (there) return;
    await new Promise((done) => setTimeout(done, 25));
  }
}
