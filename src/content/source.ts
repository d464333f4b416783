/** A text with the places in it. Offsets are UTF-16 code units; lines and columns count from 1. */
export class Source {
  /** relative to the roadmap's folder, with `/` */
  readonly file: string;
  #text: string | (() => string);
  #lineStarts: Uint32Array | null = null;

  /** `text`: or what reads it, when it is first wanted */
  constructor(file: string, text: string | (() => string)) {
    this.file = file;
    this.#text = text;
  }

  get text(): string {
    if (typeof this.#text === 'function') this.#text = this.#text();
    return this.#text;
  }

  /** offset at which each line begins; CRLF, LF and CR end a line */
  get lineStarts(): Uint32Array {
    this.#lineStarts ??= startsOf(this.text);
    return this.#lineStarts;
  }
}

/** Half-open range of offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Lines of a file that are read. Nobody writes more; each takes memory, a blank one too. */
export const mostLines = 30_000;

/** Whether a text has more lines than are read. */
export function hasTooManyLines(text: string): boolean {
  // no line is shorter than its end
  if (text.length < mostLines) return false;
  let lines = 1;
  for (const _ of text.matchAll(/\r\n?|\n/g)) if (++lines > mostLines) return true;
  return false;
}

/** A list of numbers would be moved in memory again and again while it grows. */
function startsOf(text: string): Uint32Array {
  let starts = new Uint32Array(64);
  let lines = 1;
  const add = (at: number): void => {
    if (lines === starts.length) {
      const longer = new Uint32Array(2 * lines);
      longer.set(starts);
      starts = longer;
    }
    starts[lines++] = at;
  };
  if (text.includes('\r'))
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) add(i + 1);
    }
  else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) add(at + 1);
  return starts.slice(0, lines);
}

/** Line and column of an offset; offsets past the end count as the end. */
export function positionAt(source: Source, offset: number): Position {
  const at = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (source.lineStarts[low] as number) + 1 };
}

/** The range of a line (0-based index) without its line end. */
export function lineSpan(source: Source, index: number): Span {
  const last = source.lineStarts.length - 1;
  const line = Math.max(0, Math.min(index, last));
  const start = source.lineStarts[line] as number;
  let end = line < last ? (source.lineStarts[line + 1] as number) : source.text.length;
  while (end > start && (source.text[end - 1] === '\n' || source.text[end - 1] === '\r')) end--;
  return { start, end };
}

/** The text of a line (0-based index) without its line end. */
export function lineText(source: Source, index: number): string {
  const { start, end } = lineSpan(source, index);
  return source.text.slice(start, end);
}

/** The lines [from, to) as one range without the last line's end, and without leading blanks and blank lines behind. */
export function linesSpan(source: Source, from: number, to: number): Span {
  const first = lineSpan(source, from);
  const blanks = source.text.slice(first.start, first.end).match(/^\s*/)?.[0].length ?? 0;
  let last = Math.max(from, to - 1);
  while (last > from && lineText(source, last).trim() === '') last--;
  const { end } = lineSpan(source, last);
  return { start: Math.min(first.start + blanks, end), end };
}

/** Where `needle` stands in a range, or the whole range when it does not stand there as written. */
export function findSpan(source: Source, within: Span, needle: string): Span {
  const at = needle === '' ? -1 : source.text.slice(within.start, within.end).indexOf(needle);
  return at < 0 ? within : { start: within.start + at, end: within.start + at + needle.length };
}
