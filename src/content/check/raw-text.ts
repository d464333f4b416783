import type { Span } from '../source.ts';

/** A code fence as it is written in a file; offsets count from where the text begins. */
export interface Fence {
  /** the line that opens it */
  readonly open: Span;
  readonly language: string;
  /** its lines of code, without the indent that the fence itself has */
  readonly lines: readonly { readonly text: string; readonly span: Span }[];
}

const opening = /^([ \t>]*(?:[-*+]\s+|\d+[.)]\s+)?)(`{3,}|~{3,})[ \t]*([^\s`]*)[^`]*$/;

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
      mark = match[2] as string;
      indent = (match[1] as string).length;
      const from = start + indent;
      fences.push({ open: { start: from, end: start + line.length }, language: match[3] ?? '', lines: [] });
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
  let masked = text;
  for (const { open, lines } of fencesIn(text))
    masked = blank(masked, open.start, lines.at(-1)?.span.end ?? open.end);
  return masked.replace(
    /(`+)(?!`)[\s\S]*?[^`]\1(?!`)|"[^"\n]*"|“[^”]*”|\]\([^)\s]*\)|\{[#a-z][^{}\n]*\}|https?:\S+/g,
    (found) => found.replace(/[^\n]/g, ' '),
  );
}

const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);
