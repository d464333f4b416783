import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/store/checksum.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { checkBackups } from '../../src/store/doctor/backup-check.ts';
import { openToOthers, tryMaking, tryWriting } from '../../src/store/doctor/folder-check.ts';
import { checkJournals } from '../../src/store/doctor/journal-check.ts';
import { reasonOf } from '../../src/store/doctor/reason.ts';
import { checkQuarantine } from '../../src/store/doctor/shelf-check.ts';
import { checkSummary } from '../../src/store/doctor/summary-check.ts';
import { gzip } from '../../src/store/gzip.ts';
import { entryOf } from '../../src/store/stamp.ts';
import { answer, contents, failure, faulty, journalOf, open, temporaryFolder } from './sandbox.ts';

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

const lineOf = (n: number, id: string) =>
  entryOf(answer(n), { id: `01JJXA2V0000000000000000${id}`, at: n, tz: 0, roadmap: 'backend' });
/** An event of a kind that only a later release knows. */
function later(id: string): string {
  const body = JSON.stringify({ ...lineOf(1, id).event, kind: 'dreamt' }).slice(0, -1);
  return `${body},"c":"${sha256(body).slice(0, 8)}"}`;
}

describe('what a folder holds', () => {
  test('of backups: events of a later release, and of two under one id the lesser line', () => {
    const folder = temporaryFolder();
    const [one, other] = [lineOf(1, 'AA'), lineOf(2, 'AA')].sort((a, b) => (a.line < b.line ? -1 : 1));
    for (const [name, lines] of [
      ['2025-01-01', [other?.line, later('AB')]],
      ['2025-01-02', [one?.line]],
      ['2025-01-03', [other?.line]],
    ] as const) {
      mkdirSync(join(folder, 'backups', name), { recursive: true });
      writeFileSync(join(folder, 'backups', name, 'a.jsonl.gz'), gzip(Buffer.from(lines.join('\n'))));
    }
    const { missing, backups } = checkBackups(nodeDisk, folder, []);
    expect(missing).toEqual([
      { id: one?.id, line: one?.line },
      { id: '01JJXA2V0000000000000000AB', line: later('AB') },
    ]);
    expect(backups.map((backup) => backup.events)).toEqual([2, 1, 1]);
  });

  test('of journals: lines of a later release, also where one was torn into another', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'journal'));
    const whole = lineOf(1, 'AA').line;
    const text = [later('AB'), '{"v":2}', `{"v":1,"id":"01{"v":2,"a":1}`, `{"v":1,"id":"01${whole}`].join(
      '\n',
    );
    writeFileSync(join(folder, 'journal/a.jsonl'), text);
    const { entries, unknown, newer, damaged } = checkJournals(nodeDisk, folder);
    expect(entries.map(({ id }) => id)).toEqual(['01JJXA2V0000000000000000AA', '01JJXA2V0000000000000000AB']);
    expect({ unknown, newer, damaged: damaged.length }).toEqual({ unknown: 1, newer: 2, damaged: 2 });
  });

  test('of what was set aside: copies that cannot be read count as none', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'quarantine'));
    writeFileSync(join(folder, 'quarantine/a.jsonl'), '{"sha":"1","base64":""}\n{"sha":"2","base64":""}\n');
    writeFileSync(join(folder, 'quarantine/progress.json'), '{');
    expect(checkQuarantine(nodeDisk, folder)).toEqual({ lines: 2, files: 1, bytes: 49 });
    const disk = faulty(nodeDisk, (name) => {
      if (name === 'readFile') throw failure('EACCES');
    });
    expect(checkQuarantine(disk, folder)).toEqual({ lines: 0, files: 1, bytes: 49 });
  });

  test('that others may read: files and folders, and no pipe', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'open.json'), '');
    chmodSync(join(folder, 'open.json'), 0o644);
    execFileSync('mkfifo', ['-m', '666', join(folder, 'pipe')]);
    expect(openToOthers(folder)).toEqual([join(folder, 'open.json')]);
  });
});

describe('the summary, while another terminal writes', () => {
  test.each([
    ['once', 1, 'fits'],
    ['all the time', 100, 'fits'],
  ])('%s, is not called wrong', async (_, times, wanted) => {
    const folder = temporaryFolder();
    const store = open(folder);
    store.appendAll(Array.from({ length: 500 }, (_, n) => answer(n)));
    await store.close();
    let written = 0;
    let looks = 0;
    const disk = faulty(nodeDisk, (name) => {
      // between the two readings, each of which lists the journals once
      if (name !== 'readdir' || ++looks % 2 === 1 || written >= times) return;
      const id = `7ZZZZZZZZZZZZZZZZZZZZZZZ${String(++written).padStart(2, '0')}`;
      const { line } = entryOf(answer(1), { id, at: 1, tz: 0, roadmap: 'backend' });
      appendFileSync(journalOf(folder), `${line}\n`);
    });
    expect(checkSummary(disk, folder)).toBe(wanted);
    expect(written).toBe(Math.min(times, 3));
  });
});

test('a fault of ours has a reason that names nothing', () => {
  expect(reasonOf(new TypeError('/home/ada'))).toBe('an unexpected fault');
});
