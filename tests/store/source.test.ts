import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { LONGEST, linesOf } from '../../src/store/line-stream.ts';
import { inputSource, MOST, type Source, sourcesAt } from '../../src/store/source.ts';
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

describe('bytes that are unpacked', () => {
  const zipped = gzipSync('some words '.repeat(200));
  test.each([
    ['nothing', [], ''],
    ['one byte that begins as packed ones do', [Buffer.of(0x1f)], '\u001f'],
    ['two bytes of which only one does', [Buffer.of(0x1f, 0x41)], '\u001fA'],
    ['two bytes of which the other does', [Buffer.of(0x41), Buffer.of(0x41)], 'AA'],
  ])('are what they were: %s', async (_, pieces, text) => {
    expect(await textOf(pieces)).toBe(text);
  });

  test.each([
    ['cut short', zipped.subarray(0, zipped.length - 9), 'it is cut short'],
    [
      'damaged',
      zipped.map((byte, at) => (at === zipped.length - 5 ? byte ^ 1 : byte)),
      'it is damaged where it is compressed',
    ],
  ])('are none where they are %s', async (_, bytes, why) => {
    await expect(textOf([bytes])).rejects.toThrow(why);
  });

  test('are as many as a source may hold, and no more', async () => {
    const piece = Buffer.alloc(MOST / 4, 'x');
    const count = async (pieces: readonly Buffer[]) => {
      let bytes = 0;
      for await (const one of inputSource(Readable.from(pieces), signal).pieces()) bytes += one.length;
      return bytes;
    };
    expect(await count([piece, piece, piece, piece])).toBe(MOST);
    await expect(count([piece, piece, piece, piece, Buffer.of(1)])).rejects.toThrow(
      /^it holds more than 256 MB$/,
    );
  });
});

describe('a path that is named', () => {
  const named = (path: string, name: string, disk = nodeDisk) => {
    const found = sourcesAt(path, name, signal, disk);
    return 'reason' in found ? found.reason : found.map((one) => one.name);
  };

  test('as a file is one source, whatever its name', async () => {
    const file = join(temporaryFolder(), 'any.txt');
    writeFileSync(file, 'line\n');
    expect(named(file, 'any.txt')).toEqual(['any.txt']);
    const [source] = sourcesAt(file, 'any.txt', signal) as readonly Source[];
    const read = async () => Buffer.concat(await all((source as Source).pieces())).toString();
    expect(await read()).toBe('line\n');
    rmSync(file);
    await expect(async () => read()).rejects.toThrow(/^the folder is not there .*\(ENOENT\)$/);
  });

  test('as a folder is the logs in it, packed or not, in the order of their names', () => {
    const folder = temporaryFolder();
    for (const name of ['b.jsonl', 'a.jsonl.gz', '.c.jsonl', 'd.jsonl.bak', 'e.json', 'xjsonl'])
      writeFileSync(join(folder, name), '');
    mkdirSync(join(folder, 'f.jsonl'));
    const disk = { ...nodeDisk, readdir: (path: string) => nodeDisk.readdir(path).sort().reverse() };
    expect(named(folder, 'logs/', disk)).toEqual(['logs/a.jsonl.gz', 'logs/b.jsonl']);
  });

  test('as a data folder is its journals, and a folder of journals is that one', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'journal/journal'), { recursive: true });
    writeFileSync(join(folder, 'own.jsonl'), '');
    writeFileSync(join(folder, 'journal/a.jsonl'), '');
    writeFileSync(join(folder, 'journal/journal/b.jsonl'), '');
    expect(named(folder, 'data/')).toEqual(['data/journal/a.jsonl']);
    expect(named(join(folder, 'journal'), '.')).toEqual(['./a.jsonl']);
  });

  test('as neither says why', () => {
    const folder = temporaryFolder();
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));
    expect(named(join(folder, 'link'), 'link')).toBe('it is not there');
    expect(named(join(folder, 'nothing'), 'nothing')).toBe('it is not there');
    expect(named(folder, 'folder')).toBe('it is a folder without journals');
    const disk = faulty(nodeDisk, (name) => {
      if (name === 'readdir') throw failure('EACCES');
    });
    expect(named(folder, 'folder', disk)).toBe('access is not permitted (EACCES)');
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
