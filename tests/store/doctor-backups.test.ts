import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { checkBackups } from '../../src/store/doctor/backup-check.ts';
import { checkJournals } from '../../src/store/doctor/journal-check.ts';
import { moveBackupAside } from '../../src/store/doctor/repair.ts';
import { gzip } from '../../src/store/gzip.ts';
import { laterLine, lineOf } from './lines.ts';
import { answer, failure, faulty, open, temporaryFolder } from './sandbox.ts';

function addBackup(folder: string, name: string, bytes: Uint8Array, file = 'a.jsonl.gz'): void {
  mkdirSync(join(folder, 'backups', name), { recursive: true });
  writeFileSync(join(folder, 'backups', name, file), bytes);
}

const ALPHABET = '0123456789ABCDEF';

describe('backups that are read back', () => {
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

  test('hold events of a later release, and of two under one id the lesser line', () => {
    const folder = temporaryFolder();
    const [one, other] = [lineOf(1, 'AA'), lineOf(2, 'AA')].sort((a, b) => (a.line < b.line ? -1 : 1));
    for (const [name, lines] of [
      ['2025-01-01', [other?.line, laterLine('AB')]],
      ['2025-01-02', [one?.line]],
      ['2025-01-03', [other?.line]],
    ] as const) {
      addBackup(folder, name, gzip(Buffer.from(lines.join('\n'))));
    }
    const { missing, backups } = checkBackups(nodeDisk, folder, []);
    expect(missing).toEqual([
      { id: one?.id, line: one?.line },
      { id: '01JJXA2V0000000000000000AB', line: laterLine('AB') },
    ]);
    expect(backups.map((backup) => backup.events)).toEqual([2, 1, 1]);
  });

  test('are counted where they are known too, and have no carriage return where they are not', () => {
    const folder = temporaryFolder();
    const [known, fresh] = [lineOf(1, 'AA'), lineOf(2, 'AB')];
    addBackup(folder, '2025-01-01', gzip(Buffer.from(`${known.line}\r\n?\n${fresh.line}\r\n`)));
    const { backups, missing } = checkBackups(nodeDisk, folder, [known]);
    expect(backups).toEqual([{ name: '2025-01-01', events: 2, missing: 1, fault: null, isShut: false }]);
    expect(missing).toEqual([{ id: fresh.id, line: fresh.line }]);
  });

  test('that are damaged, cut short or closed to us say so, each for itself', () => {
    const folder = temporaryFolder();
    const whole = gzip(Buffer.from(`${lineOf(1, 'AA').line}\n`.repeat(50)));
    addBackup(folder, '2025-01-01', whole);
    addBackup(folder, '2025-01-02', whole.subarray(0, whole.length / 2));
    addBackup(folder, '2025-01-03', Buffer.concat([whole.subarray(0, 12), Buffer.alloc(40, 255)]));
    addBackup(folder, '2025-01-04', whole);
    const disk = {
      ...nodeDisk,
      readFile: (path: string) => {
        if (path.includes('2025-01-04')) throw failure('EACCES');
        return nodeDisk.readFile(path);
      },
    };
    expect(checkBackups(disk, folder, []).backups).toMatchObject([
      { name: '2025-01-01', events: 50, missing: 1, fault: null, isShut: false },
      { name: '2025-01-02', fault: 'a copy is cut short', isShut: false },
      { name: '2025-01-03', events: 0, missing: 0, fault: 'a copy is damaged', isShut: false },
      { name: '2025-01-04', events: 0, missing: 0, fault: 'access is not permitted (EACCES)', isShut: true },
    ]);
  });

  test('give every event up to where a file is cut short or damaged, and all of the files beside it', () => {
    const folder = temporaryFolder();
    const lines = Array.from({ length: 200 }, (_, n) => lineOf(n, `${ALPHABET[n >> 4]}${ALPHABET[n & 15]}`));
    const text = lines.map(({ line }) => `${line}\n`).join('');
    const packed = gzip(Buffer.from(text));
    addBackup(folder, '2025-01-01', packed.subarray(0, packed.length - 300), 'a.jsonl.gz');
    addBackup(folder, '2025-01-01', gzip(Buffer.from(`${lineOf(7, 'ZZ').line}\n`)), 'b.jsonl.gz');
    addBackup(folder, '2025-01-02', Buffer.from('rubbish'), 'a.jsonl.gz');
    addBackup(folder, '2025-01-02', gzip(Buffer.from(`${lineOf(8, 'YY').line}\n`)), 'b.jsonl.gz');
    mkdirSync(join(folder, 'backups/2025-01-02/c.jsonl.gz'));
    // only what says at the end whether all of it is right
    addBackup(folder, '2025-01-03', Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8, 1)]));
    const { backups, missing } = checkBackups(nodeDisk, folder, []);
    const [cut, damaged, unsure] = backups;
    expect(cut).toMatchObject({ fault: 'a copy is cut short', isShut: false });
    expect(cut?.events).toBeGreaterThan(150);
    expect(damaged).toMatchObject({ events: 1, missing: 1, fault: 'a copy is damaged' });
    expect(unsure).toMatchObject({ events: 200, missing: 200, fault: 'a copy is damaged' });
    expect(missing).toHaveLength(202);
  });

  test('hold a copy that is no file, which is never opened', () => {
    const folder = temporaryFolder();
    addBackup(folder, '2025-01-01', gzip(Buffer.from(`${lineOf(1, 'AA').line}\n`)));
    mkdirSync(join(folder, 'backups/2025-01-01/b.jsonl.gz'));
    execFileSync('mkfifo', [join(folder, 'backups/2025-01-01/c.jsonl.gz')]);
    expect(checkBackups(nodeDisk, folder, []).backups).toEqual([
      { name: '2025-01-01', events: 1, missing: 1, fault: 'a copy is no file', isShut: false },
    ]);
  });

  test('hold a line that is too long to be one, or that two writes met in, as far as it is whole', () => {
    const folder = temporaryFolder();
    const [one, other] = [lineOf(1, 'AA'), lineOf(2, 'AB')];
    addBackup(
      folder,
      '2025-01-01',
      gzip(Buffer.from(`${'['.repeat(70_000)}\n${one.line.slice(0, 40)}${other.line}\n`)),
    );
    expect(checkBackups(nodeDisk, folder, []).missing).toEqual([{ id: other.id, line: other.line }]);
  });

  test('are folders: what else stands among them is counted, unless it is hidden', () => {
    const folder = temporaryFolder();
    addBackup(folder, '2025-01-01', gzip(Buffer.from('')));
    writeFileSync(join(folder, 'backups', '2025-01-02'), '');
    symlinkSync(join(folder, 'nowhere'), join(folder, 'backups', '2025-01-03'));
    mkdirSync(join(folder, 'backups', '.2025-01-04.tag'));
    const { backups, others } = checkBackups(nodeDisk, folder, []);
    expect([backups.map(({ name }) => name), others]).toEqual([['2025-01-01'], 2]);
  });

  test('are none where there is no folder of them; one that may not be listed is a fault', () => {
    const folder = temporaryFolder();
    const denied = faulty(nodeDisk, (name) => {
      if (name === 'readdir') throw failure('EACCES');
    });
    const none = { backups: [], missing: [], others: 0, fault: null };
    expect(checkBackups(denied, folder, [])).toEqual(none);
    mkdirSync(join(folder, 'backups'));
    expect(checkBackups(nodeDisk, folder, [])).toEqual(none);
    expect(checkBackups(denied, folder, [])).toEqual({ ...none, fault: 'access is not permitted (EACCES)' });
  });
});

test('a backup that is moved aside never takes the place of another', () => {
  const folder = temporaryFolder();
  for (const text of ['one', 'two', 'three']) {
    addBackup(folder, '2025-01-01', Buffer.from(text));
    moveBackupAside(nodeDisk, folder, '2025-01-01');
  }
  expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  const aside = join(folder, 'quarantine');
  const names = ['backup-2025-01-01', 'backup-2025-01-01-2', 'backup-2025-01-01-3'];
  expect(readdirSync(aside).sort()).toEqual(names);
  expect(names.map((name) => String(nodeDisk.readFile(join(aside, name, 'a.jsonl.gz'))))).toEqual([
    'one',
    'two',
    'three',
  ]);
});

test('a backup is not moved aside where it cannot be told what stands there', () => {
  const folder = temporaryFolder();
  addBackup(folder, '2025-01-01', Buffer.from('one'));
  const disk = {
    ...nodeDisk,
    stat: (path: string) => {
      if (path.includes('quarantine')) throw failure('EIO');
      return nodeDisk.stat(path);
    },
  };
  expect(() => moveBackupAside(disk, folder, '2025-01-01')).toThrow('EIO');
  expect(readdirSync(join(folder, 'backups'))).toEqual(['2025-01-01']);
});

test.each(['quarantine', 'backups'])(
  'a backup that was moved goes back where %s/ cannot be synced',
  (place) => {
    const folder = temporaryFolder();
    addBackup(folder, '2025-01-01', Buffer.from('one'));
    const opened = new Map<number, string>();
    const disk = {
      ...nodeDisk,
      open: (path: string, flags: string, mode?: number) => {
        const fd = nodeDisk.open(path, flags, mode);
        opened.set(fd, path);
        return fd;
      },
      fsync: (fd: number) => {
        if (opened.get(fd)?.endsWith(place)) throw failure('EIO');
      },
    };
    expect(() => moveBackupAside(disk, folder, '2025-01-01')).toThrow('EIO');
    expect(readdirSync(join(folder, 'backups'))).toEqual(['2025-01-01']);
    expect(readdirSync(join(folder, 'quarantine'))).toEqual([]);
  },
);
