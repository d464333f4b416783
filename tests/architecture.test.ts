import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycles } from '../src/content/check/rules/cycles.ts';

const root = join(import.meta.dirname, '..', 'src');

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
const files = filesUnder(root)
  .filter((path) => path.endsWith('.ts'))
  .map((path) => relative(root, path).replaceAll('\\', '/'))
  .sort();
const textOf = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

interface Import {
  readonly from: string;
  /** a file under src, or a package */
  readonly to: string;
  readonly types: boolean;
}

/** Every import of a file; those that are loaded only when needed as well. */
function importsOf(from: string): Import[] {
  const text = textOf.get(from) as string;
  const statement = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
  const dynamic = /\bimport\(\s*'([^']+)'\s*\)/g;
  const found = [
    ...[...text.matchAll(statement)].map((m) => ({ path: m[2] as string, types: m[1] !== undefined })),
    ...[...text.matchAll(dynamic)].map((m) => ({ path: m[1] as string, types: false })),
  ];
  return found.map(({ path, types }) => ({
    from,
    to: path.startsWith('.') ? relative(root, join(root, dirname(from), path)).replaceAll('\\', '/') : path,
    types,
  }));
}
const imports = files.flatMap(importsOf);
const said = (list: readonly Import[]): string[] => list.map(({ from, to }) => `${from} → ${to}`);

const isIn = (file: string, ...folders: string[]): boolean =>
  folders.some((folder) => file.startsWith(`${folder}/`));

/** content reads files and compiles in disk/ and in these; all else in it is pure */
const searchIo = ['content/search/build-index.ts', 'content/search/open-index.ts'];
const isContentIo = (file: string): boolean => isIn(file, 'content/disk') || searchIo.includes(file);
const isPureContent = (file: string): boolean => isIn(file, 'content') && !isContentIo(file);
/** authoring reads and writes files in these; all else in it is pure */
const authoringIo = ['authoring/own-roadmap.ts', 'authoring/places.ts'];
const isPureAuthoring = (file: string): boolean =>
  file.startsWith('authoring/') && !authoringIo.includes(file);
/** exchange reads and writes files in one place, too */
const isPureExchange = (file: string): boolean =>
  file.startsWith('exchange/') && file !== 'exchange/files.ts';
/** what decides about requests and answers; run/ sends and receives them, view/ shows them */
const isPureProject = (file: string): boolean => /^project\/[^/]+$/.test(file);
/** only a context of its own lets a regular expression be stopped; what comes out is as pure as what went in */
const inTime = 'project/in-time.ts';
const isPure = (file: string): boolean =>
  isPureContent(file) ||
  isPureAuthoring(file) ||
  (isPureProject(file) && file !== inTime) ||
  isPureExchange(file) ||
  isIn(file, 'learning', 'analysis');

const purePackages = [
  'yaml',
  'markdown-it',
  'markdown-it/lib/token.mjs',
  'gray-matter',
  'fastest-levenshtein',
  'minisearch',
  'ts-fsrs',
  '@noble/hashes/sha256',
  '@noble/hashes/hmac',
  '@noble/hashes/utils',
];
/** what knows the formats of others */
const exchangePackages = ['yaml', 'markdown-it', 'csv-parse/sync', 'htmlparser2', 'toml-eslint-parser'];

/** For each layer, which of its imports are allowed. */
const layers: Readonly<Record<string, { has: (file: string) => boolean; may: (to: Import) => boolean }>> = {
  'pure content': { has: isPureContent, may: ({ to }) => isPureContent(to) || purePackages.includes(to) },
  learning: {
    has: (file) => isIn(file, 'learning'),
    may: ({ to }) => isPureContent(to) || isIn(to, 'learning') || purePackages.includes(to),
  },
  'pure project code': {
    has: isPureProject,
    may: ({ from, to }) =>
      isPureContent(to) ||
      isPureProject(to) ||
      purePackages.includes(to) ||
      (from === inTime && to === 'node:vm'),
  },
  'running checks': {
    has: (file) => isIn(file, 'project/run'),
    may: ({ to }) =>
      isIn(to, 'project/run') ||
      isPureProject(to) ||
      isPureContent(to) ||
      to === 'errors.ts' ||
      !to.endsWith('.ts'),
  },
  'showing checks': {
    has: (file) => isIn(file, 'project/view'),
    may: ({ to }) => isIn(to, 'project/view', 'terminal') || isPureProject(to) || isPureContent(to),
  },
  'content that reads files': {
    has: isContentIo,
    may: ({ to }) =>
      isIn(to, 'content') ||
      ['errors.ts', 'make-folder.ts', 'ways.ts'].includes(to) ||
      to.startsWith('node:'),
  },
  authoring: {
    has: (file) => isIn(file, 'authoring'),
    may: ({ to }) =>
      isIn(to, 'authoring', 'content') || ['errors.ts', 'ways.ts'].includes(to) || to.startsWith('node:'),
  },
  'pure exchange': {
    has: isPureExchange,
    may: ({ to }) => isPureContent(to) || isPureExchange(to) || exchangePackages.includes(to),
  },
  'exchange that reads and writes files': {
    has: (file) => file === 'exchange/files.ts',
    may: ({ to, types }) =>
      isIn(to, 'content') ||
      ['errors.ts', 'ways.ts', 'write-files.ts'].includes(to) ||
      to.startsWith('node:') ||
      (isPureExchange(to) && types),
  },
  analysis: {
    has: (file) => isIn(file, 'analysis'),
    may: ({ to }) => isIn(to, 'analysis', 'learning') || isPureContent(to),
  },
  store: {
    has: (file) => isIn(file, 'store'),
    may: ({ to }) =>
      isIn(to, 'store', 'content', 'learning') ||
      ['errors.ts', 'make-folder.ts'].includes(to) ||
      !to.endsWith('.ts'),
  },
  terminal: {
    has: (file) => isIn(file, 'terminal'),
    may: ({ to, types }) =>
      isIn(to, 'terminal') ||
      // which characters nobody sees, and how deep Markdown is read, is said once
      ['errors.ts', 'content/unseen.ts', 'content/nesting.ts'].includes(to) ||
      (isPure(to) && types) ||
      !to.endsWith('.ts'),
  },
  checking: {
    has: (file) => isIn(file, 'checking'),
    may: ({ to }) => !isIn(to, 'commands', 'cli', 'tutor') && to !== 'main.ts',
  },
  tutor: {
    has: (file) => isIn(file, 'tutor'),
    may: ({ to }) => !isIn(to, 'commands', 'cli') && to !== 'main.ts',
  },
  commands: {
    has: (file) => isIn(file, 'commands'),
    may: ({ to }) => !isIn(to, 'commands', 'cli') && to !== 'main.ts',
  },
};

describe('imports', () => {
  it('are found at all, for each layer', () => {
    for (const { has } of Object.values(layers)) expect(imports.some(({ from }) => has(from))).toBe(true);
    expect(imports.length).toBeGreaterThan(files.length);
  });

  it('lead to files that are there', () => {
    const broken = imports.filter(({ to }) => to.endsWith('.ts') && !to.startsWith('..') && !textOf.has(to));
    expect(said(broken)).toEqual([]);
  });

  it.each(Object.keys(layers))('of %s point downwards', (name) => {
    const { has, may } = layers[name] as (typeof layers)[string];
    expect(said(imports.filter((one) => has(one.from) && !may(one)))).toEqual([]);
  });

  it('of ts-fsrs stand in one file', () => {
    expect(said(imports.filter(({ to }) => to === 'ts-fsrs'))).toEqual(['learning/memory.ts → ts-fsrs']);
  });

  it('make no circle; types that lean on each other do not count', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        imports.filter((one) => one.from === file && !one.types).map((one) => one.to),
      ]),
    );
    const within = new Map([...graph].map(([file, to]) => [file, to.filter((other) => graph.has(other))]));
    expect(findCycles(within).map((cycle) => cycle.join(' → '))).toEqual([]);
  });
});

describe('what code may touch', () => {
  /** the text without comments, so that words about a thing are not taken for its use */
  const code = (file: string): string =>
    (textOf.get(file) as string).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
  const holding = (list: readonly string[], pattern: RegExp): string[] =>
    list.filter((file) => pattern.test(code(file)));

  it.each([
    ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\./],
    ['chance', /\bMath\.random\b|\bcrypto\b|\brandomUUID\b/],
    ['the process', /\bprocess\./],
    ['the console', /\bconsole\./],
    ['node’s modules', /['"]node:|\brequire\(/],
    ['timers', /\bset(?:Timeout|Interval|Immediate)\(/],
    ['globals', /\bglobalThis\b/],
  ])('pure code leaves %s alone', (_, pattern) => {
    expect(holding(files.filter(isPure), pattern)).toEqual([]);
  });

  it('nobody ends the process or draws lots, and the clock is asked in one place', () => {
    expect(holding(files, /\bprocess\.exit\(/)).toEqual([]);
    expect(holding(files, /\bMath\.random\b|\bconsole\.(?:log|error|warn)\b/)).toEqual([]);
    // the one place where the world is put together
    expect(holding(files, /\bDate\.now\b|\bnew Date\(\s*\)/)).toEqual(['main.ts']);
  });

  it('no list is spread into a call that adds it to another: a stranger’s may be longer than the stack', () => {
    // what is spread here are the arguments of the call that is passed on
    const passedOn = ['content/parse/blocks.ts'];
    expect(holding(files, /\.(?:push|unshift)\(\s*\.\.\./)).toEqual(passedOn);
  });

  it('no file silences the compiler', () => {
    expect(holding(files, /@ts-(?:ignore|nocheck|expect-error)|\bas any\b/)).toEqual([]);
    expect(files.filter((file) => /@ts-(?:ignore|nocheck)/.test(textOf.get(file) as string))).toEqual([]);
  });
});
