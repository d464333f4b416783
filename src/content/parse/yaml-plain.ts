import type { Span } from '../source.ts';
import { placesIn } from './yaml-places.ts';
import type { YamlEntry, YamlValue } from './yaml-value.ts';

type Map = YamlValue & { type: 'map' };

/** A line with words on it: where it, its first word and what follows its line end begin. */
interface Line {
  readonly start: number;
  readonly indent: number;
  /** behind its last character that is no blank */
  readonly end: number;
  readonly next: number;
}

/** Beyond this, what is read is asked for its size and depth first; see `yaml-depth.ts`. */
const most = { length: 16_384, indent: 8 };
/** No character that YAML or a terminal takes for anything but itself. */
const plainText =
  /^[\n\x20-\x7e\u00a1-\u02ff\u0370-\u05ff\u1e00-\u1fff\u2010-\u2027\u3041-\u3163\u3165-\ud7ff]*$/;
const key = /([A-Za-z][A-Za-z0-9_-]{0,63}):(?=[ \n]|$)/y;
/** Words that are something else than text, here or to other readers. */
const special = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i;
const number = /^(?:0|[1-9][0-9]{0,8})$/;
/** Text without quotes: as a value, and between the brackets of a list. */
const word = /^(?:[A-Za-z\u00a1-\ud7ff](?:[^:#]|:(?! |$)|(?<! )#)*)$/;
const wordInList = /^(?:[A-Za-z\u00a1-\ud7ff][^:#[\]{},"'?&*!|>%@`]*)$/;
const quoted = /^(?:"[^"\\]*"|'[^']*')$/;

/**
 * Reads the YAML that nearly every front matter is written in: `key: value` lines, lists in brackets or one item a line,
 * lists of such mappings. Gives just what the reader of all YAML gives, thirty times as fast, or null where a text holds
 * anything else: comments, blank lines, several lines for a value, escapes, keys that stand twice.
 */
export function readPlainYaml(text: string, offset: number): Map | null {
  if (text.length > most.length || !plainText.test(text)) return null;
  const lines = linesOf(text);
  return lines === null || lines.length === 0 ? null : new PlainReader(text, offset, lines).read();
}

/** Each of its parts gives null where it meets what it does not know, and then all is left to the other reader. */
class PlainReader {
  readonly #text: string;
  readonly #offset: number;
  readonly #lines: readonly Line[];
  /** the line to read next */
  #at = 0;

  constructor(text: string, offset: number, lines: readonly Line[]) {
    this.#text = text;
    this.#offset = offset;
    this.#lines = lines;
  }

  read(): Map | null {
    const whole = this.#lines[0]?.indent === 0 ? this.#map(0, 0) : null;
    return this.#at === this.#lines.length ? whole : null;
  }

  /** The lines of a mapping, the first of which begins at `start`. */
  #map(indent: number, start: number): Map | null {
    const entries: YamlEntry[] = [];
    let from = start;
    for (;;) {
      key.lastIndex = from;
      const found = key.exec(this.#text);
      if (found === null) return null;
      const name = found[1] as string;
      if (special.test(name) || entries.some((entry) => entry.key === name)) return null;
      const value = this.#behind(from + found[0].length, indent);
      if (value === null) return null;
      entries.push({ key: name, keySpan: this.#span(from, from + name.length), value });
      const next = this.#lines[this.#at];
      if (next === undefined || next.indent < indent)
        return { type: 'map', span: this.#span(start, this.#read), entries };
      if (next.indent > indent) return null;
      from = next.start + indent;
    }
  }

  /** The value behind a colon, or below it. */
  #behind(colon: number, indent: number): YamlValue | null {
    const line = this.#lines[this.#at++] as Line;
    const below = this.#lines[this.#at];
    let start = colon;
    while (start < line.end && this.#text[start] === ' ') start++;
    // a value may go on in a deeper line
    if (start < line.end)
      return below !== undefined && below.indent > indent ? null : this.#inline(start, line.end);
    return below === undefined || below.indent < indent ? null : this.#list(below);
  }

  /** The lines of a list, whose first one this is. */
  #list(first: Line): YamlValue | null {
    const { indent } = first;
    const items: YamlValue[] = [];
    for (let line: Line | undefined = first; line?.indent === indent && this.#isItem(line); ) {
      const start = line.start + indent + 2;
      if (this.#text[start] === ' ') return null;
      key.lastIndex = start;
      const item = key.test(this.#text) ? this.#map(indent + 2, start) : this.#inline(start, line.end);
      if (item === null) return null;
      if (item.type !== 'map') this.#at++;
      items.push(item);
      line = this.#lines[this.#at];
    }
    return items.length === 0
      ? null
      : { type: 'list', span: this.#span(first.start + indent, this.#read), items };
  }

  #isItem(line: Line): boolean {
    return this.#text.startsWith('- ', line.start + line.indent);
  }

  #inline(start: number, end: number): YamlValue | null {
    return this.#text[start] === '[' ? this.#bracketed(start, end) : this.#scalar(start, end, word);
  }

  #bracketed(start: number, end: number): YamlValue | null {
    if (this.#text[end - 1] !== ']') return null;
    const items: YamlValue[] = [];
    const inner = this.#text.slice(start + 1, end - 1);
    let from = start + 1;
    for (const part of inner.trim() === '' ? [] : inner.split(',')) {
      const blanks = part.length - part.trimStart().length;
      const item = this.#scalar(from + blanks, from + part.trimEnd().length, wordInList);
      if (item === null) return null;
      items.push(item);
      from += part.length + 1;
    }
    return { type: 'list', span: this.#span(start, end), items };
  }

  #scalar(start: number, end: number, pattern: RegExp): YamlValue | null {
    const written = this.#text.slice(start, end);
    const span = this.#span(start, end);
    if (number.test(written)) return { type: 'number', span, written, value: Number(written) };
    if (written === 'true' || written === 'false')
      return { type: 'boolean', span, written, value: written === 'true' };
    const isQuoted = quoted.test(written);
    if (!isQuoted && (!pattern.test(written) || special.test(written))) return null;
    const value = isQuoted ? written.slice(1, -1) : written;
    return { type: 'text', span, value, at: placesIn(this.#text, this.#offset, value, span) };
  }

  /** Where the lines that were read end. */
  get #read(): number {
    return (this.#lines[this.#at - 1] as Line).next;
  }

  #span(start: number, end: number): Span {
    return { start: this.#offset + start, end: this.#offset + end };
  }
}

/** The lines of a text; null where one is blank or far to the right. */
function linesOf(text: string): Line[] | null {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const stop = found < 0 ? text.length : found;
    let end = stop;
    while (end > start && text[end - 1] === ' ') end--;
    let indent = 0;
    while (text[start + indent] === ' ') indent++;
    if (start + indent >= end || indent > most.indent) return null;
    lines.push({ start, indent, end, next: found < 0 ? stop : found + 1 });
    start = stop + 1;
  }
  return lines;
}
