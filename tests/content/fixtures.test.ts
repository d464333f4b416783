import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes } from '../../src/content/check/codes.ts';
import { checkFolder } from '../../src/content/disk/checker.ts';
import { link, makePipe, nestedStages, writeRoadmap } from './support/folders.ts';
import { base, ofSmallSamples, placesOf } from './support/sample.ts';

const folders = (kind: 'ok' | 'err'): string[] => readdirSync(join(import.meta.dirname, kind)).sort();
/** `question-no-key--yaml` is a variant of `question/no-key` */
const withoutVariant = (name: string): string => name.replace(/--.*$/, '');
const folderOf = (code: string): string => code.replace('/', '-');

const checked = (folder: string, about: string) => {
  const result = checkFolder(folder);
  const diagnostics = result.diagnostics.filter(
    ({ code }) => folderOf(code) === withoutVariant(about) || !ofSmallSamples.includes(code),
  );
  return { ...result, diagnostics };
};

const topic = base['01-basics/http.md'] as string;
const last = nestedStages(51);

/** Twenty questions with four answers each, of which the `key`-th is right; words are numbered so that none is alike. */
const quiz = (make: (i: number) => { stem?: string; answers?: readonly string[]; key?: number }): string =>
  Array.from({ length: 20 }, (_, i) => {
    const {
      stem = `What is sent at ${i} o'clock?`,
      answers = ['head', 'body', 'foot', 'tail'],
      key = i % 4,
    } = make(i);
    const list = answers.map((text, at) => `- [${at === key ? 'x' : ' '}] ${text}${i}\n`).join('');
    return `### ${stem} {#q${i}}\n\n${list}\n> Whoever knows how a request travels can tell this one from the others.\n`;
  }).join('\n');
const withQuiz = (make: Parameters<typeof quiz>[0]): string =>
  writeRoadmap({ '01-basics/http.md': topic.replace(/### [\s\S]*$/, quiz(make)) });
const keyLonger = (i: number, longer: boolean) => ({
  answers: ['head', 'body', 'foot', 'tail'].map((text, at) => (at === i % 4 && longer ? `${text} it` : text)),
});

/** What no repository can hold, or what needs many questions, is made when the tests run: for each code a roadmap with the fault, and one without. */
const made: Record<string, { err: () => string; ok: () => string; expected: string[] }> = {
  'file/too-large': {
    err: () => writeRoadmap({ '01-basics/http.md': topic + ' '.repeat(1024 * 1024) }),
    ok: () => writeRoadmap({ '01-basics/http.md': topic + ' '.repeat(1024 * 1024 - topic.length) }),
    expected: ['01-basics/http.md:1:1-1:1 file/too-large'],
  },
  'file/too-much': {
    err: () =>
      writeRoadmap({ '01-basics/http.md': topic.replace('## Quiz', `${'- a\n'.repeat(20_001)}\n## Quiz`) }),
    ok: () =>
      writeRoadmap({ '01-basics/http.md': topic.replace('## Quiz', `${'- a\n'.repeat(10_000)}\n## Quiz`) }),
    expected: ['01-basics/http.md:6:1-6:1 file/too-much'],
  },
  'file/too-many-faults': {
    err: () =>
      writeRoadmap({
        '01-basics/stage.yaml': `title: Basics\ntopics: [http]\naliases: [${'A, '.repeat(1_001)}]\n`,
      }),
    ok: () =>
      writeRoadmap({
        '01-basics/stage.yaml': `title: Basics\ntopics: [http]\naliases: [a${Array.from({ length: 1_001 }, (_, i) => `, a${i}`).join('')}]\n`,
      }),
    expected: [
      '01-basics/stage.yaml:1:1-1:1 file/too-many-faults',
      ...Array.from(
        { length: 1_000 },
        (_, i) => `01-basics/stage.yaml:3:${11 + 3 * i}-3:${12 + 3 * i} id/malformed`,
      ),
    ],
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

Object.assign(made, {
  'roadmap/longest-keys': {
    err: () => withQuiz((i) => keyLonger(i, i % 20 < 7)),
    ok: () => withQuiz((i) => keyLonger(i, i % 20 < 6)),
    expected: ['roadmap.yaml:3:8-3:14 roadmap/longest-keys'],
  },
  'roadmap/key-places': {
    err: () => withQuiz((i) => ({ key: [0, 0, 0, 1][i % 4] as number })),
    ok: () => withQuiz((i) => ({ key: [0, 0, 2, 1, 3, 1, 2, 3][i % 8] as number })),
    expected: ['roadmap.yaml:3:8-3:14 roadmap/key-places'],
  },
  'roadmap/negatives': {
    err: () => withQuiz((i) => (i < 2 ? { stem: `What is **not** sent at ${i}?` } : {})),
    ok: () => withQuiz((i) => (i < 1 ? { stem: `What is **not** sent at ${i}?` } : {})),
    expected: ['roadmap.yaml:3:8-3:14 roadmap/negatives'],
  },
  'question/word-cue': {
    err: () =>
      withQuiz((i) =>
        i === 2
          ? { stem: 'Why does a handshake end?', answers: ['head', 'body', 'handshakes ', 'tail'] }
          : {},
      ),
    ok: () =>
      withQuiz((i) =>
        i === 2
          ? { stem: 'Why does a handshake end?', answers: ['head', 'handshake ', 'handshakes ', 'tail'] }
          : {},
      ),
    expected: ['01-basics/http.md:33:7-33:19 question/word-cue'],
  },
});

describe('a roadmap with one fault', () => {
  it('is there for every code of the catalogue, and one without it as well', () => {
    for (const kind of ['err', 'ok'] as const) {
      const there = new Set([...folders(kind).map(withoutVariant), ...Object.keys(made).map(folderOf)]);
      expect(there.size).toBeGreaterThan(0);
      // what only a comparison finds is tried with two revisions: tests/checking/since.test.ts
      const lone = Object.keys(codes).filter((code) => !code.startsWith('since/'));
      expect([...there].sort()).toEqual(lone.map(folderOf).sort());
    }
    expect(folders('ok')).toEqual(folders('err'));
  });

  it.each(folders('err'))('%s: reported once, in its place, and nothing else', (name) => {
    const folder = join(import.meta.dirname, 'err', name);
    const expected = readFileSync(join(folder, '_expected.txt'), 'utf8').trimEnd().split('\n');
    expect(expected.join('\n')).toContain(
      withoutVariant(name).replace(/^(front-matter|lint-ok|[a-z]+)-/, '$1/'),
    );
    expect(placesOf(checked(folder, name).diagnostics)).toEqual(expected);
  });

  it.each(Object.keys(made))('%s: reported once, in its place', (code) => {
    const { err, expected } = made[code] as (typeof made)[string];
    expect(placesOf(checked(err(), code).diagnostics)).toEqual(expected);
  });
});

describe('a roadmap that only looks like one with a fault', () => {
  it.each(folders('ok'))('%s: nothing is reported', (name) => {
    const result = checked(join(import.meta.dirname, 'ok', name), name);
    expect(result.diagnostics.map((d) => `${d.file}:${d.line}:${d.column} ${d.code} ${d.message}`)).toEqual(
      [],
    );
    expect(result.counts.topics).toBeGreaterThan(0);
    expect(result.roadmap).not.toBeNull();
  });

  it.each(Object.keys(made))('%s: nothing is reported', (code) => {
    expect(placesOf(checked((made[code] as (typeof made)[string]).ok(), code).diagnostics)).toEqual([]);
  });
});
