import type { Source } from '../../source.ts';
import type { Code } from '../codes.ts';

/** Text that takes the place of a range of offsets. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One repair: what is done, and where. */
export interface Repair {
  /** the code of what it repairs; null for what is only untidy */
  readonly code: Code | null;
  /** a sentence of what was done */
  readonly what: string;
  readonly edits: readonly Edit[];
}

/** The text with all edits made. Edits must not overlap; of two at one place the first comes first. */
export function applied(text: string, edits: readonly Edit[]): string {
  const sorted = edits.map((edit, i) => ({ ...edit, i })).sort((a, b) => a.start - b.start || a.i - b.i);
  let out = '';
  let at = 0;
  for (const { start, end, text: put } of sorted) {
    if (start < at) continue;
    out += text.slice(at, start) + put;
    at = end;
  }
  return out + text.slice(at);
}

/** How lines end in a file: as its first one does. */
export const lineEndOf = ({ text }: Source): string => text.match(/\r\n?|\n/)?.[0] ?? '\n';

/** The range of whole lines [from, to) (0-based) with their ends. */
export function wholeLines(
  { lineStarts, text }: Source,
  from: number,
  to: number,
): { start: number; end: number } {
  return { start: lineStarts[from] ?? text.length, end: lineStarts[to] ?? text.length };
}
