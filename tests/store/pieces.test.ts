import { describe, expect, it } from 'vitest';
import type { Disk } from '../../src/store/disk.ts';
import { piecesOf } from '../../src/store/pieces.ts';

const MB = 1024 * 1024;

/** A disk with one open file of these bytes. */
const diskOf = (content: Buffer): Disk =>
  ({
    read: (_fd: number, into: Buffer, offset: number, length: number, from: number) =>
      content.copy(into, offset, from, Math.min(content.length, from + length)),
  }) as unknown as Disk;

const piecesIn = (content: Buffer, to = content.length) =>
  [...piecesOf(diskOf(content), 0, 0, to)].map(({ at, end, bytes }) => [at, end, bytes.length]);

describe('the pieces of a journal', () => {
  it('end where a line does, each of 4 MB at most', () => {
    const line = Buffer.alloc(1_000, 'a');
    line[999] = 10;
    const content = Buffer.concat(Array.from({ length: 9_000 }, () => line));
    const pieces = piecesIn(content);
    expect(pieces.map(([, end]) => (end as number) % 1_000)).toEqual([0, 0, 0]);
    expect(pieces.map(([at]) => at)).toEqual([0, pieces[0]?.[1], pieces[1]?.[1]]);
    expect(Math.max(...pieces.map(([, , size]) => size as number))).toBeLessThanOrEqual(4 * MB);
  });

  it('hold the beginning of a line that is longer, and go on behind it', () => {
    const content = Buffer.concat([Buffer.alloc(9 * MB, 'a'), Buffer.from('\nb\n')]);
    expect(piecesIn(content)).toEqual([
      [0, 9 * MB + 1, 64 * 1024 + 1],
      [9 * MB + 1, 9 * MB + 3, 2],
    ]);
    expect(piecesIn(Buffer.alloc(9 * MB, 'a'))).toEqual([[0, 9 * MB, 64 * 1024 + 1]]);
  });

  it('end where the file does, which may have shrunk since it was measured', () => {
    expect(piecesIn(Buffer.from('a\nb'), 10)).toEqual([[0, 3, 3]]);
    expect(piecesIn(Buffer.alloc(4 * MB, 'a'), 20 * MB)).toEqual([
      [0, 4 * MB, 64 * 1024 + 1],
      [4 * MB, 4 * MB, 0],
    ]);
  });
});
