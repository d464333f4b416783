import type { Disk } from './disk.ts';
import { readFrom } from './files.ts';
import { LONGEST } from './line-stream.ts';

/** A stretch of a journal that begins and ends where a line does, but for a last line without its newline. */
export interface Piece {
  /** where it begins in the file, and where the next one does */
  readonly at: number;
  readonly end: number;
  /** what stands there; of a line that is too long to be one only its beginning, one byte longer than a line may be */
  readonly bytes: Buffer;
}

const NEWLINE = 10;
/** So many bytes are held at once, however large a journal is or looks. */
const AT_ONCE = 4 * 1024 * 1024;

/** The bytes of an open file from the start of a line to `to`, piece by piece. @throws the file system's error */
export function* piecesOf(disk: Disk, fd: number, from: number, to: number): Generator<Piece> {
  for (let at = from; at < to; ) {
    const bytes = readFrom(disk, fd, at, Math.min(to, at + AT_ONCE));
    const isLast = at + bytes.length >= to || bytes.length < AT_ONCE;
    const whole = isLast ? bytes.length : bytes.lastIndexOf(NEWLINE) + 1;
    const piece =
      whole > 0
        ? { at, end: at + whole, bytes: bytes.subarray(0, whole) }
        : {
            at,
            end: lineEnd(disk, fd, at + bytes.length, to),
            bytes: Buffer.from(bytes.subarray(0, LONGEST + 1)),
          };
    yield piece;
    if (isLast) return;
    at = piece.end;
  }
}

/** Where the line after the one that stands at a byte begins, or the end. */
function lineEnd(disk: Disk, fd: number, from: number, to: number): number {
  for (let at = from; at < to; ) {
    const bytes = readFrom(disk, fd, at, Math.min(to, at + AT_ONCE));
    const newline = bytes.indexOf(NEWLINE);
    if (newline !== -1) return at + newline + 1;
    if (bytes.length === 0) return at;
    at += bytes.length;
  }
  return to;
}
