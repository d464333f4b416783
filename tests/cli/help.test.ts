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

describe('wrong use', () => {
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
