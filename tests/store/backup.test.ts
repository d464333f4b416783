import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listBackups, makeBackup } from '../../src/store/backup.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { surplus } from '../../src/store/retention.ts';
import { readBackup } from './read-backup.ts';
import {
  answer,
  DEVICE,
  failure,
  faulty,
  journalOf,
  journalText,
  MORNING,
  open,
  temporaryFolder,
} from './sandbox.ts';

const DAY = 86_400_000;

describe('a backup', () => {
  test('is made before the first answer of each local day, of what was there', () => {
    const folder = temporaryFolder();
    let now = Date.UTC(2025, 0, 31, 9);
    const store = open(folder, { now: () => now, timezone: () => 120 });
    store.append(answer(1));
    expect(listBackups(nodeDisk, folder)).toEqual([]);
    const yesterday = journalText(folder);
    now = Date.UTC(2025, 0, 31, 22, 30);
    store.append(answer(2));
    store.append(answer(3));
    expect(listBackups(nodeDisk, folder)).toEqual(['2025-02-01']);
    const [copy] = readBackup(nodeDisk, folder, '2025-02-01').values();
    expect(copy?.toString()).toBe(yesterday);
  });

  test('is private', () => {
    const folder = temporaryFolder();
    const store = open(folder);
    store.append(answer(1));
    const at = join(folder, 'backups', store.backup('reset') ?? '');
    const [file = ''] = readdirSync(at);
    expect([statSync(at).mode & 0o777, statSync(join(at, file)).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  test('brings everything back, also into a folder that went on meanwhile', () => {
    const folder = temporaryFolder();
    const store = open(folder);
    const before = store.appendAll([answer(1), answer(2)]);
    const name = store.backup('reset');
    expect(name).toBe('2025-01-31-09-00-00-reset');
    rmSync(journalOf(folder));
    const after = open(folder, { now: () => MORNING + 1000 }).append(answer(3));
    const back = open(folder);
    for (const bytes of readBackup(nodeDisk, folder, name ?? '').values()) back.adopt(bytes.toString('utf8'));
    expect(back.history()).toEqual([...before, after]);
    expect(open(folder).progress()).toEqual(back.progress());
  });

  test('of nothing is none', () => {
    const folder = temporaryFolder();
    expect(open(folder).backup('reset')).toBeNull();
    expect(existsSync(join(folder, 'backups'))).toBe(false);
  });

  test('that does not read back as it was is no backup', () => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    const disk = {
      ...nodeDisk,
      readFile: (path: string) => {
        const bytes = nodeDisk.readFile(path);
        return path.endsWith('.gz') ? bytes.subarray(0, bytes.length - 5) : bytes;
      },
    };
    expect(() => makeBackup(disk, folder, { name: '2025-01-31', tag: 'a' })).toThrow();
    expect(() => open(folder, { disk }).backup('reset')).toThrow(/No backup could be made/);
    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  });

  test('is whole or not there, whichever call to the disk fails', () => {
    let calls = 0;
    for (let failing = 0; failing <= calls; failing += 1) {
      const folder = temporaryFolder();
      open(folder).append(answer(1));
      const disk = faulty(nodeDisk, (_, index) => {
        calls = Math.max(calls, index);
        if (index === failing) throw failure('EIO');
      });
      try {
        makeBackup(disk, folder, { name: '2025-01-31', tag: 'a' });
      } catch {
        // Either way, what is there under its name must be whole.
      }
      for (const name of listBackups(nodeDisk, folder)) {
        const [copy] = readBackup(nodeDisk, folder, name).values();
        expect(copy?.toString()).toBe(journalText(folder));
      }
    }
    expect(calls).toBeGreaterThan(10);
  });

  test('clears away what a killed terminal left unfinished', () => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    for (const day of ['30', '31'])
      mkdirSync(join(folder, 'backups', `.2025-01-${day}.a`), { recursive: true });
    open(folder).backup('reset');
    expect(readdirSync(join(folder, 'backups')).sort()).toEqual([
      '.2025-01-31.a',
      '2025-01-31-09-00-00-reset',
    ]);
  });

  test('of years of answering every day leaves a few days, weeks and months', () => {
    const folder = temporaryFolder();
    let now = Date.UTC(2023, 0, 1, 12);
    const store = open(folder, { now: () => now });
    for (let day = 0; day < 100; day += 1, now += DAY) store.append(answer(day));
    const names = listBackups(nodeDisk, folder);
    expect(names.slice(-7)).toEqual(
      [4, 5, 6, 7, 8, 9, 10].map((day) => `2023-04-${String(day).padStart(2, '0')}`),
    );
    expect(names).toEqual(expect.arrayContaining(['2023-01-31', '2023-02-28', '2023-03-31']));
    expect(names.length).toBeLessThanOrEqual(7 + 4 + 12);
  });
});

describe('a copy of the journals', () => {
  const wanted = { name: '2025-01-31', tag: 'tag' };

  test('holds every journal that says something, and nothing else that stands among them', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'journal/folder.jsonl'), { recursive: true });
    for (const [name, text] of [
      ['a.jsonl', 'one\n'],
      ['b.jsonl', 'two'],
      ['empty.jsonl', ''],
      ['.hidden.jsonl', 'x'],
      ['notes.txt', 'x'],
    ] as const)
      writeFileSync(join(folder, 'journal', name), text);
    expect(makeBackup(nodeDisk, folder, wanted)).toEqual({ name: '2025-01-31', lacks: [] });
    const copies = readBackup(nodeDisk, folder, '2025-01-31');
    expect([...copies].map(([name, bytes]) => [name, String(bytes)]).sort()).toEqual([
      ['a.jsonl', 'one\n'],
      ['b.jsonl', 'two'],
    ]);
    writeFileSync(join(folder, 'backups/2025-01-31/read.me'), 'x');
    expect([...readBackup(nodeDisk, folder, '2025-01-31').keys()].sort()).toEqual(['a.jsonl', 'b.jsonl']);
    // one of that name is there: whatever was written since waits for the next
    writeFileSync(join(folder, 'journal/a.jsonl'), 'more');
    expect(makeBackup(nodeDisk, folder, wanted)).toBe(null);
    expect(String(readBackup(nodeDisk, folder, '2025-01-31').get('a.jsonl'))).toBe('one\n');
  });

  test('is none where there is nothing to copy, and then nothing is made', () => {
    const folder = temporaryFolder();
    expect(makeBackup(nodeDisk, folder, wanted)).toBe(null);
    mkdirSync(join(folder, 'journal'));
    writeFileSync(join(folder, 'journal/a.jsonl'), '');
    expect(makeBackup(nodeDisk, folder, wanted)).toBe(null);
    expect(readdirSync(folder)).toEqual(['journal']);
  });

  /** A disk on which another machine's journal cannot be read. */
  const shut = (folder: string, call: 'stat' | 'readFile' = 'readFile') => ({
    ...nodeDisk,
    [call]: (path: string) => {
      if (path === journalOf(folder, 'bbbb')) throw failure('EACCES');
      return nodeDisk[call](path);
    },
  });

  test.each(['stat', 'readFile'] as const)(
    "says by its name that it lacks a journal which cannot be read (%s), and stands in nobody's way",
    (call) => {
      const folder = temporaryFolder();
      open(folder).append(answer(1));
      open(folder, { device: 'bbbb' }).append(answer(2));
      rmSync(join(folder, 'backups'), { recursive: true, force: true });
      const disk = shut(folder, call);
      const path = journalOf(folder, 'bbbb');
      expect(() => makeBackup(disk, folder, { ...wanted, isStrict: true })).toThrow(
        `No backup could be made: ${path} cannot be read: access is not permitted (EACCES).`,
      );
      const made = makeBackup(disk, folder, wanted);
      expect(made).toMatchObject({ name: '2025-01-31-incomplete', lacks: [{ path }] });
      expect(makeBackup(disk, folder, wanted)).toBe(null);
      expect([...readBackup(nodeDisk, folder, '2025-01-31-incomplete').keys()]).toEqual([`${DEVICE}.jsonl`]);
      expect(makeBackup(nodeDisk, folder, wanted)).toEqual({ name: '2025-01-31', lacks: [] });
    },
  );

  test.each<[string, (path: string) => void, string]>([
    ['a link to nowhere', (path) => symlinkSync('/nowhere/at/all', path), 'a link to nowhere stands there'],
    ['links in a circle', (path) => symlinkSync(path, path), 'a link to nowhere stands there'],
    ['a pipe', (path) => execFileSync('mkfifo', [path]), 'what stands there is no file'],
  ])('lacks a journal behind %s, which may be there again tomorrow', (_, put, why) => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    const path = journalOf(folder, 'bbbb');
    put(path);
    expect(() => makeBackup(nodeDisk, folder, { ...wanted, isStrict: true })).toThrow(
      `No backup could be made: ${path} cannot be read: ${why}.`,
    );
    const made = makeBackup(nodeDisk, folder, wanted);
    expect(made).toMatchObject({ name: '2025-01-31-incomplete', lacks: [{ path }] });
  });

  test('passes over a journal that is gone since it was listed', () => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    const disk = { ...nodeDisk, readdir: (path: string) => [...nodeDisk.readdir(path), 'gone.jsonl'] };
    expect(makeBackup(disk, folder, wanted)).toEqual({ name: '2025-01-31', lacks: [] });
  });

  test('lacks all of them where their folder is behind a link to nowhere', () => {
    const folder = temporaryFolder();
    symlinkSync('/nowhere/at/all', join(folder, 'journal'));
    expect(() => makeBackup(nodeDisk, folder, { ...wanted, isStrict: true })).toThrow(
      `No backup could be made: ${join(folder, 'journal')} cannot be read: a link to nowhere stands there.`,
    );
    expect(makeBackup(nodeDisk, folder, wanted)).toBe(null);
  });

  test('is none where no journal can be read', () => {
    const folder = temporaryFolder();
    open(folder, { device: 'bbbb' }).append(answer(2));
    expect(makeBackup(shut(folder), folder, wanted)).toBe(null);
    expect(existsSync(join(folder, 'backups'))).toBe(false);
  });

  test('of a day is made without it, and told; answers and what is taken in are recorded', () => {
    const folder = temporaryFolder();
    open(folder, { device: 'bbbb', now: () => MORNING - DAY }).append(answer(2));
    open(folder, { now: () => MORNING - DAY }).append(answer(1));
    const store = open(folder, { disk: shut(folder) });
    store.append(answer(3));
    expect(store.notices).toContain(
      `The backup 2025-01-31-incomplete is without ${journalOf(folder, 'bbbb')}, which cannot be read.`,
    );
    expect(store.backup('import')).toBe('2025-01-31-09-00-00-import-incomplete');
    expect(() => store.backup('reset', true)).toThrow(
      /^No backup could be made: .*bbbb\.jsonl cannot be read/,
    );
  });

  test('another terminal makes at the same moment is as good', () => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    const disk = {
      ...nodeDisk,
      rename: (): void => {
        mkdirSync(join(folder, 'backups/2025-01-31'));
        throw failure('ENOTEMPTY');
      },
    };
    expect(makeBackup(disk, folder, wanted)).toBe(null);
    expect(readdirSync(join(folder, 'backups'))).toEqual(['2025-01-31']);
  });

  test('clears away what was never finished on days before, and nothing else that is hidden', () => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    const hidden = ['.2025-01-30.a', '.2025-01-31.a', '.2025-02-01.a', '.mine', '.2025', 'x.2024-01-01'];
    for (const name of hidden) mkdirSync(join(folder, 'backups', name), { recursive: true });
    expect(makeBackup(nodeDisk, folder, { name: '2025-01-31-reset', tag: 'b' })).not.toBe(null);
    expect(readdirSync(join(folder, 'backups')).sort()).toEqual(
      ['.2025-01-31.a', '.2025-02-01.a', '.mine', '.2025', 'x.2024-01-01', '2025-01-31-reset'].sort(),
    );
  });

  test('waits under a hidden name of its own until it is whole', () => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    const renamed: string[][] = [];
    const disk = {
      ...nodeDisk,
      rename: (from: string, to: string) => {
        renamed.push([from, to]);
        nodeDisk.rename(from, to);
      },
    };
    makeBackup(disk, folder, wanted);
    const at = (name: string) => join(folder, 'backups', name);
    expect(renamed).toEqual([[at('.2025-01-31.tag'), at('2025-01-31')]]);
  });

  test('is listed by its name, in order, whatever else is hidden there', () => {
    const folder = temporaryFolder();
    expect(listBackups(nodeDisk, folder)).toEqual([]);
    for (const name of ['2025-01-02', '.2025-01-03.a', '2025-01-01'])
      mkdirSync(join(folder, 'backups', name), { recursive: true });
    const disk = { ...nodeDisk, readdir: (path: string) => nodeDisk.readdir(path).sort().reverse() };
    expect(listBackups(disk, folder)).toEqual(['2025-01-01', '2025-01-02']);
  });
});

describe('letting go of backups', () => {
  const name = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test('keeps the newest seven days and at most one more a week and a month, and settles', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 200 }), (names) => {
        const gone = new Set(surplus(names, ''));
        const kept = names.filter((one) => !gone.has(one)).sort();
        expect(kept.length).toBeLessThanOrEqual(23);
        expect(kept.slice(-7)).toEqual([...names].sort().slice(-7));
        expect(surplus(kept, '')).toEqual([]);
      }),
    );
  });

  test('of a year of days keeps seven days, the ends of four weeks and of twelve months', () => {
    const days = Array.from({ length: 400 }, (_, n) =>
      new Date(Date.UTC(2025, 0, 31) - n * DAY).toISOString().slice(0, 10),
    );
    // the last minute of each day, where there are two
    const names = days.flatMap((day) => [`${day}-10-00-00-reset`, day]);
    const gone = surplus(names, '');
    expect(gone).toEqual([...gone].sort());
    const kept = names.filter((one) => !gone.includes(one)).sort();
    const both = (day: string) => [day, `${day}-10-00-00-reset`];
    expect(kept).toEqual([
      ...['2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31', '2024-06-30', '2024-07-31'].map(
        (day) => `${day}-10-00-00-reset`,
      ),
      ...['2024-08-31', '2024-09-30', '2024-10-31', '2024-11-30', '2024-12-31'].map(
        (day) => `${day}-10-00-00-reset`,
      ),
      // Sundays; weeks begin on Monday
      ...['2025-01-12', '2025-01-19'].map((day) => `${day}-10-00-00-reset`),
      ...['25', '26', '27', '28', '29', '30', '31'].flatMap((day) => both(`2025-01-${day}`)),
    ]);
    expect(surplus([...days.slice(0, 9), 'x2024-01-01', '2024-1-01'], '')).toEqual(
      ['2025-01-23', '2025-01-24'].filter((day) => days.slice(0, 9).includes(day)),
    );
  });

  test('an incomplete one displaces none that is complete, and is kept for seven days of its own', () => {
    const whole = Array.from({ length: 7 }, (_, n) => `2025-01-0${n + 1}`);
    const partial = Array.from({ length: 20 }, (_, n) => `2025-01-${n + 10}-incomplete`);
    expect(surplus([...whole, ...partial], '2025-01-29-incomplete')).toEqual(partial.slice(0, 13));
  });

  test('never lets go of the one just made, however far ahead the clock was', () => {
    const ahead = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}-15`);
    const made = '2025-01-31-10-00-00-reset';
    expect(surplus([...ahead, made], made)).toEqual([]);
    expect(surplus([...ahead, made], '2026-12-15')).toEqual([made]);
  });

  test('keeps what was made before a reset as long as its day, and never touches other files', () => {
    expect(surplus(['2025-01-31', '2025-01-31-10-00-00-reset', 'mine', '.2025'], '')).toEqual([]);
  });
});
