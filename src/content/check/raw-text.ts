import type { Span } from '../source.ts';

/** A code fence as it is written in a file; offsets count from where the text begins. */
export interface Fence {
  /** the line that opens it */
  readonly open: Span;
  readonly language: string;
  /** its lines of code, without the indent that the fence itself has */
  readonly lines: readonly { readonly text: string; readonly span: Span }[];
}

/** The indent, quote and list marks before a fence, and its mark. */
const opening = /^([ \t>]*(?:[-*+]\s+|\d+[.)]\s+)?)(`{3,}|~{3,})/;

interface Line {
  readonly text: string;
  readonly start: number;
}

/** Lines of a text with their offsets, without line ends. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line.replace(/\r$/, ''), start });
    start += line.length + 1;
  }
  return lines;
}

/** The code fences of a raw text, quoted and listed ones as well. */
export function fencesIn(text: string): Fence[] {
  if (!text.includes('```') && !text.includes('~~~')) return [];
  const fences: { open: Span; language: string; lines: { text: string; span: Span }[] }[] = [];
  let mark = '';
  let indent = 0;
  for (const { text: line, start } of linesOf(text)) {
    const fence = fences.at(-1);
    if (mark === '' || fence === undefined) {
      const match = line.match(opening);
      if (match === null) continue;
      const rest = line.slice(match[0].length);
      // behind backticks another one makes it a code span
      if (match[2]?.startsWith('`') && rest.includes('`')) continue;
      mark = match[2] as string;
      indent = (match[1] as string).length;
      const from = start + indent;
      fences.push({
        open: { start: from, end: start + line.length },
        language: rest.trimStart().match(/^\S*/)?.[0] ?? '',
        lines: [],
      });
    } else if (isClosing(line, mark)) mark = '';
    else {
      const cut = Math.min(indent, line.length);
      fence.lines.push({
        text: line.slice(cut),
        span: { start: start + cut, end: start + line.length },
      });
    }
  }
  return fences;
}

const isClosing = (line: string, mark: string): boolean => {
  const bare = line.replace(/^[\s>]*/, '').trimEnd();
  return bare.length >= mark.length && [...bare].every((char) => char === mark[0]);
};

/**
 * A raw text of the same length, with blanks in place of what is no prose: fences, code spans, what is quoted,
 * addresses of links and attribute lists. A match in it stands at the same place in the text.
 */
export function proseOnly(text: string): string {
  const fences = fencesIn(text).map(({ open, lines }) => ({
    start: open.start,
    end: lines.at(-1)?.span.end ?? open.end,
  }));
  const outside = blanked(text, fences);
  return blanked(outside, codeSpansIn(outside)).replace(
    /"[^"\n]*"|“[^“”]*”|\]\([^\]()\s]*\)|\{[#a-z][^{}\n]*\}|https?:\S+/g,
    blank,
  );
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** The text with blanks in place of these parts of it, of which each begins behind the one before. */
function blanked(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(from, start), blank(text.slice(start, end)));
    from = end;
  }
  return parts.join('') + text.slice(from);
}

/** Code spans, marks included: a run of backticks up to the next one of its length. */
export function codeSpansIn(text: string): Span[] {
  const runs = [...text.matchAll(/`+/g)];
  const next = new Map<number, number>();
  const closing = runs.map(() => -1);
  for (let i = runs.length - 1; i >= 0; i--) {
    const { length } = (runs[i] as RegExpExecArray)[0];
    closing[i] = next.get(length) ?? -1;
    next.set(length, i);
  }
  const spans: Span[] = [];
  for (let i = 0; i < runs.length; i++) {
    const close = closing[i] as number;
    if (close < 0) continue;
    const last = runs[close] as RegExpExecArray;
    spans.push({ start: (runs[i] as RegExpExecArray).index, end: last.index + last[0].length });
    i = close;
  }
  return spans;
}
