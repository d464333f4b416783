import { createHash } from 'node:crypto';
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

test('damaged lines are kept by their journal, each once, and as far as a copy goes', () => {
  const disk = withDamage();
  const long = Buffer.alloc(5_000, 'x');
  const line = (journal: string, text: string | Buffer) => ({ journal, bytes: Buffer.from(text) });
  const rowOf = (bytes: Buffer) =>
    `${JSON.stringify({
      sha: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
      base64: bytes.subarray(0, 4_096).toString('base64'),
    })}\n`;
  const first = [
    line('a.jsonl', 'one'),
    line('b.jsonl', 'two'),
    line('a.jsonl', 'one'),
    line('a.jsonl', long),
  ];
  expect(setAside(disk, home, first)).toEqual({ fresh: 3, isKept: true });
  expect(setAside(disk, home, first)).toEqual({ fresh: 0, isKept: true });
  expect(setAside(disk, home, [...first, line('a.jsonl', 'three')])).toEqual({ fresh: 1, isKept: true });
  const kept = disk.contents();
  const textOf = (name: string) => String(kept.get(`${home}/quarantine/${name}`));
  expect(textOf('a.jsonl')).toBe(rowOf(Buffer.from('one')) + rowOf(long) + rowOf(Buffer.from('three')));
  expect(textOf('b.jsonl')).toBe(rowOf(Buffer.from('two')));
});

test('lines whose copies are too many for one text are told of, and not kept', () => {
  const disk = withDamage();
  const write = disk.write.bind(disk);
  disk.write = () => {
    throw new RangeError('Invalid string length');
  };
  const lines = [{ journal: 'a.jsonl', bytes: damaged }];
  expect(setAside(disk, home, lines)).toEqual({ fresh: 1, isKept: false });
  disk.write = write;
  expect(setAside(disk, home, lines)).toEqual({ fresh: 1, isKept: true });
});

test('copies are known however large the file of them is', () => {
  const disk = withDamage();
  const rows = `${JSON.stringify({ sha: 'f'.repeat(16), base64: 'A'.repeat(4000) })}\n`.repeat(1500);
  writeFile(disk, `${home}/quarantine.jsonl`, Buffer.from(rows));
  disk.mkdir(`${home}/quarantine`);
  disk.rename(`${home}/quarantine.jsonl`, `${home}/quarantine/a.jsonl`);
  disk.readFile = () => {
    throw failure('ERR_STRING_TOO_LONG');
  };
  const lines = [{ journal: 'a.jsonl', bytes: damaged }];
  expect(setAside(disk, home, lines)).toEqual({ fresh: 1, isKept: true });
  expect(setAside(disk, home, lines)).toEqual({ fresh: 0, isKept: true });
});

test('where one journal’s lines cannot be kept the others’ are, and it is told that not all are', () => {
  const disk = withDamage();
  disk.mkdir(`${home}/quarantine/a.jsonl`);
  const lines = ['a.jsonl', 'b.jsonl'].map((journal) => ({ journal, bytes: Buffer.from(journal) }));
  expect(setAside(disk, home, lines)).toEqual({ fresh: 2, isKept: false });
  expect(setAside(disk, home, lines)).toEqual({ fresh: 1, isKept: false });
  expect(setAside(disk, home, [])).toEqual({ fresh: 0, isKept: true });
});

test('files that are moved aside are numbered from the second on', () => {
  const disk = withDamage();
  for (const text of ['two', 'three']) {
    moveAside(disk, home, 'progress.json');
    writeFile(disk, `${home}/progress.json`, Buffer.from(text));
  }
  moveAside(disk, home, 'progress.json');
  const kept = [...disk.contents()].filter(([path]) => !path.endsWith('/'));
  expect(kept.map(([path, bytes]) => [path, String(bytes)]).sort()).toEqual([
    [`${home}/quarantine/2-progress.json`, 'two'],
    [`${home}/quarantine/3-progress.json`, 'three'],
    [`${home}/quarantine/progress.json`, String(damaged)],
  ]);
});

test('a file that was moved and whose new name cannot be synced is moved back', () => {
  const disk = withDamage();
  disk.fsync = () => {
    throw failure('EIO');
  };
  expect(() => moveAside(disk, home, 'progress.json')).toThrow('EIO');
  const files = [...disk.contents().keys()].filter((path) => !path.endsWith('/'));
  expect(files).toEqual([`${home}/progress.json`]);
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
