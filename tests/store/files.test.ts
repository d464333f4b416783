import { mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listBackups, makeBackup } from '../../src/store/backup.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { readFrom, writeAll } from '../../src/store/files.ts';
import { appendLines } from '../../src/store/journal.ts';
import { explain } from '../../src/store/not-saved.ts';
import { loadSnapshot } from '../../src/store/snapshot.ts';
import { byId } from '../../src/store/union.ts';
import { answer, contents, journalOf, open, temporaryFolder } from './sandbox.ts';

describe('a disk', () => {
  test('that takes no bytes and tells of no fault has a fault', () => {
    const disk = { ...nodeDisk, write: () => 0 };
    expect(() => writeAll(disk, 1, Buffer.from('a'))).toThrow(expect.objectContaining({ code: 'EIO' }));
  });

  test('that takes a few bytes at a time gets them all', () => {
    const got: number[] = [];
    const disk = {
      ...nodeDisk,
      write: (_fd: number, bytes: Uint8Array, offset: number, length: number) => {
        got.push(...bytes.subarray(offset, offset + Math.min(2, length)));
        return Math.min(2, length);
      },
    };
    expect(writeAll(disk, 1, Buffer.from('abcde'))).toBe(3);
    expect(Buffer.from(got).toString()).toBe('abcde');
  });

  test('on which a file is shorter than it was gives what is there', () => {
    let left = Buffer.from('abc');
    const disk = {
      ...nodeDisk,
      read: (_fd: number, bytes: Uint8Array, offset: number) => {
        const { length } = left;
        left.copy(bytes, offset);
        left = Buffer.alloc(0);
        return length;
      },
    };
    expect(readFrom(disk, 1, 0, 10).toString()).toBe('abc');
  });

  test('that gives back other bytes than it took keeps no backup', () => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    const before = contents(folder);
    const other = Buffer.from('H4sIAAAAAAAAA0vLzwcAIWVzjAMAAAA=', 'base64');
    const disk = {
      ...nodeDisk,
      readFile: (path: string) => (path.endsWith('.gz') ? other : nodeDisk.readFile(path)),
    };
    expect(() => makeBackup(disk, folder, { name: '2025-01-31', tag: 'a' })).toThrow(/does not read back/);
    expect(contents(folder)).toEqual(before);
  });
});

test('a folder that stands where the journal belongs is not written to', () => {
  const folder = temporaryFolder();
  mkdirSync(journalOf(folder), { recursive: true });
  expect(() => appendLines(nodeDisk, journalOf(folder), ['line'])).toThrow(
    expect.objectContaining({ code: 'EISDIR' }),
  );
});

describe('a fault of ours', () => {
  const ours = (): never => {
    throw new TypeError('ours');
  };

  test('is not taken for one of the disk by whoever lists backups', () => {
    expect(() => listBackups({ ...nodeDisk, readdir: ours }, temporaryFolder())).toThrow(TypeError);
  });

  test('is not taken for one of the disk by whoever reads a summary', async () => {
    const folder = temporaryFolder();
    const store = open(folder);
    store.appendAll(Array.from({ length: 500 }, (_, n) => answer(n)));
    await store.close();
    expect(loadSnapshot(nodeDisk, folder).type).toBe('fits');
    expect(() => loadSnapshot({ ...nodeDisk, fstat: ours }, folder)).toThrow(TypeError);
    const isFolder = { size: 0, isFile: () => false, isDirectory: () => true };
    const stat = (path: string) => (path.endsWith('.jsonl') ? isFolder : nodeDisk.stat(path));
    expect(loadSnapshot({ ...nodeDisk, stat }, folder).type).toBe('none');
  });

  test('that is no error at all has words too', () => {
    expect(explain('odd')).toMatchObject({ why: 'odd' });
  });
});

test('ids are ordered as texts are, and the same one is no less and no more', () => {
  expect([
    byId({ id: 'a' }, { id: 'b' }),
    byId({ id: 'b' }, { id: 'a' }),
    byId({ id: 'a' }, { id: 'a' }),
  ]).toEqual([-1, 1, 0]);
});
