import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes } from '../../src/content/check/codes.ts';
import type { Diagnostic } from '../../src/content/check/diagnostic.ts';
import type { Topic } from '../../src/content/model.ts';
import { base, type Files, markdownTopic, placesOf, read } from '../content/support/sample.ts';
import { repository } from '../support/program.ts';

const file = join(repository, 'docs/format.md');
const page = readFileSync(file, 'utf8');

const indent = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);
const yamlHead =
  'title: HTTP\nsummary: How a browser asks for a page\nminutes: 5\nlesson: A lesson.\nquiz:\n';

describe('the files docs/format.md shows', () => {
  const shown = new Map(
    [...page.matchAll(/<!-- file: (\S+) -->\n(`{3,})\w+\n([\s\S]*?)\n\2\n/g)].map((match) => [
      match[1] as string,
      `${match[3]}\n`,
    ]),
  );
  const without = (...names: string[]): Files => ({
    ...Object.fromEntries([...shown].filter(([name]) => !names.includes(name))),
    // the stage lists it, and the page need not show it
    '01-internet/http.md': base['01-basics/http.md'] as string,
    '01-basics/stage.yaml': null,
    '01-basics/http.md': null,
  });
  const inMarkdown = read(without('01-internet/caching.yaml'));
  const inYaml = read(without('01-internet/caching.md'));

  it('are the four kinds of file', () =>
    expect([...shown.keys()]).toEqual([
      'roadmap.yaml',
      '01-internet/stage.md',
      '01-internet/caching.md',
      '01-internet/caching.yaml',
    ]));

  it('make a roadmap without a fault', () => {
    expect(placesOf(inMarkdown.diagnostics)).toEqual([]);
    expect(inMarkdown.counts.questions).toBe(3);
  });

  it('are the same topic in either spelling', () => {
    expect(placesOf(inYaml.diagnostics)).toEqual([]);
    expect(inYaml.roadmap).toEqual(inMarkdown.roadmap);
  });
});

describe('the questions docs/format.md shows', () => {
  const examples = [
    ...page.matchAll(/<!-- example: (\w+) -->\n```markdown\n([\s\S]*?)\n```\n\n```yaml\n([\s\S]*?)\n```\n/g),
  ].map(([, kind, markdown, yaml]) => ({
    kind: kind as string,
    markdown: markdown as string,
    yaml: yaml as string,
  }));
  const topicIn = (files: Files): Topic => {
    const { roadmap, diagnostics } = read(files);
    expect(placesOf(diagnostics)).toEqual([]);
    return roadmap?.stages[0]?.topics[0] as Topic;
  };

  it('are the seven kinds', () =>
    expect(examples.map(({ kind }) => kind)).toEqual([
      'one',
      'one',
      'many',
      'order',
      'match',
      'type',
      'recall',
    ]));

  it.each(examples)('is $kind and reads the same in both spellings', ({ kind, markdown, yaml }) => {
    const one = topicIn({ '01-basics/http.md': markdownTopic(`${markdown}\n`) });
    const other = topicIn({
      '01-basics/http.md': null,
      '01-basics/http.yaml': `${yamlHead}${indent(yaml, '  ')}\n`,
    });
    expect(one.questions.map((question) => question.kind)).toEqual([kind]);
    expect(other).toEqual(one);
  });
});

describe('the keys docs/format.md lists', () => {
  const stranger = 'zzzzzzzzzzzzzzzzzzzz';
  const question = (more: string): Files => ({
    '01-basics/http.md': null,
    '01-basics/http.yaml': `${yamlHead}  - ${more}\n`,
  });
  // each holds one key that is not known, and none that is required
  const probes: Readonly<Record<string, Files>> = {
    'roadmap.yaml': { 'roadmap.yaml': `${stranger}: 1\n` },
    'stage.yaml': { '01-basics/stage.yaml': `${stranger}: 1\n` },
    'topic.md': { '01-basics/http.md': `---\n${stranger}: 1\n---\n\nA lesson.\n` },
    resource: { '01-basics/http.md': markdownTopic('', `resources:\n  - ${stranger}: 1\n`) },
    'topic.yaml': { '01-basics/http.md': null, '01-basics/http.yaml': `${stranger}: 1\n` },
    question: question(`${stranger}: 1`),
    answer: question(`question: Which?\n    choose:\n      - ${stranger}: 1`),
    item: question(`question: Which?\n    order:\n      - ${stranger}: 1`),
  };
  const rowsOf = (name: string): string[][] =>
    (page.match(new RegExp(`<!-- keys: ${name} -->\n((?:\\|.*\n)+)`))?.[1] ?? '')
      .split('\n')
      .slice(2, -1)
      .map((row) => row.split('|').map((cell) => cell.trim()));
  const listed = (name: string): { known: string[]; required: string[] } => {
    const rows = rowsOf(name).map((cells) => ({ key: cells[1] ?? '', required: cells[2] === 'yes' }));
    const own = rows.filter(({ key }) => /^`[a-z-]+`$/.test(key));
    const above = name === 'topic.yaml' ? listed('topic.md') : { known: [], required: [] };
    const bare = (key: string): string => key.slice(1, -1);
    return {
      known: [...above.known, ...own.map(({ key }) => bare(key))],
      required: [...above.required, ...own.filter((row) => row.required).map(({ key }) => bare(key))].sort(),
    };
  };
  const named = (diagnostics: readonly Diagnostic[]): { known: string[]; required: string[] } => ({
    known: (
      diagnostics.find((d) => d.message.includes(stranger))?.hint?.match(/^Known keys: (.*)\.$/)?.[1] ?? ''
    ).split(', '),
    required: diagnostics
      .filter((d) => d.code === 'yaml/missing-key')
      .flatMap((d) => d.message.match(/^The key "(\w+)" is missing\.$/)?.[1] ?? [])
      .filter((key) => key !== 'topics')
      .sort(),
  });

  it('has a table for each', () =>
    expect([...page.matchAll(/<!-- keys: (\S+) -->/g)].map((match) => match[1])).toEqual(
      Object.keys(probes),
    ));

  it.each(Object.entries(probes))('of %s are those the program knows and requires', (name, files) => {
    expect(listed(name)).toEqual(named(read(files).diagnostics));
  });
});

describe('the codes docs/format.md lists', () => {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const table = [
    '| code | severity | what is wrong | why it matters |',
    '|---|---|---|---|',
    ...Object.entries(codes).map(
      ([code, { severity, about, why }]) => `| \`${code}\` | ${severity} | ${cell(about)} | ${cell(why)} |`,
    ),
  ].join('\n');

  // `UPDATE_DOCS=1 npx vitest run tests/docs` writes them anew
  it('are those of the catalogue', () => {
    const block = /(<!-- codes -->\n)([\s\S]*?)\n?(<!-- \/codes -->)/;
    if (process.env.UPDATE_DOCS === '1')
      writeFileSync(
        file,
        page.replace(block, (_all, head, _old, tail) => `${head}${table}\n${tail}`),
      );
    else expect(page.match(block)?.[2]).toBe(table);
  });
});

describe('the proof docs/authoring.md shows', () => {
  const authoring = readFileSync(join(repository, 'docs/authoring.md'), 'utf8');
  const [, name, shown] = authoring.match(/<!-- proof: (\S+) -->\n```yaml\n([\s\S]*?)```\n/) ?? [];

  it('is one that is run', () =>
    expect(shown).toBe(readFileSync(join(repository, `tests/content/proofs/${name}.yaml`), 'utf8')));
});

describe('the pages under docs/', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'docs/format.md',
    'docs/cli.md',
    'docs/authoring.md',
    'docs/exchange.md',
    'docs/projects.md',
    'docs/write-your-own.md',
  ];
  const textOf = (path: string): string => readFileSync(join(repository, path), 'utf8');
  /** the anchors of a page's headings, as GitHub makes them */
  const anchorsOf = (text: string): string[] =>
    [...text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').matchAll(/^#+ (.*)$/gm)].map((match) =>
      (match[1] as string)
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );

  it.each(pages)('%s links only to what is there', (path) => {
    const links = [...textOf(path).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
    const broken = links
      .map(([, target = '', anchor]) => ({
        page: target === '' ? path : join(path, '..', target),
        anchor,
      }))
      .filter(
        ({ page: other, anchor }) =>
          !existsSync(join(repository, other)) ||
          (anchor !== undefined && !anchorsOf(textOf(other)).includes(anchor)),
      );
    expect(broken).toEqual([]);
  });
});
