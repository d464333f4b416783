import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { commandNames, makeProgram } from '../../src/cli/program.ts';
import { SETTINGS } from '../../src/store/setting-table.ts';
import type { World } from '../../src/world.ts';
import { freshFolder, repository, roadmap } from '../support/program.ts';

const file = join(repository, 'docs/cli.md');
const page = readFileSync(file, 'utf8');
// nothing of the world is touched before a command runs
const commands = makeProgram({} as World, '0.0.0', () => {}).commands.filter((c) => c.name() !== 'home');
const example = /(<!-- run(?:: ([^\n]*?))? -->\n`{3}console\n\$ ([^\n]*)\n)([\s\S]*?)(`{3}\n)/g;
const noon = Date.UTC(2026, 0, 5, 12);
const day = 86_400_000;

/**
 * What the examples print, one after the other: `afresh` begins with a new learner, `7 days later` waits, and an example
 * runs in the repository, `in a copy of` a folder or `in the data folder`.
 */
async function printed(): Promise<readonly string[]> {
  const all: string[] = [];
  let home = freshFolder();
  let now = noon;
  for (const [, , when = '', line = ''] of page.matchAll(example)) {
    if (when === 'afresh') [home, now] = [freshFolder(), noon];
    now += Number(when.match(/^(\d+) days later$/)?.[1] ?? 0) * day;
    const [, input, argv = ''] = line.match(/^(?:printf '([^']*)' \| )?roadmap (.*)$/) ?? [];
    const copied = when.match(/^in a copy of (\S+)$/)?.[1];
    const cwd = copied ? freshFolder() : when === 'in the data folder' ? home : repository;
    if (copied) cpSync(join(repository, copied), cwd, { recursive: true });
    const words = [...argv.matchAll(/"([^"]*)"|(\S+)/g)].flatMap((word) =>
      expanded(word[1] ?? (word[2] as string), cwd),
    );
    const { out } = await roadmap(words, {
      home,
      now,
      cwd,
      env: { ROADMAP_DIR: join(repository, 'tests/support/small'), PATH: process.env.PATH ?? '' },
      ...(input === undefined ? {} : { input: input.replaceAll('\\n', '\n') }),
    });
    all.push(out);
  }
  return all;
}

/** A word with a star, as a shell would hand it over. */
const expanded = (word: string, cwd: string): readonly string[] =>
  word.includes('/*')
    ? readdirSync(join(cwd, word, '..')).map((name) => word.replace(/\*.*$/, name))
    : [word];

describe('docs/cli.md', () => {
  // `UPDATE_DOCS=1 npx vitest run tests/docs` writes what the program prints now
  it('shows what the program prints', { timeout: 60_000 }, async () => {
    const outputs = await printed();
    const shown = [...page.matchAll(example)].map((match) => match[4]);
    expect(shown.length).toBeGreaterThan(10);
    if (process.env.UPDATE_DOCS === '1') {
      let at = 0;
      writeFileSync(
        file,
        page.replace(example, (_all, head, _when, _line, _old, tail) => `${head}${outputs[at++]}${tail}`),
      );
    } else expect(shown).toEqual(outputs);
  });

  it('shows a document for every command that prints one', () => {
    const withJson = [...commands, ...commands.flatMap((command) => command.commands)]
      .filter((command) => command.options.some((option) => option.long === '--json'))
      .map(nameOf);
    const shown = [...page.matchAll(example)]
      .map((match) => match[3] ?? '')
      .filter((line) => line.endsWith(' --json'));
    expect(withJson.filter((name) => !shown.some((line) => line.startsWith(name)))).toEqual([]);
  });

  it('names every command with its flags, and no other', () => {
    const rows = [...page.matchAll(/^\| `roadmap ([a-z]+(?:-[a-z]+)*)[^`]*` \| .*$/gm)];
    expect(rows.map((row) => row[1])).toEqual(commandNames);
    for (const [row, name] of rows) {
      const flags = commands
        .filter((command) => command.name() === name)
        .flatMap((command) => [...command.options, ...command.commands.flatMap((inner) => inner.options)])
        .flatMap(({ short, long }) => [short, long].filter((flag) => flag !== undefined));
      const named = [...row.matchAll(/[`[](--?[a-z][a-z-]*)/g)].map((match) => match[1]);
      expect([name, [...new Set(named)].sort()]).toEqual([name, [...new Set(flags)].sort()]);
    }
  });

  it('names every variable the program looks at', () => {
    const table = page.slice(page.indexOf('## Environment'), page.indexOf('## Settings'));
    const named = [...table.matchAll(/`([A-Z_]+)`/g)].map((match) => match[1] as string);
    // set when the program is built, not when it runs
    const looked = sources().flatMap((text) => [...text.matchAll(/\benv\.([A-Z_]+)/g)].map((m) => m[1]));
    const wanted = new Set(
      looked.filter((name) => !/^ROADMAP_(?:VERSION|BUILD)$/.test(name as string)) as string[],
    );
    expect([...new Set(named)].sort()).toEqual([...wanted].sort());
  });

  it('lists the settings there are', () => {
    const rows = Object.entries(SETTINGS).map(
      ([key, setting]) =>
        `| \`${key}\` | ${String(setting.default ?? 'default')} | ${setting.meaning} | ${setting.allowed} |`,
    );
    expect(page.slice(page.indexOf('| key | default |')).split('\n').slice(2, -1)).toEqual(rows);
  });
});

describe('what the program says', () => {
  it('names no command there is not', () => {
    const named = sources().flatMap((text) =>
      [...text.matchAll(/(?:`|: |\(|\bRun )roadmap ([a-z][a-z-]*)/g)].map((match) => match[1] as string),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !commandNames.includes(name))).toEqual([]);
  });
});

function nameOf(command: Command): string {
  const above = command.parent;
  return above === null ? command.name() : `${nameOf(above)} ${command.name()}`;
}

function sources(): string[] {
  const folder = join(repository, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}
