import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { checkBackups } from '../../src/store/doctor/backup-check.ts';
import {
  closeToOthers,
  folderKind,
  openToOthers,
  tryAppending,
  tryMaking,
  tryWriting,
} from '../../src/store/doctor/folder-check.ts';
import { checkJournals } from '../../src/store/doctor/journal-check.ts';
import { reasonOf } from '../../src/store/doctor/reason.ts';
import { checkNotes, checkQuarantine } from '../../src/store/doctor/shelf-check.ts';
import { checkSummary, rebuildSummary } from '../../src/store/doctor/summary-check.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { type Cover, saveSnapshot } from '../../src/store/snapshot.ts';
import { entryOf } from '../../src/store/stamp.ts';
import { answer, contents, failure, faulty, journalOf, open, temporaryFolder } from './sandbox.ts';

const CALLS = ['open', 'write', 'fsync', 'readFile', 'readdir', 'stat'] as const;

test('what stands where the data folder belongs', () => {
  const folder = temporaryFolder();
  symlinkSync(folder, join(folder, 'link'));
  writeFileSync(join(folder, 'file'), '');
  const kinds = ['.', 'link', 'file', 'nothing'].map((name) => folderKind(nodeDisk, join(folder, name)));
  expect(kinds).toEqual(['folder', 'link', 'wrong', 'nothing']);
  // gone between two looks
  const { stat } = nodeDisk;
  expect(folderKind({ ...nodeDisk, stat: () => stat(folder) }, join(folder, 'gone'))).toBe('folder');
});

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

  test('is made where the journals are, too', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'journal'));
    const tried: string[] = [];
    const disk = {
      ...nodeDisk,
      open: (path: string, flags: string, mode?: number) => {
        tried.push(path);
        return nodeDisk.open(path, flags, mode);
      },
    };
    expect(tryWriting(disk, folder, 'tag')).toBeNull();
    expect(tried).toEqual([join(folder, '.doctor-tag'), join(folder, 'journal/.doctor-tag')]);
    expect(readdirSync(join(folder, 'journal'))).toEqual([]);
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
});

describe('what a folder holds', () => {
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

  test('of notes: those of every roadmap, how many cannot be read, and what is none', () => {
    const folder = temporaryFolder();
    expect(checkNotes(nodeDisk, folder)).toEqual({ notes: 0, bytes: 0, unreadable: 0 });
    mkdirSync(join(folder, 'notes/backend/a/b'), { recursive: true });
    for (const name of ['backend/http.md', 'backend/sql.md', 'backend/a/deep.md', 'top.md'])
      writeFileSync(join(folder, 'notes', name), 'four');
    for (const name of ['backend/.swap.md', 'backend/md.txt', 'backend/.md'])
      writeFileSync(join(folder, 'notes', name), 'others');
    symlinkSync(join(folder, 'nowhere'), join(folder, 'notes/backend/link.md'));
    mkdirSync(join(folder, 'notes/backend/a/b/c'));
    const found = { notes: 4, bytes: 16 };
    // a link to nowhere, and what stands deeper than notes do
    expect(checkNotes(nodeDisk, folder)).toEqual({ ...found, unreadable: 2 });
    const disk = {
      ...nodeDisk,
      readFile: (path: string) => {
        if (path.endsWith('sql.md')) throw failure('EIO');
        return nodeDisk.readFile(path);
      },
    };
    expect(checkNotes(disk, folder)).toEqual({ ...found, unreadable: 3 });
    const denied = faulty(nodeDisk, (name) => {
      if (name === 'readdir') throw failure('EACCES');
    });
    expect(checkNotes(denied, folder)).toEqual({ notes: 0, bytes: 0, unreadable: 1 });
  });

  test('that others may read: files and folders, and no pipe', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'open.json'), '');
    chmodSync(join(folder, 'open.json'), 0o644);
    execFileSync('mkfifo', ['-m', '666', join(folder, 'pipe')]);
    expect(openToOthers(folder)).toEqual([join(folder, 'open.json')]);
  });

  test('that others may read: as deep as the folder goes, by way of no link but its own', () => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(elsewhere, 'open'), '');
    chmodSync(join(elsewhere, 'open'), 0o644);
    chmodSync(elsewhere, 0o755);
    mkdirSync(join(folder, 'notes/backend/a/b'), { recursive: true, mode: 0o700 });
    const paths = ['notes', 'notes/backend', 'notes/backend/a.md', 'notes/backend/a', 'notes/backend/a/b'];
    writeFileSync(join(folder, 'notes/backend/a.md'), '');
    for (const path of paths) chmodSync(join(folder, path), path.endsWith('.md') ? 0o604 : 0o750);
    symlinkSync(elsewhere, join(folder, 'link'));
    const found = openToOthers(folder).map((path) => path.slice(folder.length + 1));
    expect([...found].sort()).toEqual(['notes', 'notes/backend', 'notes/backend/a', 'notes/backend/a.md']);
    expect(openToOthers(join(folder, 'link'))).toEqual([join(folder, 'link'), join(folder, 'link/open')]);
    expect(closeToOthers([...openToOthers(folder), join(folder, 'gone')])).toBe(1);
    expect(openToOthers(folder)).toEqual([]);
    expect(statSync(join(folder, 'notes')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'notes/backend/a.md')).mode & 0o777).toBe(0o600);
  });
});

describe('the summary', () => {
  async function summarised(): Promise<string> {
    const folder = temporaryFolder();
    const store = open(folder);
    store.appendAll(Array.from({ length: 300 }, (_, n) => answer(n)));
    await store.close();
    return folder;
  }
  const at = (folder: string) => join(folder, 'progress.json');
  const entries = (folder: string) => checkJournals(nodeDisk, folder).entries;

  test('fits, is missing, is outdated, is damaged, or says something else than the journals', async () => {
    const folder = await summarised();
    expect(checkSummary(nodeDisk, folder)).toBe('fits');
    const { covers, ...rest } = openLedger(nodeDisk, folder, null).snapshot();
    const wrong = { ...rest.progress, roadmaps: {} };
    await saveSnapshot(nodeDisk, folder, { ...rest, covers, progress: wrong });
    expect(checkSummary(nodeDisk, folder)).toBe('wrong');
    const { bytes } = covers['aaaabbbbcccc.jsonl'] as Cover;
    for (const [lastId, state] of [
      [openLedger(nodeDisk, folder, null).progress().last, 'fits'],
      [entries(folder)[0]?.id ?? '', 'outdated'],
      [rest.top.replace('0', '1'), 'ahead'],
    ] as const) {
      await saveSnapshot(nodeDisk, folder, { ...rest, covers: { 'aaaabbbbcccc.jsonl': { bytes, lastId } } });
      expect(checkSummary(nodeDisk, folder)).toBe(state);
    }
    writeFileSync(at(folder), '{');
    expect(checkSummary(nodeDisk, folder)).toBe('damaged');
    expect(checkSummary(nodeDisk, temporaryFolder())).toBe('none');
  });

  test('is worked out anew, and what was damaged is kept aside', async () => {
    const folder = await summarised();
    const whole = readFileSync(at(folder), 'utf8');
    writeFileSync(at(folder), '{');
    expect(await rebuildSummary(nodeDisk, folder, 'damaged')).toBe(true);
    expect(readFileSync(at(folder), 'utf8')).toBe(whole);
    expect(readFileSync(join(folder, 'quarantine/progress.json'), 'utf8')).toBe('{');
    expect(await rebuildSummary(nodeDisk, folder, 'damaged')).toBe(true);
    expect(readdirSync(join(folder, 'quarantine'))).toEqual(['progress.json']);
  });

  test.each(['ahead', 'wrong'] as const)('that is %s is kept aside, or stays', async (state) => {
    const folder = await summarised();
    const before = readFileSync(at(folder), 'utf8');
    writeFileSync(journalOf(folder), '');
    const disk = faulty(nodeDisk, (name) => {
      if (name === 'rename') throw failure('EPERM');
    });
    expect(await rebuildSummary(disk, folder, state)).toBe(false);
    expect(readFileSync(at(folder), 'utf8')).toBe(before);
    expect(await rebuildSummary(nodeDisk, folder, state)).toBe(true);
    expect(readFileSync(join(folder, 'quarantine/progress.json'), 'utf8')).toBe(before);
    expect(checkSummary(nodeDisk, folder)).toBe('fits');
    // it may have been moved by another terminal meanwhile
    rmSync(at(folder));
    expect(await rebuildSummary(nodeDisk, folder, state)).toBe(true);
    expect(readdirSync(join(folder, 'quarantine'))).toEqual(['progress.json']);
  });

  test('that is damaged and cannot be moved aside stays', async () => {
    const folder = await summarised();
    writeFileSync(at(folder), '{');
    const disk = faulty(nodeDisk, (name) => {
      if (name === 'rename') throw failure('EPERM');
    });
    expect(await rebuildSummary(disk, folder, 'damaged')).toBe(false);
    expect(readFileSync(at(folder), 'utf8')).toBe('{');
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
  expect(reasonOf(new TypeError('in /home/ada ()'))).toBe('an unexpected fault');
  expect(reasonOf(failure('EODD'))).toBe('an unexpected fault (EODD)');
});

test('the own journal is opened as an answer would, and nothing is written or made', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.jsonl');
  expect([tryAppending(nodeDisk, path), existsSync(path)]).toEqual([null, false]);
  writeFileSync(path, 'x');
  expect([tryAppending(nodeDisk, path), readFileSync(path, 'utf8')]).toEqual([null, 'x']);
  const shut = faulty(nodeDisk, (name) => {
    if (name === 'open') throw failure('EACCES');
  });
  expect(tryAppending(shut, path)).toBe('access is not permitted (EACCES)');
});
