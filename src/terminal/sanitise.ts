import { truncate } from './width.ts';

export { ascii } from './ascii.ts';

/** CSI (`ESC [ … m`), strings (OSC, DCS … up to BEL or ST, on one line), and two-character escapes. */
const sequences =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]/gu;

/** What may reach a terminal only as an escape: controls, bidi controls, BOM, separators, lone surrogates. */
const forbidden = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu;

/**
 * The text without anything that could move the cursor, change a title, hide or reorder what is read. Line
 * ends of other systems become `\n`; `\n` and tabs stay.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(sequences, '')
    .replace(forbidden, '');
}

/**
 * A foreign text as a quotation on one line: what `printable` would drop is spelled out (`\x1b`, `\u202e`,
 * `\n`), so that one sees what is there; cut at `max` columns.
 */
export function oneLine(text: string, max = Number.POSITIVE_INFINITY): string {
  // cut before spelling out: a file of megabytes may be quoted
  const head = Number.isFinite(max) ? text.slice(0, max * 8 + 64) : text;
  const shown = head.replace(/[\n\t]/g, escaped).replace(forbidden, escaped);
  return truncate(shown, max);
}

function escaped(char: string): string {
  if (char === '\n') return '\\n';
  if (char === '\t') return '\\t';
  if (char === '\r') return '\\r';
  const code = char.charCodeAt(0);
  const hex = code.toString(16);
  return code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
