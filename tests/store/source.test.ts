import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { LONGEST, linesOf } from '../../src/store/line-stream.ts';
import { inputSource, sourcesAt } from '../../src/store/source.ts';
import { failure, faulty, temporaryFolder } from './sandbox.ts';

const signal = new AbortController().signal;

async function all<T>(found: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of found) list.push(one);
  return list;
}
const textOf = async (pieces: readonly Uint8Array[]): Promise<string> =>
  Buffer.concat(await all(inputSource(Readable.from(pieces), signal).pieces())).toString('utf8');
/** Bytes cut into pieces of these lengths, one after the other. */
function cut(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length] ?? 1;
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}
const anyLengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

describe('a source', () => {
  test('gives its text, packed or not, in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.boolean(),
        anyLengths,
        async (text, packed, lengths) => {
          const bytes = packed ? gzipSync(text) : Buffer.from(text);
          expect(await textOf(cut(bytes, lengths))).toBe(text);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('gives its text also where somebody set an encoding', async () => {
    expect(
      Buffer.concat(await all(inputSource(Readable.from(['ß', 'two']), signal).pieces())).toString(),
    ).toBe('ßtwo');
  });

  test.each([
    ['a disk', failure('EIO'), 'the disk reports a fault (EIO)'],
    ['something else', new Error('gone'), 'gone'],
  ])('that fails as %s does says why', async (_, error, why) => {
    const input = new Readable({ read: () => void input.destroy(error) });
    await expect(all(inputSource(input, signal).pieces())).rejects.toThrow(why);
  });

  test('that cannot be looked at says why', () => {
    const disk = faulty(nodeDisk, () => {
      throw failure('EACCES');
    });
    expect(sourcesAt('/a', 'a', signal, disk)).toEqual({ reason: 'access is not permitted (EACCES)' });
  });

  test('that is a pipe is not opened', () => {
    const pipe = join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(sourcesAt(pipe, 'pipe', signal)).toEqual({
      reason: 'it is no regular file; a pipe is read with -',
    });
  });

  test('that waits is let go of when the program is stopped', async () => {
    const stop = new AbortController();
    const input = new PassThrough();
    const lines = linesOf(inputSource(input, stop.signal).pieces());
    input.write('one\nhalf');
    expect((await lines.next()).value).toMatchObject({ number: 1 });
    const next = lines.next();
    stop.abort('SIGINT');
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('lines', () => {
  test('are those between newlines, numbered, in whatever pieces they come', async () => {
    const anyText = fc.array(fc.constantFrom('', 'a', 'b\r', 'ß', '\n', 'long words'), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(anyText, anyLengths, async (parts, lengths) => {
        const text = parts.join('\n');
        const found = await all(linesOf(Readable.from(cut(Buffer.from(text), lengths))));
        const wanted = text.split('\n');
        if (wanted.at(-1) === '') wanted.pop();
        expect(found.map(({ bytes }) => bytes.toString('utf8'))).toEqual(wanted);
        expect(found.map(({ number }) => number)).toEqual(wanted.map((_, i) => i + 1));
      }),
      { numRuns: 60 },
    );
  });

  test('that never end are held as far as a line may go, and the next one is read', async () => {
    const pieces = [
      ...Array.from({ length: 40 }, () => Buffer.alloc(LONGEST / 4, 'x')),
      Buffer.from('\nnext'),
    ];
    const found = await all(linesOf(Readable.from(pieces)));
    expect(found.map(({ number, bytes, isTooLong }) => [number, bytes.length, isTooLong])).toEqual([
      [1, LONGEST, true],
      [2, 4, false],
    ]);
  });
});
