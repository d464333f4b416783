import type { Event } from '../learning/event.ts';
import { recognise } from './fields.ts';
import { LONGEST } from './line-stream.ts';
import { isSealed, type Seal, seal } from './seal.ts';

/**
 * Longest line this program writes, newline included, in bytes; only what names very many things is longer, and never
 * so long that it would not be read back.
 */
export const LONGEST_LINE = 4096;
/** The version of the lines this program writes. */
export const EVENT_VERSION = 1;

/** What a line turned out to be. `unknown` is a kind of a later release: kept, and not folded. */
export type Decoded =
  | { readonly type: 'event'; readonly event: Event }
  | { readonly type: 'unknown'; readonly id: string }
  | { readonly type: 'newer'; readonly version: number }
  | { readonly type: 'bad'; readonly reason: string };

const SEAL: Seal = { field: 'c', digits: 8 };

/**
 * The line an event is stored as, without its newline: JSON whose last field `c` is a checksum over everything
 * before it. Texts too long for a line are cut; an answer is never refused for its length.
 */
export function encode(event: Event): string {
  let line = seal(JSON.stringify(event), SEAL);
  for (const length of [200, 100, 40, 12, 0]) {
    if (Buffer.byteLength(line) < LONGEST_LINE) break;
    line = seal(JSON.stringify(shorten(event, length)), SEAL);
  }
  return line;
}

/** Cuts what may be cut; 0 gives up the list of chosen answers, which is the least of what an answer says. */
function shorten(event: Event, length: number): Event {
  if (event.kind === 'answered') {
    return { ...event, chosen: length === 0 ? [] : event.chosen.map((text) => cut(text, length)) };
  }
  if (event.kind === 'began') return { ...event, request: cut(event.request, Math.max(length, 12) * 10) };
  return event;
}

const cut = (text: string, length: number): string => [...text].slice(0, length).join('');

/** Reads a line back. Never throws; a byte-order mark, a carriage return and blanks around it are no fault. */
export function decode(text: string): Decoded {
  // trim() takes the byte-order mark with it.
  const line = text.trim();
  // parsing what is this long could take minutes, and no line of ours is
  if (isTooLong(line)) return { type: 'bad', reason: 'length' };
  const value = parse(line);
  if (value === null) return { type: 'bad', reason: 'not JSON' };
  const version = value.v;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return { type: 'bad', reason: 'v' };
  // A newer release may sum its lines another way, so this is decided before the checksum.
  if (version > EVENT_VERSION && !isOurs(line)) return { type: 'newer', version };
  if (!isSealed(line, SEAL)) return { type: 'bad', reason: 'checksum' };
  delete value[SEAL.field];
  const found = recognise(value);
  if ('event' in found) return { type: 'event', event: found.event };
  if ('unknown' in found) return { type: 'unknown', id: found.unknown };
  return { type: 'bad', reason: found.wrong };
}

/** Whether a line has our checksum but for its version: then that number is what is damaged. */
const isOurs = (line: string): boolean => isSealed(line.replace(/^\{"v":\d+/, `{"v":${EVENT_VERSION}`), SEAL);

/** Counts bytes only where there could be too many. */
const isTooLong = (line: string): boolean => line.length * 3 > LONGEST && Buffer.byteLength(line) > LONGEST;

function parse(line: string): Record<string, unknown> | null {
  // a failure to parse costs more than all the rest, and rubbish may have a million lines
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}
