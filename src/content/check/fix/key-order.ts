import { keyOrder } from '../../parse/shapes.ts';
import { lineText, positionAt, type Source } from '../../source.ts';
import { lineEndOf, wholeLines } from './edit.ts';
import type { Fixer } from './fixer.ts';
import { type FileKeys, kindOf } from './read-file.ts';

/** The keys of a file in the order in which they are documented, each with the comment above it. */
export const fixKeyOrder: Fixer = {
  allowed: 'nothing',
  repairs: ({ source, diagnostics, keys }) => {
    // which of the two is meant is for the author to say, and the place of either may be why
    if (diagnostics.some(({ code }) => code === 'yaml/duplicate-key')) return [];
    const chunks = chunksOf(keys(), source);
    if (chunks === null) return [];
    const order: readonly string[] = keyOrder[kindOf(source)];
    const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
    const sorted = [...chunks].sort((a, b) => rank(a.key) - rank(b.key));
    if (sorted.every((chunk, i) => chunk === chunks[i])) return [];
    // a comment at the very top may be about the whole file
    if (chunks[0]?.hasComment && sorted[0] !== chunks[0]) return [];
    const edits = chunks.map(({ start, end }, i) => ({ start, end, text: sorted[i]?.text as string }));
    return [{ code: null, what: 'The keys stand in the documented order.', edits }];
  },
};

interface Chunk {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly hasComment: boolean;
}

/** The lines of each key at the left margin, blank lines behind it left out; null where the file is not so plain. */
function chunksOf(keys: FileKeys | null, source: Source): Chunk[] | null {
  if (keys === null || keys.entries.length < 2) return null;
  const firsts = keys.entries.map(({ keySpan }) => positionAt(source, keySpan.start));
  if (firsts.some(({ column }) => column !== 1)) return null;
  const isComment = (line: number): boolean => lineText(source, line).startsWith('#');
  const tops = firsts.map(({ line }) => {
    let top = line - 1;
    while (top > 0 && isComment(top - 1)) top--;
    return top;
  });
  return keys.entries.map(({ key, keySpan, value }, i) => {
    const from = tops[i] as number;
    const last = Math.max(keySpan.end, value.span.end) - 1;
    let to = tops[i + 1] ?? positionAt(source, last).line;
    while (to > from + 1 && lineText(source, to - 1).trim() === '') to--;
    const { start, end: past } = wholeLines(source, from, to);
    const written = source.text.slice(start, past);
    const text = /[\r\n]$/.test(written) ? written : written + lineEndOf(source);
    return { key, start, end: past, text, hasComment: from < (firsts[i]?.line as number) - 1 };
  });
}
