import type { Event } from '../learning/event.ts';
import { decode } from './codec.ts';
import { KEPT, LONGEST } from './line-stream.ts';

/** The text of a good line, and the id it has. */
export interface Line {
  readonly id: string;
  readonly line: string;
}

/** A good line. */
export interface Entry extends Line {
  /** null for a kind only a later release knows */
  readonly event: Event | null;
}

/** What a stretch of a journal holds. */
export interface Scan {
  readonly entries: readonly Entry[];
  /** lines, or parts of them, that are no event: the first of them, as copies, and how many there are */
  readonly bad: readonly Buffer[];
  readonly damaged: number;
  readonly newer: boolean;
  /** how many bytes need not be read again; less than all when the last line is unfinished */
  readonly used: number;
  /** the unfinished last line, if there is one */
  readonly torn: Buffer | null;
  /** where those stand, line by line, neighbours taken together */
  readonly spoilt: readonly { readonly from: number; readonly to: number }[];
  /** where the byte after the last newline is */
  readonly ended: number;
  /** the last good line that ends in a newline: where the byte after it is, and its id */
  readonly sound: { readonly end: number; readonly id: string } | null;
}

const NEWLINE = 10;

/** Reads a stretch of a journal that begins at the start of a line. Offsets count from its first byte. */
export function scan(bytes: Buffer): Scan {
  const entries: Entry[] = [];
  const bad: Buffer[] = [];
  let damaged = 0;
  let newer = false;
  let sound: Scan['sound'] = null;
  const spoilt: { from: number; to: number }[] = [];

  /** Keeps a copy: what is only cut out would hold all the bytes around it. */
  const spoil = (line: Buffer): void => {
    damaged += 1;
    if (bad.length < KEPT) bad.push(Buffer.from(line));
  };

  /** @returns the id of the line's last event, '' when it has none */
  const take = (line: Buffer): string => {
    let id = '';
    if (line.length > LONGEST) {
      spoil(line.subarray(0, LONGEST));
      return id;
    }
    const text = line.toString('utf8');
    const rest: string[] = [];
    for (const part of parts(text)) {
      const decoded = decode(part);
      if (decoded.type === 'newer') newer = true;
      else if (decoded.type === 'bad') rest.push(part);
      else {
        id = decoded.type === 'event' ? decoded.event.id : decoded.id;
        entries.push({ id, line: part.trim(), event: decoded.type === 'event' ? decoded.event : null });
      }
    }
    if (rest.length > 0) spoil(id === '' ? line : Buffer.from(rest.join('')));
    return id;
  };

  /** The same, and notes where something bad stands. */
  const takeAt = (from: number, end: number, to: number): string => {
    const before = damaged;
    const id = take(bytes.subarray(from, end));
    const last = spoilt.at(-1);
    if (damaged === before) return id;
    if (last?.to === from) last.to = to;
    else spoilt.push({ from, to });
    return id;
  };

  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
    const from = start;
    start = end + 1;
    if (isBlank(bytes.subarray(from, end))) continue;
    const id = takeAt(from, end, start);
    if (id !== '') sound = { end: start, id };
  }
  const last = bytes.subarray(start);
  const found = { entries, bad, spoilt, sound, ended: start };
  if (isBlank(last)) return { ...found, damaged, newer, used: start, torn: null };
  // A whole event that lacks only its newline was written to its last byte but one: it counts.
  // What is too long to become a line any more is damaged already.
  const isOver = last.length > LONGEST || decode(last.toString('utf8')).type !== 'bad';
  if (isOver) takeAt(start, bytes.length, bytes.length);
  const torn = isOver ? null : Buffer.from(last);
  return { ...found, damaged, newer, used: isOver ? bytes.length : start, torn };
}

/**
 * A line cut where an event seems to begin. When another terminal's write was torn in the moment before ours,
 * its rest and our event share a line; texts inside an event cannot match, their quotes are escaped.
 */
function parts(line: string): readonly string[] {
  if (!mayHoldParts(line) || decode(line).type !== 'bad') return [line];
  return line.split(/(?=\{"v":)/);
}
const BEGIN = '{"v":';

/** Whether parts of a line that is no event may be some. */
export const mayHoldParts = (line: string): boolean => line.indexOf(BEGIN, 1) !== -1;

/** Whether a line holds nothing, so that it need not be told. */
export function isBlank(line: Buffer): boolean {
  const [first = SPACE] = line;
  // the blanks of Unicode, a byte-order mark among them, begin with a byte beyond ASCII
  return (first <= SPACE || first > 127) && line.toString('utf8').trim() === '';
}
const SPACE = 32;
