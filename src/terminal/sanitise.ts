import { spelled, unseen } from '../content/unseen.ts';
import { truncate } from './width.ts';

export { ascii } from './ascii.ts';

/** CSI (`ESC [ … m`), strings (OSC, DCS … up to BEL or ST, on one line), and two-character escapes. */
const sequences =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]/gu;

/** What may reach a terminal only as an escape. */
const forbidden = new RegExp(`[${unseen}\\r]`, 'gu');

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
  const shown = head.replace(/[\n\t]/g, spelled).replace(forbidden, spelled);
  return truncate(shown, max);
}
