/** A line, and where it stands: counted from 1. Its newline is gone. */
export interface NumberedLine {
  readonly number: number;
  readonly bytes: Buffer;
  /** longer than any line may be; `bytes` is its beginning */
  readonly isTooLong: boolean;
}

/** No line of ours is longer, in bytes, wherever it stands; what is longer is no text of lines, and is never parsed. */
export const LONGEST = 64 * 1024;
/** So many damaged lines of a journal or a source are kept and named; those beyond are counted. */
export const KEPT = 1000;
const NEWLINE = 10;

/** Cuts bytes into lines, and holds no more than a piece and one line at a time, whatever comes. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedLine> {
  let number = 1;
  let begun: Buffer = Buffer.alloc(0);
  let isTooLong = false;
  const extend = (part: Buffer): void => {
    isTooLong ||= begun.length + part.length > LONGEST;
    if (begun.length < LONGEST) begun = Buffer.concat([begun, part.subarray(0, LONGEST - begun.length)]);
  };
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      extend(bytes.subarray(start, end));
      yield { number, bytes: begun, isTooLong };
      [number, begun, isTooLong, start] = [number + 1, Buffer.alloc(0), false, end + 1];
    }
    extend(bytes.subarray(start));
  }
  if (begun.length > 0) yield { number, bytes: begun, isTooLong };
}
