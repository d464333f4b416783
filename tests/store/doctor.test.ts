import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { checkBackups } from '../../src/store/doctor/backup-check.ts';
import { tryMaking, tryWriting } from '../../src/store/doctor/folder-check.ts';
import { checkJournals } from '../../src/store/doctor/journal-check.ts';
import { checkSummary } from '../../src/store/doctor/summary-check.ts';
import { answer, contents, failure, faulty, open, temporaryFolder } from './sandbox.ts';

const CALLS = ['open', 'write', 'fsync', 'readFile', 'readdir', 'stat'] as const;

describe('a trial of the disk', () => {
  test.each([
    ['open', 'EROFS', 'the disk is read-only (EROFS)'],
    ['write', 'ENOSPC', 'the disk is full (ENOSPC)'],
    ['fsync', 'EIO', 'the disk reports a fault (EIO)'],
    ['readFile', 'EACCES', 'access is not permitted (EACCES)'],
    ['write', 'EODD', 'an unexpected fault (EODD)'],
  ] as const)('that fails in %s with %s says why, and leaves nothing', (call, code, why) => {
    const folder = temporaryFolder();
    const disk = faulty(nodeDisk, (name) => {
      if (name === call) throw failure(code);
    });
    expect(tryWriting(disk, folder, 'tag')).toBe(why);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that works leaves nothing either, also where the folder is yet to be made', () => {
    const folder = temporaryFolder();
    expect(tryWriting(nodeDisk, folder, 'tag')).toBeNull();
    expect(tryMaking(nodeDisk, join(folder, 'a', 'b'), 'tag')).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('sees a disk that gives back other bytes', () => {
    const disk = { ...nodeDisk, readFile: () => Buffer.from('other') };
    expect(tryWriting(disk, temporaryFolder(), 'tag')).toBe('what is written does not read back as it was');
  });
});

describe('reading everything back', () => {
  test.each(CALLS)('never throws and changes nothing, whenever %s fails', (call) => {
    const folder = temporaryFolder();
    const store = open(folder);
    store.appendAll([answer(1), answer(2)]);
    store.backup('test');
    const before = contents(folder);
    let calls = 1;
    for (let at = 0; at < calls; at += 1) {
      let seen = 0;
      const disk = faulty(nodeDisk, (name) => {
        if (name === call && seen++ === at) throw failure('EIO');
      });
      const { all } = checkJournals(disk, folder);
      checkBackups(disk, folder, all);
      checkSummary(disk, folder);
      calls = Math.max(calls, seen);
    }
    expect(contents(folder)).toEqual(before);
  });

  test('finds in backups exactly what the journals lack', () => {
    const folder = temporaryFolder();
    const store = open(folder);
    const [first, second] = store.appendAll([answer(1), answer(2)]);
    store.backup('test');
    store.append(answer(3));
    const { all } = checkJournals(nodeDisk, folder);
    const lacking = (gone: readonly string[]) =>
      checkBackups(
        nodeDisk,
        folder,
        all.filter(({ id }) => !gone.includes(id)),
      ).missing.map(({ id }) => id);
    expect(lacking([])).toEqual([]);
    expect(lacking([second?.id ?? ''])).toEqual([second?.id]);
    expect(lacking(all.map(({ id }) => id))).toEqual([first?.id, second?.id]);
  });
});
