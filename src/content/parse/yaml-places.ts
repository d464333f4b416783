import type { Span } from '../source.ts';

const step = 100;

/**
 * Where parts [from, to) of a scalar's value stand in what was written for it, as offsets of `written`; null where the two
 * cannot be laid beside each other. Line breaks and indents may have become other blanks, quotes and escapes others. What was
 * passed once is not gone over again.
 */
export function placesInScalar(written: string, value: string): (from: number, to: number) => Span | null {
  const quote = written[0] === '"' || written[0] === "'" ? written[0] : '';
  const first = { i: 0, at: quote === '' ? bodyStart(written) : 1 };
  // places of the value, a step apart
  const known = [first];
  return (from, to) => {
    const near = Math.min(known.length - 1, Math.floor(from / step));
    // one that lies within a pair of surrogates was noted behind it
    let { i, at } = known[(known[near]?.i ?? 0) > from ? near - 1 : near] ?? first;
    let start = -1;
    let end = -1;
    while (i < value.length && i < to) {
      if (i >= known.length * step) known.push({ i, at });
      if (isBlank(value[i] as string)) {
        i++;
        continue;
      }
      const piece = pieceAt(written, at, quote);
      if (piece.length === 0) return null;
      // blanks say nothing on either side, escaped ones as little
      if ([...piece.value].every(isBlank)) {
        at += piece.length;
        continue;
      }
      if (!value.startsWith(piece.value, i)) return null;
      if (i + piece.value.length > from) {
        if (start < 0) start = at;
        end = at + piece.length;
      }
      at += piece.length;
      i += piece.value.length;
    }
    return start < 0 ? null : { start, end };
  };
}

const isBlank = (char: string): boolean => char === ' ' || char === '\t' || char === '\n' || char === '\r';

/** A block scalar begins with a line of its own: `|`, `>-` and the like. */
function bodyStart(written: string): number {
  const head = written.match(/^[|>][^\r\n]*(?:\r\n|\r|\n)/);
  return head === null ? 0 : head[0].length;
}

const simple: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

/** What is written at one place, and what it stands for (YAML 1.2.2, 5.7); a line end that is escaped stands for nothing. */
function pieceAt(
  written: string,
  at: number,
  quote: string,
): { readonly value: string; readonly length: number } {
  const char = written[at] ?? '';
  if (quote === "'" && char === "'") return { value: "'", length: 2 };
  if (quote !== '"' || char !== '\\') return { value: char, length: char.length };
  const next = written[at + 1] ?? '';
  const digits = { x: 2, u: 4, U: 8 }[next];
  if (digits !== undefined) {
    const code = Number.parseInt(written.slice(at + 2, at + 2 + digits), 16);
    return code > 0x10ffff || Number.isNaN(code)
      ? { value: '', length: 0 }
      : { value: String.fromCodePoint(code), length: 2 + digits };
  }
  if (next === '\r' && written[at + 2] === '\n') return { value: '', length: 3 };
  if (next === '\n' || next === '\r') return { value: '', length: 2 };
  return { value: simple[next] ?? next, length: 2 };
}

/**
 * Where parts of a value stand in a file, of which `text` begins at `offset`, and the value was written at `span`. Where
 * that cannot be told, it is the whole span. Looked for when first asked.
 */
export function placesIn(
  text: string,
  offset: number,
  value: string,
  span: Span,
): (from: number, to: number) => Span {
  let find: ReturnType<typeof placesInScalar> | null = null;
  return (from, to) => {
    find ??= placesInScalar(text.slice(span.start - offset, span.end - offset), value);
    const place = find(from, to);
    return place === null ? span : { start: span.start + place.start, end: span.start + place.end };
  };
}
