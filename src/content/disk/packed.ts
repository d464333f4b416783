import { closeSync, openSync, readSync } from 'node:fs';
import type { Place } from '../index-format.ts';

/**
 * A head and parts in one file, of which only what is wanted is read: a first line that names its kind and says how
 * long the head is, the head as JSON, then the parts, whose places the head knows.
 */
export interface Packed<Head> {
  readonly head: Head;
  /** text of a part: start and length in bytes, counted from the end of the head */
  read(start: number, length: number): string;
  /** the texts of several, for which the file is opened once */
  readAll(places: readonly Place[]): string[];
}

/** Bytes of the first line, its end included. */
const firstLineLength = 32;

/** `head` is JSON. */
export function pack(kind: string, head: string, parts: readonly Uint8Array[]): Buffer {
  const ascii = asciiJson(head);
  const first = `${`${kind} ${ascii.length}`.padEnd(firstLineLength - 1)}\n`;
  return Buffer.concat([Buffer.from(first), Buffer.from(ascii), ...parts]);
}

/** JSON in ASCII alone, which is read faster than anything else: the head is read at every start. */
export const asciiJson = (json: string): string =>
  json.replace(/[^\x00-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Opens a file of this kind and version, or gives null when it is missing, damaged or another. */
export function openPacked<Head extends { readonly v: number }>(
  file: string,
  kind: string,
  version: number,
): Packed<Head> | null {
  try {
    return whileOpen(file, (descriptor) => {
      const length = headLength(readRange(descriptor, 0, firstLineLength), kind);
      const bodies = firstLineLength + length;
      const head = JSON.parse(readRange(descriptor, firstLineLength, length).toString('latin1')) as Head;
      if (head.v !== version) return null;
      const readAll = (places: readonly Place[]): string[] =>
        whileOpen(file, (reopened) =>
          places.map(([start, size]) => readRange(reopened, bodies + start, size).toString('utf8')),
        );
      return { head, read: (...place) => readAll([place])[0] as string, readAll };
    });
  } catch {
    return null;
  }
}

/**
 * Whether it was made from what this fingerprint stands for. Fingerprints are the last part of a file, so one that was
 * cut short was made from nothing.
 */
export function isMadeFrom(
  { head, read }: Packed<{ readonly fingerprint: Place }>,
  fingerprint: string,
): boolean {
  try {
    return read(...head.fingerprint) === fingerprint;
  } catch {
    return false;
  }
}

/** The same of what was packed a moment ago and is on no disk. */
export function unpack<Head>(bytes: Buffer, kind: string): Packed<Head> {
  const bodies = firstLineLength + headLength(bytes.subarray(0, firstLineLength), kind);
  const read = (start: number, size: number): string =>
    bytes.toString('utf8', bodies + start, bodies + start + size);
  return {
    head: JSON.parse(bytes.toString('latin1', firstLineLength, bodies)) as Head,
    read,
    readAll: (places) => places.map((place) => read(...place)),
  };
}

function headLength(firstLine: Buffer, kind: string): number {
  const [named, length] = firstLine.toString('latin1').trimEnd().split(' ');
  if (named !== kind || !/^\d+$/.test(length ?? '')) throw new Error(`no ${kind}`);
  return Number(length);
}

function whileOpen<T>(file: string, act: (descriptor: number) => T): T {
  const descriptor = openSync(file, 'r');
  try {
    return act(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readRange(descriptor: number, start: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const got = readSync(descriptor, bytes, filled, length - filled, start + filled);
    if (got === 0) throw new Error('the file is cut short');
    filled += got;
  }
  return bytes;
}
