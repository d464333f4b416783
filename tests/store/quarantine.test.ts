import { expect, test } from 'vitest';
import { syncPath, writeFile } from '../../src/store/files.ts';
import { moveAside, setAside } from '../../src/store/quarantine.ts';
import { MemoryDisk } from './memory-disk.ts';
import { failure } from './sandbox.ts';

const home = '/home';
const damaged = Buffer.from('{"version":1,');

function withDamage(): MemoryDisk {
  const disk = new MemoryDisk();
  disk.mkdir(home);
  writeFile(disk, `${home}/progress.json`, damaged);
  syncPath(disk, home);
  return disk;
}

test('a file whose move is told of as a fault, and was made, outlasts a power cut after the next sync', () => {
  const disk = withDamage();
  const rename = disk.rename.bind(disk);
  disk.rename = (from, to) => {
    rename(from, to);
    throw failure('EIO');
  };
  moveAside(disk, home, 'progress.json');
  syncPath(disk, home);
  const left = disk.afterPowerCut('nothing').contents();
  expect(left.get(`${home}/quarantine/progress.json`)).toEqual(damaged);
});

test('damaged lines are told of, and not kept, where a folder stands in the place of their copies', () => {
  const disk = withDamage();
  disk.mkdir(`${home}/quarantine/own.jsonl`);
  const lines = [{ journal: 'own.jsonl', bytes: Buffer.from('{"v":1,') }];
  expect(setAside(disk, home, lines)).toEqual({ fresh: 1, isKept: false });
});

test('a fault of ours is not taken for one of the disk', () => {
  const disk = withDamage();
  disk.stat = () => {
    throw new TypeError('ours');
  };
  expect(() => setAside(disk, home, [{ journal: 'a.jsonl', bytes: damaged }])).toThrow(TypeError);
});

test('a file that cannot be moved stays where it is, and that is told', () => {
  const disk = withDamage();
  disk.rename = () => {
    throw failure('EPERM');
  };
  expect(() => moveAside(disk, home, 'progress.json')).toThrow('EPERM');
  expect(disk.contents().get(`${home}/progress.json`)).toEqual(damaged);
});
