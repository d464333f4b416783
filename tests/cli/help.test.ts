import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { manPage } from '../../src/cli/manual.ts';
import { exampleOf } from '../../src/cli/parts.ts';
import { commandNames, makeProgram } from '../../src/cli/program.ts';
import { displayWidth } from '../../src/terminal/width.ts';
import type { World } from '../../src/world.ts';
import { repository, roadmap } from '../support/program.ts';

// nothing of the world is touched before a command runs
const program = makeProgram({} as World, '1.2.3', () => {});
const visible = program.commands.filter((command) => command.name() !== 'home');
const all: readonly Command[] = [...visible, ...visible.flatMap((command) => command.commands)];
const wordsOf = (command: Command): string[] =>
  command.parent === program ? [command.name()] : [command.parent?.name() ?? '', command.name()];
const lines = (text: string): string[] => text.trimEnd().split('\n');

describe('help', () => {
  it.each([80, 40])('of all commands fits %s columns and names each', async (columns) => {
    const { out } = await roadmap(['--help'], { env: { COLUMNS: String(columns) } });
    expect(lines(out).filter((line) => displayWidth(line) > columns)).toEqual([]);
    for (const name of commandNames) expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
  });

  it.each(all.map((command) => wordsOf(command)))(
    'of %s %s fits 80 columns, and has an example',
    async (...words) => {
      const named = words.filter(Boolean);
      const wide = await roadmap([...named, '--help'], { env: { COLUMNS: '80' } });
      expect(wide.code).toBe(0);
      expect(lines(wide.out).filter((line) => displayWidth(line) > 80)).toEqual([]);
      expect(wide.out).toMatch(/\nExample: \S/);
      expect(wide.out.startsWith(`Usage: roadmap ${named.join(' ')}`)).toBe(true);
    },
  );

  it.each(all.map((command) => [exampleOf(command) as string, wordsOf(command).join(' ')]))(
    'shows an example that is of the command: %s',
    (example, words) => expect(example).toContain(`roadmap ${words}`),
  );
});

describe('help for a command', () => {
  it.each([
    ['help project check', 'project check'],
    ['project help check', 'project check'],
    ['-h quiz', 'quiz'],
    ['--help config set', 'config set'],
    ['help help', '[options]'],
    ['help', '[options]'],
  ])('%s shows its page', async (line, usage) => {
    const { code, out, err } = await roadmap(line.split(' '));
    expect([code, err]).toEqual([0, '']);
    expect(out.startsWith(`Usage: roadmap ${usage} `)).toBe(true);
  });

  it.each([
    ['help quzi', 'error: "quzi" is not a command.\nDid you mean "roadmap quiz"?\n'],
    ['-h zzzzzz', 'error: "zzzzzz" is not a command.\nSee what there is with: roadmap --help\n'],
    [
      'help project chek',
      'error: "chek" is not a command of roadmap project.\nDid you mean "roadmap project check"?\n',
    ],
  ])('%s: there is no such command', async (line, said) =>
    expect(await roadmap(line.split(' '))).toEqual({ code: 2, out: '', err: said }),
  );

  it.each(visible.map((command) => command.name()))('%s names what every command takes', async (name) => {
    const { out } = await roadmap([name, '--help']);
    expect(out).toMatch(/\nGlobal Options:\n {2}--roadmap <dir> /);
    expect(out).not.toContain('--version');
  });
});

describe('wrong use', () => {
  it.each([
    [
      'config',
      'roadmap config wants one of these behind it: list, get, set, unset, path.\nSee: roadmap config --help',
    ],
    ['new', 'roadmap new wants one of these behind it: roadmap, stage, topic.\nSee: roadmap new --help'],
    ['--json status', "Option '--json' belongs behind the command.\nAs in: roadmap status --json"],
    ['status --json=yes', "Option '--json' takes no value.\nSee: roadmap status --help"],
    [
      'check --json --format github',
      '--json stands for --format json, and --format github for another one.\nLeave one of them out.',
    ],
    ['project check --nope', "Unknown option '--nope'.\nSee: roadmap project check --help"],
  ])('%s: is said in a sentence', async (line, said) =>
    expect(await roadmap(line.split(' '))).toEqual({ code: 2, out: '', err: `error: ${said}\n` }),
  );

  it.each([
    ['quiz -n 1000000', 'from 1 to 999,999.'],
    ['quiz -n -3', 'from 1 to 999,999.'],
    ['search x -n 1.5', 'from 1 to 999,999.'],
    ['plan --by +1d --minutes -5', 'from 1 to 1,440.'],
    ['check --max-warnings -1', 'from 0 to 999,999.'],
    ['preview x --width 5', 'from 20 to 1,000.'],
  ])('%s: the numbers that are taken are named', async (line, range) => {
    const { code, err } = await roadmap(line.split(' '));
    expect([code, err]).toEqual([2, expect.stringContaining(`It must be a whole number ${range}\n`)]);
  });

  it.each([
    ['quizz', 'Did you mean "roadmap quiz"?'],
    ['next --jsno', 'Did you mean --json?'],
    ['quiz --pln', 'Did you mean --plain?'],
    ['config lst', 'Did you mean list?'],
    ['project chek', 'Did you mean check?'],
    ['check --formt json', 'Did you mean --format?'],
  ])('%s: the nearest is named', async (line, hint) => {
    const { code, err, out } = await roadmap(line.split(' '));
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(hint);
  });
});

describe('the version', () => {
  it('is one line', async () => {
    const { out } = await roadmap(['--version']);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([[['--version', '--json']], [['--json', '-V']]])(
    'comes with what a bug report needs: %s',
    async (argv) => {
      const { out, code } = await roadmap(argv, { env: { HOME: '/home/mia' } });
      const told = JSON.parse(out);
      expect(code).toBe(0);
      expect(Object.keys(told)).toEqual([
        'version',
        'build',
        'node',
        'platform',
        'arch',
        'os',
        'terminal',
        'locale',
      ]);
      // of the machine that these tests hand over; the packed program is asked on real ones
      expect(told.node).toBe('22.13.0');
      expect(out).not.toContain('mia');
    },
  );
});

describe('the manual page', () => {
  const page = manPage(program, '1.2.3');

  it('is what the package ships', () => {
    const shipped = readFileSync(join(repository, 'man/roadmap.1'), 'utf8');
    const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    expect(shipped).toBe(manPage(program, version));
  });

  it('names every command, flag and argument', () => {
    for (const command of all) {
      expect(page).toContain(`.B roadmap ${wordsOf(command).join(' ').replaceAll('-', '\\-')}`);
      for (const { flags } of command.options) expect(page).toContain(`.B ${flags.replaceAll('-', '\\-')}`);
    }
  });

  it('is read by man without a warning', (context) => {
    const run = spawnSync('man', ['--warnings', '-l', '-'], {
      input: page,
      encoding: 'utf8',
      env: { ...process.env, MANWIDTH: '80', LC_ALL: 'C.UTF-8' },
    });
    if (run.error !== undefined) {
      console.warn('SKIPPED: there is no man on this machine');
      return context.skip();
    }
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toContain('roadmap quiz [topics…]');
    expect(run.stdout).toContain('EXIT STATUS');
  });
});
