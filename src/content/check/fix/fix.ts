import { lazily } from '../../once.ts';
import type { ReadResult } from '../../read.ts';
import { positionAt, Source } from '../../source.ts';
import type { Code } from '../codes.ts';
import { fixBoxes, fixCapitalBoxes } from './boxes.ts';
import { fixDuplicates } from './duplicates.ts';
import { applied, type Repair } from './edit.ts';
import type { Fixer } from './fixer.ts';
import { fixIds } from './ids.ts';
import { fixKeyOrder } from './key-order.ts';
import { fixNumbers } from './numbers.ts';
import { type FileKeys, type FileReading, readFile, readKeys } from './read-file.ts';
import { isSameMeaning } from './same-meaning.ts';
import { fixFinalNewline, fixTrailingSpaces } from './spaces.ts';
import { fixWaivers } from './waivers.ts';

/** What was done to a file, or what could not be done without changing more than it should. */
export interface Fixed {
  readonly file: string;
  readonly line: number;
  readonly code: Code | null;
  readonly what: string;
}

export interface FixResult {
  /** the roadmap as it is after the repairs */
  readonly result: ReadResult;
  /** new texts of the files that change */
  readonly texts: ReadonlyMap<string, string>;
  readonly fixed: readonly Fixed[];
  /** repairs that were not made, since something else would have changed with them */
  readonly refused: readonly Fixed[];
}

/** In this order: what makes a question whole first, what is only tidier last. */
export const usualFixers: readonly Fixer[] = [
  fixBoxes,
  fixCapitalBoxes,
  fixDuplicates,
  fixIds,
  fixNumbers,
  fixWaivers,
  fixKeyOrder,
  fixTrailingSpaces,
  fixFinalNewline,
];

/**
 * Repairs a roadmap in memory. `check` reads it with other texts in place of some files; `isWanted` says which files may
 * change. Each step is read again and kept only if the file then says the same as before.
 */
export function fixRoadmap(
  check: (instead: ReadonlyMap<string, string>) => ReadResult,
  isWanted: (file: string) => boolean,
  fixers: readonly Fixer[] = usualFixers,
): FixResult {
  const texts = new Map<string, string>();
  const readers = { readings: new Readings(readFile), keys: new Readings(readKeys) };
  const fixed: Fixed[] = [];
  const refused: Fixed[] = [];
  const before = check(texts);
  let result = before;
  for (const fixer of fixers) {
    let changed = false;
    for (const [file, source] of result.sources) {
      if (!isWanted(file) || !isWhole(result, file)) continue;
      const { text, done, left } = fixFile(source, result, fixer, readers);
      for (const one of left) refused.push(one);
      if (text === source.text) continue;
      texts.set(file, text);
      for (const one of done) fixed.push(one);
      changed = true;
    }
    if (changed) result = check(texts);
  }
  for (const file of worse(before, result)) texts.delete(file);
  const kept = fixed.filter(({ file }) => texts.has(file));
  const undone = fixed.filter(({ file }) => !texts.has(file));
  return {
    result: undone.length === 0 ? result : check(texts),
    texts,
    fixed: kept,
    refused: [...refused, ...undone],
  };
}

/** What is no text, or was not read to its end, is not written anew: nobody could tell what it means then. */
const isWhole = ({ diagnostics }: ReadResult, file: string): boolean =>
  !diagnostics.some((d) => d.file === file && (d.code === 'file/not-utf8' || d.code === 'file/too-much'));

interface FixedFile {
  readonly text: string;
  readonly done: readonly Fixed[];
  readonly left: readonly Fixed[];
}

/** What files say by themselves: each is read once, until its text is another one. */
class Readings<T> {
  readonly #last = new Map<string, { readonly text: string; readonly reading: T }>();
  readonly #read: (source: Source) => T;

  constructor(read: (source: Source) => T) {
    this.#read = read;
  }

  of(source: Source): T {
    const { file, text } = source;
    const last = this.#last.get(file);
    if (last?.text === text) return last.reading;
    const reading = this.#read(source);
    this.#last.set(file, { text, reading });
    return reading;
  }
}

interface Readers {
  readonly readings: Readings<FileReading>;
  readonly keys: Readings<FileKeys | null>;
}

function fixFile(
  source: Source,
  { diagnostics }: ReadResult,
  fixer: Fixer,
  { readings, keys }: Readers,
): FixedFile {
  const { file, text } = source;
  const own = diagnostics.filter((d) => d.file === file);
  const reading = lazily(() => readings.of(source));
  const repairs = fixer.repairs({ source, diagnostics: own, reading, keys: () => keys.of(source) });
  if (repairs.length === 0) return { text, done: [], left: [] };
  const made = (some: readonly Repair[]): string | null => {
    const edits = some.flatMap((one) => one.edits);
    const changed = applied(text, edits);
    const after = readings.of(new Source(file, changed));
    return isSameMeaning(reading(), after, fixer.allowed) ? changed : null;
  };
  const isKept = (some: readonly Repair[]): boolean => made(some) !== null;
  const good = isKept(repairs) ? repairs : keepable(repairs, isKept, mostRead / text.length);
  const changed = good.length === 0 ? null : made(good);
  const done = new Set(changed === null ? [] : good);
  return {
    text: changed ?? text,
    done: [...done].map((one) => said(one, source)),
    left: repairs.filter((one) => !done.has(one)).map((one) => said(one, source)),
  };
}

/** So many characters are read again to find which repairs of a file do more than they should. */
const mostRead = 512 * 1024;

/**
 * Of repairs that cannot all be made, those that can, found by halving; `tries`: how often it may be asked. What is not
 * known by then is left out.
 */
function keepable(
  repairs: readonly Repair[],
  isKept: (some: readonly Repair[]) => boolean,
  tries: number,
): readonly Repair[] {
  let left = tries;
  const among = (some: readonly Repair[]): readonly Repair[] => {
    if (some.length < 2) return [];
    const half = some.length >> 1;
    return [some.slice(0, half), some.slice(half)].flatMap((part) =>
      left-- > 0 ? (isKept(part) ? part : among(part)) : [],
    );
  };
  return among(repairs);
}

const said = ({ code, what, edits }: Repair, source: Source): Fixed => ({
  file: source.file,
  line: positionAt(source, edits[0]?.start ?? 0).line,
  code,
  what,
});

/** Files in which something is found that was not there before. */
function worse(before: ReadResult, after: ReadResult): string[] {
  const count = ({ diagnostics }: ReadResult): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const d of diagnostics) {
      const key = `${d.file}\n${d.code}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  const old = count(before);
  return [...count(after)]
    .filter(([key, times]) => times > (old.get(key) ?? 0))
    .map(([key]) => key.slice(0, key.indexOf('\n')));
}
