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
import { type FileReading, readFile } from './read-file.ts';
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
  const fixed: Fixed[] = [];
  const refused: Fixed[] = [];
  const before = check(texts);
  let result = before;
  for (const fixer of fixers) {
    let changed = false;
    for (const [file, source] of result.sources) {
      if (!isWanted(file) || hasBadBytes(result, file)) continue;
      const { text, done, left } = fixFile(source, result, fixer);
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

/** What is no text is not written anew. */
const hasBadBytes = ({ diagnostics }: ReadResult, file: string): boolean =>
  diagnostics.some((d) => d.file === file && d.code === 'file/not-utf8');

interface FixedFile {
  readonly text: string;
  readonly done: readonly Fixed[];
  readonly left: readonly Fixed[];
}

function fixFile(source: Source, { diagnostics }: ReadResult, fixer: Fixer): FixedFile {
  const { file, text } = source;
  let reading: FileReading | undefined;
  const readOnce = (): FileReading => {
    reading ??= readFile(source);
    return reading;
  };
  const own = diagnostics.filter((d) => d.file === file);
  const repairs = fixer.repairs({ source, diagnostics: own, reading: readOnce });
  if (repairs.length === 0) return { text, done: [], left: [] };
  const isKept = (some: readonly Repair[]): string | null => {
    const made = applied(
      text,
      some.flatMap(({ edits }) => edits),
    );
    const after = readFile(new Source(file, made));
    return isSameMeaning(readOnce(), after, fixer.allowed) ? made : null;
  };
  const all = isKept(repairs);
  if (all !== null) return { text: all, done: repairs.map((one) => said(one, source)), left: [] };
  // one of them does more than it should: the others may still be made
  const good = repairs.length === 1 ? [] : repairs.filter((one) => isKept([one]) !== null);
  const made = good.length === 0 ? null : isKept(good);
  const done = made === null ? [] : good;
  return {
    text: made ?? text,
    done: done.map((one) => said(one, source)),
    left: repairs.filter((one) => !done.includes(one)).map((one) => said(one, source)),
  };
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
