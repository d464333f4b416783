import { EventEmitter } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { main, run } from '../src/main.ts';
import { suspendIn } from '../src/suspend-in.ts';
import type { World } from '../src/world.ts';
import { small } from './support/person.ts';
import { freshFolder, repository, roadmap } from './support/program.ts';

class Text extends Writable {
  text = '';
  #wake: () => void = () => {};
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    this.#wake();
    done();
  }
  async says(words: string): Promise<void> {
    while (!this.text.includes(words))
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
  }
}

/** A process as far as the program looks at it. */
function host(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const killed: string[] = [];
  const [out, err] = [new Text(), new Text()];
  const process = Object.assign(new EventEmitter(), {
    argv: ['node', 'roadmap', ...argv],
    env: { ROADMAP_HOME: freshFolder(), ROADMAP_DIR: small, LANG: 'C.UTF-8', ...env },
    stdin: new PassThrough(),
    cwd: () => repository,
    platform: 'linux',
    arch: 'x64',
    versions: { node: '22.13.0' },
    pid: 4711,
    hrtime: { bigint: () => 1n },
    kill: (pid: number, signal: string) => killed.push(`${signal} to ${pid}`) > 0,
    exitCode: undefined as number | undefined,
  });
  const ended = (): Promise<void> =>
    run(process as unknown as NodeJS.Process, repository, (_host, fd) => (fd === 1 ? out : err) as never);
  return { process, out, err, killed, run: ended };
}

describe('a process that runs the program', () => {
  it('gets its exit code, and what was said where it belongs', async () => {
    const good = host(['status']);
    await good.run();
    expect([good.process.exitCode, good.err.text]).toEqual([0, '']);
    expect(good.out.text).toContain('A small roadmap');
    const bad = host(['quizz']);
    await bad.run();
    expect([bad.process.exitCode, bad.out.text]).toEqual([2, '']);
    expect(bad.err.text).toContain('Did you mean "roadmap quiz"?');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])(
    'is ended by %s with %i once what was answered is kept, and by a second one at once',
    async (signal, code) => {
      const { process, out, err, killed, run: ended } = host(['quiz', 'kinds', '--plain']);
      const over = ended();
      await out.says('Question 1 of 7');
      process.stdin.write('-\n');
      await out.says('Question 2 of 7');
      process.emit(signal);
      await over;
      expect([process.exitCode, err.text, killed]).toEqual([code, '', []]);
      expect(out.text).toContain('Stopped; 1 answer is kept.');
      process.emit(signal);
      expect([killed, process.listenerCount(signal)]).toEqual([[`${signal} to 4711`], 0]);
    },
  );

  it.each([
    ['HOME', { HOME: '/home/ana', ROADMAP_HOME: '' }, '/home/ana/'],
    ['USERPROFILE', { USERPROFILE: '/users/ana', ROADMAP_HOME: '' }, '/users/ana/'],
  ])('finds the home folder in %s', async (_name, env, folder) => {
    const { process, out, run: ended } = host(['config', 'path'], env);
    await ended();
    expect([process.exitCode, out.text]).toEqual([0, expect.stringContaining(folder)]);
  });

  it('without a home says what to set', async () => {
    const { process, err, run: ended } = host(['config', 'path'], { ROADMAP_HOME: '' });
    await ended();
    expect([process.exitCode, err.text]).toEqual([1, expect.stringContaining('ROADMAP_HOME')]);
  });
});

describe('suspending', () => {
  it('puts the terminal back, stops the process, and goes on when that does', async () => {
    const happened: string[] = [];
    const { process } = host([]);
    const kill = (_pid: number, signal: string): boolean => {
      happened.push(`${signal}, ${process.listenerCount('SIGTSTP')} listening`);
      return true;
    };
    Object.assign(process, { kill });
    const suspended = suspendIn(process as unknown as NodeJS.Process)({
      stops: () => happened.push('stops'),
      goesOn: () => happened.push('goes on'),
    });
    suspended.now();
    const goneOn = (): number => happened.filter((what) => what === 'goes on').length;
    const turn = async (): Promise<void> => void (await new Promise(setImmediate));
    // where nobody could continue it the system does not stop it, and no SIGCONT comes
    process.emit('SIGTSTP');
    await turn();
    await turn();
    expect(happened).toEqual(['SIGTSTP, 1 listening', 'stops', 'SIGTSTP, 0 listening', 'goes on']);
    // as the system does
    process.emit('SIGTSTP');
    process.emit('SIGCONT');
    await turn();
    await turn();
    expect(goneOn()).toBe(2);
    // stopped by what no program can hear of
    process.emit('SIGCONT');
    await turn();
    expect(goneOn()).toBe(3);
    process.emit('SIGCONT');
    suspended.end();
    await turn();
    expect(goneOn()).toBe(3);
    expect([process.listenerCount('SIGTSTP'), process.listenerCount('SIGCONT')]).toEqual([0, 0]);
  });
});

/** The program in a world where something is broken. */
async function broken(more: object): Promise<{ code: number; err: string }> {
  const err = new Text();
  const world = {
    argv: ['status'],
    env: { ROADMAP_HOME: freshFolder(), ROADMAP_DIR: small },
    stdin: new PassThrough(),
    stdout: new Text(),
    stderr: err,
    cwd: repository,
    installed: repository,
    home: null,
    platform: 'linux',
    machine: { node: '22.13.0', arch: 'x64', freeBytes: () => null },
    now: () => 0,
    timezone: () => 0,
    seed: 's',
    signal: new AbortController().signal,
    ...more,
  } as unknown as World;
  return { code: await main(world), err: err.text };
}
const throws = (thrown: unknown) => () => {
  throw thrown;
};

describe('an error', () => {
  it('of ours says so in one line, that nothing was harmed, and what to do', async () => {
    const fault = new TypeError('no \x1b[31msuch\x1b[0m thing\nand more of it');
    const { code, err } = await broken({ now: throws(fault) });
    expect(code).toBe(1);
    expect(err).toMatch(
      /^error: Something is wrong with roadmap itself: no .*such.* thing\nYour progress is untouched\./,
    );
    expect(err).not.toContain('\x1b');
    expect((await broken({ now: throws('a bare word') })).err).toContain('itself: a bare word\n');
  });

  it('is wrapped on a terminal, where a path stays one that can be copied, and in ASCII where nothing else is safe', async () => {
    const terminal = Object.assign(new Text(), { isTTY: true, columns: 30, rows: 24 });
    const env = { ROADMAP_HOME: freshFolder(), ROADMAP_DIR: `/no/${'folder/'.repeat(5)}here`, LANG: 'C' };
    await broken({ env, stdout: terminal, stderr: terminal });
    expect(terminal.text).toBe(
      [
        'error: There is no folder',
        env.ROADMAP_DIR,
        'that can be read (ENOENT).',
        'Name the folder that holds',
        'roadmap.yaml.\n',
      ].join('\n'),
    );
    const dashed = Object.assign(new Text(), { isTTY: true });
    await broken({
      now: throws('a \u2013 b'),
      env: { ...env, ROADMAP_DIR: small },
      stdout: dashed,
      stderr: dashed,
    });
    expect(dashed.text).toContain('a - b');
  });

  it('shows where it happened to whoever wants to know', async () => {
    const env = { ROADMAP_HOME: freshFolder(), ROADMAP_DIR: small, ROADMAP_DEBUG: '1' };
    expect((await broken({ now: throws(new TypeError('a bug')), env })).err).toMatch(
      /TypeError: a bug\n +at /,
    );
    expect((await broken({ now: throws('a bare word'), env })).err).toMatch(/where it happened\.\n$/);
    const told = await roadmap(['show', 'nothing'], { env: { ROADMAP_DIR: small, ROADMAP_DEBUG: '1' } });
    expect([told.code, told.err]).toEqual([2, expect.stringMatching(/UserError: .*\n +at /)]);
    expect((await roadmap(['show', 'nothing'], { env: { ROADMAP_DIR: small } })).err).not.toMatch(/ at /);
  });

  it.each(['SIGTERM', 'something else'])('that only says it was stopped is none: %s', async (reason) => {
    const signal = AbortSignal.abort(reason);
    const stopped = Object.assign(new Error('stopped'), { name: 'AbortError' });
    const { code, err } = await broken({ now: throws(stopped), signal });
    expect([code, err]).toEqual([reason === 'SIGTERM' ? 143 : 130, '']);
  });
});

describe('the facts for a report of a fault', () => {
  it.each([
    [{ LC_ALL: 'de_DE.UTF-8', LANG: 'C' }, true, { terminal: 'xterm', locale: 'de_DE.UTF-8' }],
    [{ LC_CTYPE: 'C.UTF-8' }, false, { terminal: null, locale: 'C.UTF-8' }],
    [{ TERM: undefined }, true, { terminal: null, locale: null }],
  ])('name the terminal and the locale: %j', async (env, isTTY, facts) => {
    const stdout = Object.assign(new Text(), { isTTY });
    await broken({ argv: ['--version', '--json'], env: { TERM: 'xterm', ...env }, stdout });
    expect(JSON.parse(stdout.text)).toMatchObject({
      node: '22.13.0',
      platform: 'linux',
      arch: 'x64',
      ...facts,
    });
  });
});
