import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes } from '../../src/content/check/codes.ts';
import { checkFolder } from '../../src/content/check/run-check.ts';
import { link, makePipe, nestedStages, writeRoadmap } from './support/folders.ts';
import { base, placesOf } from './support/sample.ts';

const folders = (kind: 'ok' | 'err'): string[] => readdirSync(join(import.meta.dirname, kind)).sort();
/** `question-no-key--yaml` is a variant of `question/no-key` */
const withoutVariant = (name: string): string => name.replace(/--.*$/, '');
const folderOf = (code: string): string => code.replace('/', '-');

const topic = base['01-basics/http.md'] as string;
const last = nestedStages(51);

/** What no repository can hold is made when the tests run: for each code a roadmap with the fault, and one without. */
const made: Readonly<Record<string, { err: () => string; ok: () => string; expected: string[] }>> = {
  'file/too-large': {
    err: () => writeRoadmap({ '01-basics/http.md': topic + ' '.repeat(1024 * 1024) }),
    ok: () => writeRoadmap({ '01-basics/http.md': topic + ' '.repeat(1024 * 1024 - topic.length) }),
    expected: ['01-basics/http.md:1:1-1:1 file/too-large'],
  },
  'file/not-regular': {
    err: () => {
      const folder = writeRoadmap({ '01-basics/http.md': null });
      makePipe(join(folder, '01-basics/http.md'));
      return folder;
    },
    ok: () => {
      const folder = writeRoadmap();
      makePipe(join(folder, '01-basics/_pipe'));
      return folder;
    },
    expected: ['01-basics/http.md:1:1-1:1 file/not-regular'],
  },
  'file/outside': {
    err: () => {
      const folder = writeRoadmap({ '01-basics/http.md': null });
      link(join(writeRoadmap(), '01-basics/http.md'), join(folder, '01-basics/http.md'));
      return folder;
    },
    ok: () => {
      const folder = writeRoadmap({ '01-basics/http.md': null, '_drafts/http: one.md': topic });
      link('../_drafts/http: one.md', join(folder, '01-basics/http.md'));
      return folder;
    },
    expected: ['01-basics/http.md:1:1-1:1 file/outside'],
  },
  'file/unreadable': {
    err: () => {
      const folder = writeRoadmap({ '01-basics/http.md': null });
      link('nowhere.md', join(folder, '01-basics/http.md'));
      return folder;
    },
    ok: () => {
      const folder = writeRoadmap();
      link('nowhere.md', join(folder, '01-basics/.#http.md'));
      return folder;
    },
    expected: ['01-basics/http.md:1:1-1:1 file/unreadable'],
  },
  'folder/too-deep': {
    err: () => writeRoadmap(last),
    ok: () => {
      const deep = nestedStages(50);
      const folder = writeRoadmap(deep);
      const bottom = Object.keys(deep).at(-1)?.replace('stage.yaml', '') as string;
      writeFileSync(join(folder, bottom, 'stage.yaml'), 'title: Last\ntopics: [last]\n');
      writeFileSync(join(folder, bottom, 'last.md'), topic.replace('only reads', 'comes last'));
      mkdirSync(join(folder, bottom, '_aside'));
      return folder;
    },
    expected: [`${Object.keys(last).at(-1)?.replace('/stage.yaml', '')}:1:1-1:1 folder/too-deep`],
  },
};

describe('a roadmap with one fault', () => {
  it('is there for every code of the catalogue, and one without it as well', () => {
    for (const kind of ['err', 'ok'] as const) {
      const there = new Set([...folders(kind).map(withoutVariant), ...Object.keys(made).map(folderOf)]);
      expect(there.size).toBeGreaterThan(0);
      expect([...there].sort()).toEqual(Object.keys(codes).map(folderOf).sort());
    }
    expect(folders('ok')).toEqual(folders('err'));
  });

  it.each(folders('err'))('%s: reported once, in its place, and nothing else', (name) => {
    const folder = join(import.meta.dirname, 'err', name);
    const expected = readFileSync(join(folder, '_expected.txt'), 'utf8').trimEnd().split('\n');
    expect(expected.join('\n')).toContain(withoutVariant(name).replace(/^(front-matter|[a-z]+)-/, '$1/'));
    expect(placesOf(checkFolder(folder).diagnostics)).toEqual(expected);
  });

  it.each(Object.keys(made))('%s: reported once, in its place', (code) => {
    const { err, expected } = made[code] as (typeof made)[string];
    expect(placesOf(checkFolder(err()).diagnostics)).toEqual(expected);
  });
});

describe('a roadmap that only looks like one with a fault', () => {
  it.each(folders('ok'))('%s: nothing is reported', (name) => {
    const result = checkFolder(join(import.meta.dirname, 'ok', name));
    expect(result.diagnostics.map((d) => `${d.file}:${d.line}:${d.column} ${d.code} ${d.message}`)).toEqual(
      [],
    );
    expect(result.counts.topics).toBeGreaterThan(0);
    expect(result.roadmap).not.toBeNull();
  });

  it.each(Object.keys(made))('%s: nothing is reported', (code) => {
    expect(placesOf(checkFolder((made[code] as (typeof made)[string]).ok()).diagnostics)).toEqual([]);
  });
});
