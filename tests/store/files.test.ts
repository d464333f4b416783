import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, realpathSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listBackups, makeBackup } from '../../src/store/backup.ts';
import { errorCode, nodeDisk } from '../../src/store/disk.ts';
import {
  readFrom,
  removeQuietly,
  standingAt,
  syncFolder,
  syncPath,
  whatIs,
  withFile,
  writeAll,
  writeFile,
} from '../../src/store/files.ts';
import { appendLines } from '../../src/store/journal.ts';
import { explain, notSaved, standing } from '../../src/store/not-saved.ts';
import { loadSnapshot } from '../../src/store/snapshot.ts';
import { byId } from '../../src/store/union.ts';
import { answer, contents, failure, faulty, journalOf, open, temporaryFolder } from './sandbox.ts';

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

describe('what stands at a path', () => {
  test('is told apart, and so is what cannot be told', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'));
    execFileSync('mkfifo', [join(folder, 'other')]);
    const names = ['file', '.', 'other', 'dangling', 'nothing'];
    const found = names.map((name) => whatIs(nodeDisk, join(folder, name)));
    expect(found).toEqual(['file', 'folder', 'other', 'dangling', 'nothing']);
    expect(standingAt(nodeDisk, folder)).toBe('folder');
    for (const call of ['stat', 'lstat'] as const) {
      const error = failure('EACCES');
      const disk = faulty(nodeDisk, (name) => {
        if (name === call) throw error;
      });
      const path = join(folder, call === 'stat' ? 'file' : 'nothing');
      expect(whatIs(disk, path)).toBe(error);
      expect(() => standingAt(disk, path)).toThrow(error);
    }
  });
});

describe('an open file', () => {
  const closings = () => {
    const closed: number[] = [];
    const disk = {
      ...nodeDisk,
      close: (fd: number) => {
        closed.push(fd);
        nodeDisk.close(fd);
      },
    };
    return { disk, closed };
  };

  test('is closed whatever happens, and gives what was made of it', () => {
    const path = join(temporaryFolder(), 'file');
    const { disk, closed } = closings();
    expect(withFile(disk, path, 'w', () => 5)).toBe(5);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(() =>
      withFile(disk, path, 'r', () => {
        throw failure('EIO');
      }),
    ).toThrow('EIO');
    expect(closed).toHaveLength(2);
  });

  test('that cannot be closed tells the first error there was', () => {
    const path = join(temporaryFolder(), 'file');
    const disk = faulty(nodeDisk, (name) => {
      if (name === 'close') throw failure('EBADF');
    });
    expect(() => withFile(disk, path, 'w', () => 5)).toThrow('EBADF');
    expect(() =>
      withFile(disk, path, 'r', () => {
        throw failure('EIO');
      }),
    ).toThrow('EIO');
  });

  test('is written whole and synced before it is closed', () => {
    const path = join(temporaryFolder(), 'file');
    const calls: string[] = [];
    writeFile(
      faulty(nodeDisk, (name) => void calls.push(name)),
      path,
      Buffer.from('abc'),
    );
    expect(calls).toEqual(['open', 'write', 'fsync', 'close']);
    expect(String(nodeDisk.readFile(path))).toBe('abc');
    writeFile(nodeDisk, path, Buffer.from('d'));
    expect(String(nodeDisk.readFile(path))).toBe('d');
    expect(() => writeFile(nodeDisk, path, Buffer.from('e'), 'wx')).toThrow('EEXIST');
  });

  test('is read from a place up to its end, or to another place', () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, 'abcdef');
    const slow = {
      ...nodeDisk,
      read: (fd: number, bytes: Uint8Array, offset: number, length: number, position: number) =>
        nodeDisk.read(fd, bytes, offset, Math.min(length, 2), position),
    };
    for (const disk of [nodeDisk, slow])
      withFile(disk, path, 'r', (fd) => {
        expect(String(readFrom(disk, fd, 0))).toBe('abcdef');
        expect(String(readFrom(disk, fd, 2))).toBe('cdef');
        expect(String(readFrom(disk, fd, 1, 4))).toBe('bcd');
        expect(String(readFrom(disk, fd, 4, 99))).toBe('ef');
        expect(readFrom(disk, fd, 6)).toHaveLength(0);
        expect(readFrom(disk, fd, 9)).toHaveLength(0);
      });
  });
});

describe('syncing', () => {
  test.each([
    ['EISDIR', true],
    ['EPERM', true],
    ['EACCES', true],
    ['EINVAL', true],
    ['ENOTSUP', true],
    ['ENOSYS', true],
    ['EIO', false],
    ['ENOSPC', false],
    ['ENOENT', false],
  ])('a folder that answers %s', (code, isFine) => {
    const disk = faulty(nodeDisk, (name) => {
      if (name === 'fsync') throw failure(code);
    });
    const sync = () => syncFolder(disk, temporaryFolder());
    if (isFine) expect(sync).not.toThrow();
    else expect(sync).toThrow(code);
  });

  test('a path syncs every folder up to the first of all, each once', () => {
    const folder = temporaryFolder();
    const opened: string[] = [];
    const disk = {
      ...nodeDisk,
      open: (path: string, flags: string, mode?: number) => {
        opened.push(`${flags} ${path}`);
        return nodeDisk.open(path, flags, mode);
      },
    };
    syncPath(disk, folder);
    const wanted: string[] = [];
    for (let at = folder; ; at = dirname(at)) {
      wanted.push(`r ${at}`);
      if (dirname(at) === at) break;
    }
    expect(opened).toEqual(wanted);
  });
});

test('what cannot be removed stays, and nobody is told', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  removeQuietly(
    faulty(nodeDisk, () => {
      throw failure('EPERM');
    }),
    join(folder, 'file'),
  );
  expect(readdirSync(folder)).toEqual(['file']);
  removeQuietly(nodeDisk, join(folder, 'file'));
  removeQuietly(nodeDisk, join(folder, 'gone'));
  expect(readdirSync(folder)).toEqual([]);
});

test('the code of an error is a word, and nothing else has one', () => {
  const odd = [failure('EIO'), Object.assign(new Error(), { code: 5 }), new Error('EIO'), 'EIO', null];
  expect(odd.map(errorCode)).toEqual(['EIO', '', '', '', '']);
  expect(errorCode({ code: 'EIO' })).toBe('');
});

test('the disk does what its calls say', () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  nodeDisk.mkdir(at('a/b'), 0o700);
  expect(statSync(at('a')).mode & 0o777).toBe(0o700);
  const fd = nodeDisk.open(at('a/file'), 'w', 0o640);
  expect([nodeDisk.write(fd, Buffer.from('xabc'), 1, 2), nodeDisk.fstat(fd).size]).toEqual([2, 2]);
  nodeDisk.fsync(fd);
  nodeDisk.close(fd);
  expect(String(nodeDisk.readFile(at('a/file')))).toBe('ab');
  nodeDisk.rename(at('a/file'), at('a/other'));
  symlinkSync(at('a/other'), at('link'));
  expect(nodeDisk.realpath(at('link'))).toBe(realpathSync(at('a/other')));
  expect([nodeDisk.stat(at('link')).isFile(), nodeDisk.lstat(at('link')).isFile()]).toEqual([true, false]);
  expect(nodeDisk.readdir(at('a')).sort()).toEqual(['b', 'other']);
  nodeDisk.unlink(at('link'));
  nodeDisk.remove(at('a'));
  nodeDisk.remove(at('a'));
  expect(nodeDisk.readdir(folder)).toEqual([]);
});

describe('why something was not saved', () => {
  test.each([
    ['ENOSPC', 'the disk is full', /^Free some space/],
    ['EDQUOT', 'your share of the disk is used up', /^Free some space/],
    ['EFBIG', 'the file may not grow any more', /^Free some space/],
    ['EROFS', 'the disk is read-only', /^Make that folder writable/],
    ['EACCES', 'access is not permitted', /^Make that folder writable/],
    ['EPERM', 'access is not permitted', /^Make that folder writable/],
    ['EISDIR', 'a folder stands where the file belongs', /^Look at what stands there/],
    ['ENOTDIR', 'a file stands where a folder belongs', /^Look at what stands there/],
    ['EEXIST', 'a file stands where a folder belongs', /^Look at what stands there/],
    ['ENOENT', 'the folder is not there and cannot be made', /^Look at what stands there/],
    ['ELOOP', 'its links lead in a circle', /^Look at what stands there/],
    ['EIO', 'the disk reports a fault', /^Check the disk/],
    ['EMFILE', 'too many files are open', /^Close some programs/],
    ['ENFILE', 'too many files are open', /^Close some programs/],
  ])('%s: %s', (code, why, hint) => {
    expect(explain(failure(code))).toEqual({ why: `${why} (${code})`, hint: expect.stringMatching(hint) });
    const error = notSaved(failure(code), '/home/ada/data');
    expect(error.message).toBe(`NOT SAVED: ${why} (${code}): /home/ada/data`);
    expect(error.hint).toMatch(hint);
    expect(error.name).toBe('NotSaved');
  });

  test('in other words than those of the system is as it was said', () => {
    expect(explain(new Error('odd'))).toEqual({ why: 'odd', hint: expect.stringMatching(/^Look at/) });
  });

  test('is what stands there', () => {
    expect(['folder', 'other', 'dangling'].map((found) => standing(found as 'folder'))).toEqual([
      'a folder stands there',
      'what stands there is no file',
      'a link to nowhere stands there',
    ]);
    expect(standing(failure('EACCES'))).toBe('access is not permitted (EACCES)');
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
