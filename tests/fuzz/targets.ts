import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Report } from '../../src/content/check/diagnostic.ts';
import { readMarkdownFront, readMarkdownTopic } from '../../src/content/parse/topic.ts';
import { readYamlTopic } from '../../src/content/parse/yaml-topic.ts';
import { Source } from '../../src/content/source.ts';
import { encode } from '../../src/store/codec.ts';
import { type Entry, scan } from '../../src/store/scan.ts';
import { union } from '../../src/store/union.ts';
import { anyEvent } from '../store/any-event.ts';
import { repository } from '../support/program.ts';

/** Numbers from 0 below `below`, the same for the same seed. */
type Draw = (below: number) => number;

/** A generator of 32 bits (xorshift, Marsaglia 2003). */
function drawing(seed: number): Draw {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
const seeds = [join(repository, 'tests/content/ok'), join(repository, 'tests/content/err')]
  .flatMap(filesUnder)
  .filter((path) => /\.(?:md|yaml)$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .filter((text) => text.length < 1_500);
/** The same as far as their front matter goes, where they have one. */
const fronts = seeds.flatMap((text) => text.match(/^---\n[\s\S]*?\n---\n/)?.[0] ?? []);
const journal = fc
  .sample(anyEvent, { numRuns: 200, seed: 1 })
  .flatMap((event) => encode(event))
  .map((line) => line.trimEnd());

/** What breaks readers: marks of both formats, and what no text should hold. */
const pieces = [
  '---\n',
  '- [x] ',
  '- [ ] ',
  '### ',
  '{#a}',
  '> ',
  '```\n',
  ': ',
  '\n',
  '\r',
  '\t',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '|',
  '&a ',
  '*a',
  '!!js/function ',
  '<<: ',
  '\0',
  '\x1b[2J',
  '\u202e',
  '\ufeff',
  '\ud800',
  '__proto__',
  '1. ',
  'Answer: ',
  'Recall: ',
  '%YAML 1.1\n',
  '$',
  '\\',
  '<!-- ',
];

const some = <T>(list: readonly T[], draw: Draw): T => list[draw(list.length)] as T;

/** A text with one to six changes: cut, doubled, swapped for another's part, or with a piece put in. */
function mutate(text: string, others: readonly string[], draw: Draw): string {
  let made = text;
  for (let n = draw(6); n >= 0; n--) {
    const at = draw(made.length + 1);
    const to = Math.min(made.length, at + draw(40));
    const middle = [
      () => '',
      () => made.slice(at, to).repeat(2 + draw(3)),
      () => some(pieces, draw) + made.slice(at, to),
      () => some(others, draw).slice(0, draw(80)),
      () => String.fromCharCode(draw(0x2100)),
    ];
    made = made.slice(0, at) + some(middle, draw)() + made.slice(to);
  }
  return made;
}

/** Places lie in the text. What is said is made printable where it is printed, which tests/hostile holds. */
const watching =
  (text: string): Report =>
  (code, { start, end }) => {
    if (!(start >= 0 && start <= end && end <= text.length + 1))
      throw new Error(`${code}: ${start}–${end} of ${text.length}`);
  };

const sameAs = (a: readonly Entry[], b: readonly Entry[]): void => {
  if (a.map(({ line }) => line).join('\n') !== b.map(({ line }) => line).join('\n'))
    throw new Error('a merge depends on order');
};

/** Each takes a draw, makes an input and reads it; it throws where something is wrong. */
export const targets: Readonly<Record<string, (draw: Draw) => void>> = {
  'front matter': (draw) => {
    const text = mutate(some(fronts, draw), seeds, draw);
    readMarkdownFront(new Source('a.md', text), 'a', watching(text));
  },
  topic: (draw) => {
    const text = mutate(some(seeds, draw), seeds, draw);
    const read = draw(3) === 0 ? readYamlTopic : readMarkdownTopic;
    read(new Source(read === readYamlTopic ? 'a.yaml' : 'a.md', text), 'a', watching(text));
  },
  'journal line': (draw) => {
    const lines = Array.from({ length: 1 + draw(3) }, () => some(journal, draw));
    const bytes = Buffer.from(`${mutate(lines.join('\n'), journal, draw)}\n`);
    const { entries, used } = scan(bytes);
    if (used > bytes.length) throw new Error('more was read than there is');
    // what counts is a line as it was written
    for (const { line } of entries)
      if (scan(Buffer.from(`${line}\n`)).entries.length !== 1) throw new Error(`no line: ${line}`);
  },
  merge: (draw) => {
    const take = (): Entry[] =>
      scan(
        Buffer.from(`${Array.from({ length: draw(12) }, () => some(journal, draw)).join('\n')}\n`),
      ).entries.slice();
    const [a, b, c] = [take(), take(), take()];
    sameAs(union([...a, ...b]), union([...b, ...a]));
    sameAs(union([...union([...a, ...b]), ...c]), union([...a, ...union([...b, ...c])]));
    sameAs(union(union(a)), union(a));
  },
};

/** Runs a target so often. @throws with the number of the run that failed, which together with the seed brings it back */
export function fuzz(name: string, runs: number, seed: number): void {
  const target = targets[name];
  if (target === undefined)
    throw new Error(`There is no target ${name}: ${Object.keys(targets).join(', ')}.`);
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    try {
      target(drawing(seed * 2_654_435_761 + run * 40_503 + 1));
    } catch (cause) {
      throw new Error(`${name}: run ${run} with seed ${seed}`, { cause });
    }
    if (performance.now() - begun > 5_000)
      throw new Error(`${name}: run ${run} with seed ${seed} took ${performance.now() - begun} ms`);
  }
}
