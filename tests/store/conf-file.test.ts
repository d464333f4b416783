import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replaceThroughConf } from '../../src/store/conf-file.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { failure, temporaryFolder } from './sandbox.ts';

const serialize = (value: object): string => `${JSON.stringify(value)}\n`;
const replacement = (path: string, value: Readonly<Record<string, unknown>>) => ({
  path,
  waiting: 'waiting',
  value,
  serialize,
});

describe('a JSON file that is replaced', () => {
  test('is there whole, private, in a folder made for it, and nothing beside it', async () => {
    const folder = join(temporaryFolder(), 'new');
    const path = join(folder, 'file.json');
    await replaceThroughConf(nodeDisk, replacement(path, { 'a.b': 1 }));
    await replaceThroughConf(nodeDisk, replacement(path, { 'c.d': 2 }));
    expect(readFileSync(path, 'utf8')).toBe('{"c.d":2}\n');
    expect([statSync(path).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(readdirSync(folder)).toEqual(['file.json']);
  });

  test('owes nothing to what an earlier try left waiting', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'waiting.json'), 'no JSON');
    await replaceThroughConf(nodeDisk, replacement(join(folder, 'file.json'), { a: 1 }));
    mkdirSync(join(folder, 'waiting.json'));
    await replaceThroughConf(nodeDisk, replacement(join(folder, 'file.json'), { a: 2 }));
    expect(readFileSync(join(folder, 'file.json'), 'utf8')).toBe('{"a":2}\n');
    expect(readdirSync(folder)).toEqual(['file.json']);
  });

  test.each([
    ['arrived in part', 'readFile', 'ENOSPC'],
    ['could not be moved', 'rename', 'EPERM'],
  ] as const)('stays as it was where the new one %s', async (_, call, code) => {
    const folder = temporaryFolder();
    const path = join(folder, 'file.json');
    await replaceThroughConf(nodeDisk, replacement(path, { a: 1 }));
    const disk = {
      ...nodeDisk,
      [call]: (from: string) => {
        if (call === 'rename') throw failure(code);
        return nodeDisk.readFile(from).subarray(1);
      },
    };
    await expect(replaceThroughConf(disk, replacement(path, { a: 2 }))).rejects.toMatchObject({ code });
    expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n');
    expect(readdirSync(folder)).toEqual(['file.json']);
  });

  test('is synced by its name', async () => {
    const folder = temporaryFolder();
    const calls: string[] = [];
    const disk = {
      ...nodeDisk,
      rename: (from: string, to: string) => {
        calls.push('rename');
        nodeDisk.rename(from, to);
      },
      fsync: (fd: number) => {
        calls.push('fsync');
        nodeDisk.fsync(fd);
      },
    };
    await replaceThroughConf(disk, replacement(join(folder, 'file.json'), { a: 1 }));
    expect(calls.slice(0, 2)).toEqual(['rename', 'fsync']);
  });
});
