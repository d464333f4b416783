import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/content/check/diagnostic.ts';
import { makers, operators } from '../../src/content/project/model.ts';
import { simplePlaces } from '../../src/content/project/place.ts';
import { type Files, placesOf, read } from '../content/support/sample.ts';
import { repository } from '../support/program.ts';

const page = readFileSync(join(repository, 'docs/projects.md'), 'utf8');
const shown: Files = Object.fromEntries(
  [...page.matchAll(/<!-- file: (\S+) -->\n(`{3,})\w+\n([\s\S]*?)\n\2\n/g)].map((match) => [
    match[1] as string,
    `${match[3]}\n`,
  ]),
);
const [brief, checks] = ['projects/hello-api/project.md', 'projects/hello-api/checks.yaml'] as const;

/** The first column of the table behind a mark, cell by cell. */
const cells = (mark: string): string[][] =>
  (page.match(new RegExp(`<!-- ${mark} -->\n((?:\\|.*\n)+)`))?.[1] ?? '')
    .split('\n')
    .slice(2, -1)
    .map((row) => row.split(/(?<!\\)\|/).map((cell) => cell.trim()));

describe('the files docs/projects.md shows', () => {
  it('make a project without a fault', () => {
    const { roadmap, diagnostics } = read(shown);
    expect(placesOf(diagnostics)).toEqual([]);
    expect(roadmap?.projects.map(({ id, checks: list }) => [id, list.length])).toEqual([['hello-api', 1]]);
  });
});

describe('the keys docs/projects.md lists', () => {
  const stranger = 'zzzzzzzzzzzzzzzzzzzz';
  const step = (text: string): Files => ({
    ...shown,
    [checks]: `checks:\n  - id: greets\n    steps:\n      - ${text}\n`,
  });
  const probes: Readonly<Record<string, Files>> = {
    'project.md': { ...shown, [brief]: `---\n${stranger}: 1\n---\n\nA text.\n` },
    'checks.yaml': { ...shown, [checks]: `${stranger}: 1\n` },
    check: { ...shown, [checks]: `checks:\n  - ${stranger}: 1\n` },
    request: step(`{request: GET /, ${stranger}: 1}`),
    answer: step(`{serve: /, answer: {${stranger}: 1}}`),
  };
  const knownIn = (diagnostics: readonly Diagnostic[]): string[] =>
    (
      diagnostics.find((d) => d.message.includes(stranger))?.hint?.match(/^Known keys: (.*)\.$/)?.[1] ?? ''
    ).split(', ');

  it.each(Object.entries(probes))('of %s are those the program knows', (name, files) => {
    const listed = cells(`keys: ${name}`).map((row) => (row[1] ?? '').replaceAll('`', ''));
    expect(listed).toEqual(knownIn(read(files).diagnostics));
  });

  it.each(['project.md', 'checks.yaml', 'check'])('of %s are required where it says so', (name) => {
    const required = cells(`keys: ${name}`)
      .filter((row) => row[2] === 'yes')
      .map((row) => (row[1] ?? '').replaceAll('`', ''));
    const missing = read(probes[name] as Files).diagnostics.flatMap(
      (d) => d.message.match(/^The key "(\w+)" is missing\.$/)?.[1] ?? [],
    );
    expect([...missing].sort()).toEqual([...required].sort());
  });
});

describe('the words docs/projects.md explains', () => {
  const wordsIn = (mark: string): string[] =>
    cells(mark).flatMap((row) =>
      [...(row[1] ?? '').matchAll(/`\{?([A-Za-z][A-Za-z0-9]*)/g)].map((m) => m[1] as string),
    );

  it('are all operators, in their order', () => expect(wordsIn('operators')).toEqual([...operators]));
  it('are all makers, in their order', () => expect(wordsIn('makers')).toEqual([...makers]));
  it('are all places', () => {
    const table = page.slice(page.indexOf('| place | is |'), page.indexOf('What is expected is a value'));
    expect(simplePlaces.filter((place) => !table.includes(`\`${place}\``))).toEqual([]);
  });

  it('are all kinds of step', () => {
    const { diagnostics } = read({
      ...shown,
      [checks]: 'checks:\n  - id: greets\n    steps:\n      - x: 1\n',
    });
    const kinds = diagnostics.find(({ code }) => code === 'project/step')?.hint?.match(/one of (.*)\./)?.[1];
    const table = page.slice(page.indexOf('| step | does |'), page.indexOf('Any step may have'));
    const named = [...table.matchAll(/^\| `([a-z]+):/gm)].map((match) => match[1]);
    expect(named).toEqual(kinds?.split(', '));
  });
});
