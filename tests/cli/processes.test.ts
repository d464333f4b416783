import { execFile, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { freshFolder, json, repository } from '../support/program.ts';

const run = promisify(execFile);
const program = join(repository, 'bin/roadmap.js');
const small = join(repository, 'tests/support/small');
const envFor = (home: string) => ({ ...process.env, ROADMAP_HOME: home, ROADMAP_DIR: small });
const ask = (home: string, ...argv: string[]) =>
  run(process.execPath, [program, ...argv], { env: envFor(home), cwd: repository });

function freshFolderWithAnswer(): string {
  const home = freshFolder();
  spawnSync(process.execPath, [program, 'answer', 'kinds/typed-word', 'snapshot'], { env: envFor(home) });
  return home;
}

describe('the program as processes', () => {
  it('loses no answer when four of it answer at once', async () => {
    const home = freshFolder();
    const answers = Array.from({ length: 4 }, async () => {
      for (let i = 0; i < 6; i++) await ask(home, 'answer', 'kinds/typed-word', 'snapshot');
    });
    await Promise.all(answers);
    const { stdout } = await ask(home, 'status', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ questions: { seen: 1 } });
    let undone = 0;
    for (; undone < 30; undone++) {
      const taken = await ask(home, 'undo').catch(() => null);
      if (taken === null) break;
    }
    expect(undone).toBe(24);
  });

  it('keeps every answer whose verdict was shown, however it is killed', async () => {
    const home = freshFolder();
    let shown = 0;
    for (let round = 0; round < 12; round++) {
      const child = spawn(process.execPath, [program, 'quiz', 'kinds', '--plain', '--seed', String(round)], {
        env: envFor(home),
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      let out = '';
      await new Promise<void>((done) => {
        child.stdout.on('data', (chunk: Buffer) => {
          out += chunk.toString();
          if (out.split('It comes up again').length > 1 + (round % 3)) child.kill('SIGKILL');
        });
        child.on('close', () => done());
        for (let i = 0; i < 1 + (round % 3); i++) child.stdin.write('-\n');
      });
      shown += out.split('It comes up again').length - 1;
    }
    const { acts } = await recorded(home);
    expect(shown).toBeGreaterThanOrEqual(12);
    expect(acts).toBeGreaterThanOrEqual(shown);
  });

  it.each(['next', 'list', 'export'])('says that the disk took nothing of what %s prints', (command) => {
    if (!existsSync('/dev/full')) {
      console.warn('SKIPPED: this system has no device that is always full');
      return;
    }
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [program, command], {
      env: envFor(freshFolderWithAnswer()),
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect([status, stderr]).toEqual([
      1,
      'error: Standard output could not be written (ENOSPC).\nMake room there, or write it elsewhere; what was recorded is kept.\n',
    ]);
  });

  it('ends quietly when nobody reads its output any more', () => {
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', `'${process.execPath}' '${program}' next | head -1; exit \${PIPESTATUS[0]}`],
      { env: envFor(freshFolder()), encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
  });

  it('prints its version without a data folder, a home or a roadmap', () => {
    const { stdout, status } = spawnSync(process.execPath, [program, '--version'], {
      env: { PATH: process.env.PATH ?? '' },
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
  });

  it('neither hangs nor fails to teach where its data folder cannot be made', () => {
    const env = { ...envFor('/proc/nowhere/deep'), LC_ALL: 'C.UTF-8' };
    const next = spawnSync(process.execPath, [program, 'next'], { env, encoding: 'utf8', timeout: 20_000 });
    expect([next.status, next.stdout.startsWith('# All kinds')]).toEqual([0, true]);
    const answer = spawnSync(process.execPath, [program, 'answer', 'kinds/type', 'GET'], {
      env,
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect([answer.status, answer.stderr]).toEqual([1, expect.stringContaining('NOT SAVED')]);
  });

  it('does not need what V8 compiled of it when it was built', () => {
    // with this flag V8 takes no code that was made without it
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--no-flush-bytecode', program, 'show', 'kinds'],
      { env: envFor(freshFolder()), encoding: 'utf8' },
    );
    expect([status, stderr, stdout.startsWith('# All kinds')]).toEqual([0, '', true]);
  });

  it('says what to do when there is no home folder', () => {
    const { stderr, status } = spawnSync(process.execPath, [program, 'status'], {
      env: { PATH: process.env.PATH ?? '' },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining('ROADMAP_HOME')]);
  });
});

async function recorded(home: string): Promise<{ acts: number }> {
  let acts = 0;
  while (acts < 50 && (await ask(home, 'undo').catch(() => null)) !== null) acts++;
  expect(await json(['status', '--json'], { home, env: { ROADMAP_DIR: small } })).toMatchObject({
    questions: { seen: 0 },
  });
  return { acts };
}
