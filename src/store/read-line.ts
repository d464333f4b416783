import { decode } from './codec.ts';
import { LONGEST } from './line-stream.ts';
import { type Entry, mayHoldParts, scan } from './scan.ts';

/** What a line of a journal, an export or a backup turned out to hold. */
export interface ReadLine {
  /** the events in it: one, or those that are whole where several writes met in one line */
  readonly entries: readonly Entry[];
  readonly isNewer: boolean;
  /** why not all of it is an event, or null */
  readonly wrong: string | null;
  /** what of it is no event, to be set aside */
  readonly bad: readonly Buffer[];
}

const tooLong = `longer than ${LONGEST / 1024} KB`;

/** Reads a line, its newline gone; `isTooLong` tells that this is only the beginning of one. Never throws. */
export function readLine(bytes: Buffer, isTooLong = bytes.length > LONGEST): ReadLine {
  if (isTooLong)
    return { entries: [], isNewer: false, wrong: tooLong, bad: [Buffer.from(bytes.subarray(0, LONGEST))] };
  const line = bytes.toString('utf8').trim();
  const decoded = decode(line);
  if (decoded.type === 'newer') return { entries: [], isNewer: true, wrong: null, bad: [] };
  if (decoded.type === 'bad') {
    const wrong = reasonWords(decoded.reason);
    if (!mayHoldParts(line)) return { entries: [], isNewer: false, wrong, bad: [Buffer.from(bytes)] };
    const { entries, newer, bad } = scan(Buffer.concat([bytes, Buffer.from('\n')]));
    return { entries, isNewer: newer, wrong, bad };
  }
  const entry =
    decoded.type === 'event'
      ? { id: decoded.event.id, line, event: decoded.event }
      : { id: decoded.id, line, event: null };
  return { entries: [entry], isNewer: false, wrong: null, bad: [] };
}

/** Why a line is no event, from the reason its decoder gives. */
export function reasonWords(reason: string): string {
  if (reason === 'not JSON') return 'no JSON';
  if (reason === 'checksum') return 'its checksum does not fit';
  if (reason === 'v') return 'no event';
  if (reason === 'length') return tooLong;
  return `its "${reason}" is not what it may be`;
}
