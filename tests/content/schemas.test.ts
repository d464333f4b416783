import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import type { Code } from '../../src/content/check/codes.ts';
import { checkFolder } from '../../src/content/disk/checker.ts';
import { splitFrontMatter } from '../../src/content/parse/front-matter.ts';
import { type SchemaName, schemaNames, schemaOf } from '../../src/content/schemas.ts';
import type { Source } from '../../src/content/source.ts';
import { repository } from '../support/program.ts';
import { read } from './support/sample.ts';

// `patternErrorMessage` is a word of editors, not of the standard
const ajv = new Ajv({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
  keywords: ['patternErrorMessage'],
});
const validate = new Map(schemaNames.map((name) => [name, ajv.compile(schemaOf(name))]));
const fits = (name: SchemaName, value: unknown): boolean => validate.get(name)?.(value) === true;

interface Yaml {
  readonly name: SchemaName;
  readonly value: unknown;
  /** the last of its lines */
  readonly until: number;
}

/** The YAML in a file of a roadmap, with the name of its schema; null where there is none to parse. */
function yamlOf(source: Source): Yaml | null {
  const name = source.file.slice(source.file.lastIndexOf('/') + 1);
  // those of projects have no schema
  if (source.file.startsWith('projects/')) return null;
  const front = name.endsWith('.md') ? splitFrontMatter(source, () => {}) : undefined;
  if (front === null) return null;
  const ofTopic = front === undefined ? 'topic' : 'front-matter';
  const schema = source.file === 'roadmap.yaml' ? 'roadmap' : name.startsWith('stage.') ? 'stage' : ofTopic;
  const document = parseDocument(front?.yaml ?? source.text, { logLevel: 'silent' });
  if (document.errors.length > 0) return null;
  try {
    return { name: schema, value: document.toJS(), until: front?.bodyLine ?? Number.POSITIVE_INFINITY };
  } catch {
    // an alias that names nothing
    return null;
  }
}

/** told by names of files, or by what a folder holds */
const ofFolder = /name gives|gives the study order/;

/** Every YAML of the roadmaps in these folders that could be read, with the codes of what `check` found in it. */
function checked(folders: readonly string[]) {
  return folders.flatMap((folder) => {
    const { sources, diagnostics } = checkFolder(folder);
    return [...sources.values()].flatMap((source) => {
      const yaml = yamlOf(source);
      if (yaml === null) return [];
      const found = diagnostics.filter(
        ({ file, line, message }) => file === source.file && line <= yaml.until && !ofFolder.test(message),
      );
      return { ...yaml, file: `${folder}/${source.file}`, codes: found.map(({ code }) => code) };
    });
  });
}
const within = (folder: string): string[] =>
  readdirSync(join(import.meta.dirname, folder)).map((name) => join(import.meta.dirname, folder, name));

describe('the schemas', () => {
  it('accept every file of the roadmap that ships', () => {
    const files = checked([join(repository, 'roadmap'), join(repository, 'tests/support/small')]);
    expect(new Set(files.map(({ name }) => name))).toEqual(new Set(schemaNames));
    expect(files.length).toBeGreaterThan(150);
    expect(files.filter(({ name, value }) => !fits(name, value)).map(({ file }) => file)).toEqual([]);
  });

  it('accept every file of roadmaps without a fault', () => {
    const files = checked(within('ok'));
    expect(files.length).toBeGreaterThan(400);
    expect(files.filter(({ name, value }) => !fits(name, value)).map(({ file }) => file)).toEqual([]);
  });

  const faulty = checked(within('err'));
  const refused: readonly Code[] = [
    'yaml/unknown-key',
    'yaml/missing-key',
    'yaml/wrong-type',
    'yaml/unknown-value',
    'yaml/out-of-range',
    'yaml/empty',
    'yaml/one-line',
    'roadmap/format',
    'id/malformed',
    'id/too-long',
    'question/pair',
  ];

  it.each(refused)('refuse what is reported as %s', (code) => {
    const files = faulty.filter(({ codes }) => codes.includes(code));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(({ name, value }) => fits(name, value)).map(({ file }) => file)).toEqual([]);
  });

  it('say of every key what it is for', () => {
    const keysOf = (schema: unknown): [string, unknown][] => {
      if (typeof schema !== 'object' || schema === null) return [];
      const own = 'properties' in schema ? Object.entries(schema.properties as object) : [];
      return [...own, ...Object.values(schema).flatMap(keysOf)];
    };
    const keys = schemaNames.flatMap((name) => keysOf(schemaOf(name)));
    expect(keys.length).toBeGreaterThan(40);
    expect(
      keys.filter(([, schema]) => !/\w/.test((schema as { description?: string }).description ?? '')),
    ).toEqual([]);
  });
});

const whole: Readonly<Record<SchemaName, object>> = {
  roadmap: { format: 1, id: 'sample', title: 'Sample', description: 'D', 'lint-ok': ['roadmap/negatives x'] },
  stage: { title: 'Basics', summary: 'S', aliases: ['c++'], topics: ['http'] },
  'front-matter': {
    title: 'HTTP',
    summary: 'S',
    minutes: 5,
    optional: false,
    tags: ['basics'],
    aliases: ['web'],
    concepts: ['verbs'],
    resources: [{ title: 'R', url: 'https://example.org', kind: 'docs' }],
    was: ['old'],
  },
  topic: {
    title: 'HTTP',
    summary: 'S',
    minutes: 5,
    lesson: 'Two\nlines',
    concepts: ['verbs'],
    quiz: [
      {
        id: 'one',
        question: 'One?',
        many: true,
        concept: 'verbs',
        level: 'apply',
        was: ['before', 'other/before'],
        choose: [
          { text: 'A', correct: true },
          { text: 'B', why: 'W' },
        ],
      },
      { id: 'two', question: 'Two?', order: ['A', { text: 'B', why: 'W' }, 'C'], hint: 'H' },
      { id: 'three', question: 'Three?', match: [{ left: 'A', right: 'B' }, ['C', 'D']] },
      { id: 'four', question: 'Four?', match: { A: 'B', C: 'D' } },
      { id: 'five', question: 'Five?', type: ['A', 'B'], explanation: 'E' },
      { id: 'six', question: 'Six?', type: 'A' },
      { id: 'seven', question: 'Seven?', recall: 'R' },
    ],
  },
};

/** What any value can be replaced with. */
const strange: readonly unknown[] = [
  null,
  true,
  0,
  1,
  7,
  601,
  1.5,
  '',
  '  ',
  'word',
  'Two words',
  'two\nlines',
  'a/b',
  'x'.repeat(65),
  [],
  ['word'],
  ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'],
  [{ text: 'A', correct: true }],
  {},
  { text: 'A' },
  { A: 'B' },
];

interface Change {
  readonly step: number;
  readonly how: 'replace' | 'delete' | 'add';
  readonly by: unknown;
}

/** The value with one change: at the `step`-th place in it, counted over all that it holds. */
function changed(value: unknown, { step, how, by }: Change): unknown {
  const copy = structuredClone(value);
  const places: { readonly holder: Record<string, unknown>; readonly key: string }[] = [];
  const visit = (inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null) return;
    for (const [key, item] of Object.entries(inner)) {
      places.push({ holder: inner as Record<string, unknown>, key });
      visit(item);
    }
  };
  visit(copy);
  const { holder, key } = places[step % places.length] as (typeof places)[number];
  if (how === 'add' && !Array.isArray(holder)) holder.stranger = by;
  else if (how === 'delete') Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key];
  else holder[key] = by;
  return copy;
}

const paths: Readonly<Record<SchemaName, string>> = {
  roadmap: 'roadmap.yaml',
  stage: '01-basics/stage.yaml',
  topic: '01-basics/http.yaml',
  'front-matter': '01-basics/http.md',
};

describe('a schema and the reader it describes', () => {
  /** found by looking at one value, and not by what it means */
  const ofShape =
    /^(?:yaml\/|id\/(?:malformed|too-long)|roadmap\/format|question\/(?:answer-count|pair|no-answers|two-answer-blocks|no-accepted))/;

  it.each(schemaNames)('agree on %s, whatever is changed in it', (name) => {
    const change = fc.record({
      step: fc.nat(200),
      how: fc.constantFrom('replace' as const, 'delete' as const, 'add' as const),
      by: fc.constantFrom(...strange),
    });
    let refusals = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 0, maxLength: 2 }), (changes) => {
        const value = changes.reduce(changed, whole[name] as unknown);
        const yaml = stringify(value, { aliasDuplicateObjects: false });
        const text = name === 'front-matter' ? `---\n${yaml}---\n\nA lesson.\n` : yaml;
        const files = name === 'topic' ? { '01-basics/http.md': null } : {};
        const { diagnostics } = read({ ...files, [paths[name]]: text });
        const errors = diagnostics
          .filter((d) => d.file === paths[name] && d.severity === 'error')
          .filter((d) => !ofFolder.test(d.message));
        if (!fits(name, value)) {
          refusals++;
          expect(errors, yaml).not.toEqual([]);
        } else
          expect(
            errors.filter(({ code }) => ofShape.test(code)),
            yaml,
          ).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(refusals).toBeGreaterThan(20);
  });
});
