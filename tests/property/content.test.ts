import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concerning } from '../../src/content/check/checked.ts';
import { toJson as toDocument } from '../../src/content/check/format/json.ts';
import { findCycles } from '../../src/content/check/rules/cycles.ts';
import type { Entry } from '../../src/content/entry.ts';
import { type ReadResult, readRoadmap } from '../../src/content/read.ts';
import { positionAt, Source } from '../../src/content/source.ts';
import { base, entriesOf } from '../content/support/sample.ts';

const md = '01-basics/http.md';
const yaml = '01-basics/http.yaml';
const fixtures = join(import.meta.dirname, '../content');

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
const texts = filesUnder(join(fixtures, 'err'))
  .filter((path) => /\.(md|yaml)$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .filter((text) => text.length < 4_000);
const roadmaps = readdirSync(join(fixtures, 'err')).map((name): Entry[] => {
  const folder = join(fixtures, 'err', name);
  return filesUnder(folder).map((path) => ({
    kind: 'file',
    path: relative(folder, path).replaceAll('\\', '/'),
    bytes: readFileSync(path),
  }));
});

/** Every place lies in its file, start before end, and line and column say the same as the offsets. */
function expectPlaces({ diagnostics, sources }: ReadResult): void {
  for (const d of diagnostics) {
    const source = sources.get(d.file) ?? new Source(d.file, '');
    expect(d.start, d.code).toBeGreaterThanOrEqual(0);
    expect(d.end, d.code).toBeGreaterThanOrEqual(d.start);
    expect(d.end, d.code).toBeLessThanOrEqual(source.text.length);
    expect(positionAt(source, d.start)).toEqual({ line: d.line, column: d.column });
    expect(positionAt(source, d.end)).toEqual({ line: d.endLine, column: d.endColumn });
    expect(d.message).not.toBe('');
  }
}

const toJson = (result: ReadResult) => toDocument([concerning({ folder: '/r', prefix: '' }, result, null)]);

const topicFile = fc.constantFrom(md, yaml, '01-basics/stage.yaml', '01-basics/stage.md', 'roadmap.yaml');
const piece = fc.constantFrom(
  '---\n',
  '## Quiz\n',
  '### Q {#q}\n',
  '- [x] a\n',
  '- [ ] b\n',
  '1. c\n',
  '> d\n',
  '  > e\n',
  '| a | b |\n|---|---|\n',
  'Answer: `x`\n',
  'Recall: y\n',
  '```\n',
  '\r',
  '\r\n',
  '\t',
  '{',
  '}',
  '[',
  ']',
  ': ',
  '&a ',
  '*a ',
  '!!x ',
  '<<: ',
  '"\\e',
  '"\\ud800"',
  '\u202e',
  '\u001b',
  '\0',
  '&#27;',
  '&lrm;',
  '<br>',
  '![a](b)',
  '\ufeff',
  '\ud800',
  '%YAML\n',
  '...\n',
  '? ',
  '#',
  '\u2028',
  '    ',
  '--- js\n',
  'question: ',
  'choose:\n',
  '- {text: a}\n',
  'match:\n',
  '1e999',
  '{#a many level=x was=,}',
);

/** A real text with parts cut, doubled, moved, or put into it. */
const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(
      fc.record({
        what: fc.constantFrom('cut', 'double', 'put', 'move', 'char'),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(80),
        piece,
        char: fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((now, change) => {
      const at = Math.floor(change.at * now.length);
      const [before, part, after] = [
        now.slice(0, at),
        now.slice(at, at + change.length),
        now.slice(at + change.length),
      ];
      if (change.what === 'cut') return before + after;
      if (change.what === 'double') return before + part + part + after;
      if (change.what === 'move') return part + before + after;
      return before + (change.what === 'put' ? change.piece : change.char) + part + after;
    }, text),
  );

describe('reading a roadmap', () => {
  it('never throws on any bytes, and every place lies in its file', () => {
    fc.assert(
      fc.property(topicFile, fc.uint8Array({ maxLength: 200 }), fc.boolean(), (path, bytes, whole) => {
        const head = Buffer.from(whole ? '' : (base[path] ?? base[md] ?? '').slice(0, 70));
        expectPlaces(readRoadmap(entriesOf({ ...base, [path]: Buffer.concat([head, bytes]) })));
      }),
      { numRuns: 600 },
    );
  });

  it('never throws on mutated topics, and every place lies in its file', () => {
    fc.assert(
      fc.property(topicFile, mutated, (path, text) => {
        expectPlaces(readRoadmap(entriesOf({ ...base, [path]: text })));
      }),
      { numRuns: 1_500 },
    );
  });

  it('never throws on pieces of the format in any order', () => {
    fc.assert(
      fc.property(topicFile, fc.array(piece, { maxLength: 30 }), (path, pieces) => {
        expectPlaces(readRoadmap(entriesOf({ ...base, [path]: pieces.join('') })));
      }),
      { numRuns: 800 },
    );
  });

  it('never throws on any paths', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'stage.yaml',
        'stage.md',
        '01-a',
        '02-b',
        'a.md',
        'a.yaml',
        '__proto__',
        'constructor.md',
        'toString.yaml',
        '.md',
        '99999-x',
      ),
      fc.string({ minLength: 1, maxLength: 5 }).map((text) => text.replaceAll('/', '')),
    );
    const entry = fc.record({
      folders: fc.array(name, { maxLength: 3 }),
      name,
      text: fc.constantFrom(...texts),
      folder: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (drafts) => {
        const entries = drafts.map((draft): Entry => {
          const path = [...draft.folders, draft.name].filter((part) => part !== '').join('/');
          return draft.folder
            ? { kind: 'folder', path }
            : { kind: 'file', path, bytes: Buffer.from(draft.text) };
        });
        expectPlaces(readRoadmap(entries));
      }),
      { numRuns: 300 },
    );
  });

  it('says the same of the same files each time, whatever was read between and however it was used', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roadmaps), fc.constantFrom(...roadmaps), (one, other) => {
        const before = JSON.stringify([toJson(readRoadmap(one)), readRoadmap(one).roadmap]);
        const used = readRoadmap(other).roadmap as unknown as { stages?: unknown } | null;
        if (used) used.stages = 'changed by whoever got it';
        expect(JSON.stringify([toJson(readRoadmap(one)), readRoadmap(one).roadmap])).toBe(before);
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order in which files are found', () => {
    const shuffled = fc
      .constantFrom(...roadmaps)
      .chain((entries) =>
        fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
      );
    fc.assert(
      fc.property(shuffled, ([entries, other]) => {
        expect(toJson(readRoadmap(other))).toEqual(toJson(readRoadmap(entries)));
        expect(readRoadmap(other).roadmap).toEqual(readRoadmap(entries).roadmap);
      }),
      { numRuns: 200 },
    );
  });
});

describe('places', () => {
  it('of every offset lead back to it', () => {
    const text = fc
      .array(fc.constantFrom('a', '\n', '\r', '\r\n', '😀', '\u2028'), { maxLength: 20 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, fc.nat(60), (written, offset) => {
        const source = new Source('a.md', written);
        const { line, column } = positionAt(source, offset);
        expect((source.lineStarts[line - 1] as number) + column - 1).toBe(Math.min(offset, written.length));
        expect(line).toBeLessThanOrEqual(written.split(/\r\n|\r|\n/).length);
        expect(source.lineStarts).toHaveLength(written.split(/\r\n|\r|\n/).length);
      }),
    );
  });
});

describe('the cycles of a graph', () => {
  const nodes = ['a', 'b', 'c', 'd', 'e', 'f'];
  const graphs = fc
    .array(fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(...nodes)), { maxLength: 14 })
    .map(
      (edges) =>
        new Map(nodes.map((node) => [node, edges.filter(([from]) => from === node).map(([, to]) => to)])),
    );

  /** Everything one can come to from a node, in one step or more. */
  const reached = (graph: ReadonlyMap<string, readonly string[]>, from: string): Set<string> => {
    const seen = new Set<string>();
    const visit = (node: string): void => {
      for (const next of graph.get(node) ?? []) if (!seen.has(next)) visit(seen.add(next) && next);
    };
    visit(from);
    return seen;
  };

  it('are found exactly where a naive search finds a way back, one for each knot, each a real one', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const knots = new Set(
          nodes
            .filter((node) => reached(graph, node).has(node))
            .map((node) =>
              nodes
                .filter((other) => reached(graph, node).has(other) && reached(graph, other).has(node))
                .join(),
            ),
        );
        const cycles = findCycles(graph);
        const found = cycles.map((cycle) =>
          [...knots].find((knot) => cycle.every((node) => knot.split(',').includes(node))),
        );
        expect([...found].sort()).toEqual([...knots].sort());
        for (const cycle of cycles) {
          expect(new Set(cycle).size).toBe(cycle.length);
          for (const [i, node] of cycle.entries())
            expect(graph.get(node)).toContain(cycle[(i + 1) % cycle.length]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are found in a chain of many thousands without running out of stack', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => `n${i}`);
    const graph = new Map(long.map((node, i) => [node, [long[(i + 1) % long.length] as string]]));
    expect(findCycles(graph)).toEqual([long]);
  });
});
