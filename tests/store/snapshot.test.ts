import {
  appendFileSync,
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
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { PROGRESS_VERSION } from '../../src/learning/progress.ts';
import { encode } from '../../src/store/codec.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { readRecords } from '../../src/store/records.ts';
import { seal } from '../../src/store/seal.ts';
import { loadSnapshot, saveSnapshot, shouldSnapshot } from '../../src/store/snapshot.ts';
import { answer, failure, journalOf, journalText, MORNING, open, temporaryFolder } from './sandbox.ts';

const many = (count: number) => Array.from({ length: count }, (_, n) => answer(n));
const summary = (folder: string) => join(folder, 'progress.json');

/** A folder with answers enough to be worth a snapshot, and that snapshot. */
async function snapshotted(count = 300): Promise<string> {
  const folder = temporaryFolder();
  const store = open(folder);
  store.appendAll(many(count));
  await store.close();
  return folder;
}

/** How many bytes of the journal opening the store reads. */
function bytesRead(folder: string): number {
  let bytes = 0;
  open(folder, {
    disk: {
      ...nodeDisk,
      read: (...args) => {
        const got = nodeDisk.read(...args);
        bytes += got;
        return got;
      },
    },
  }).progress();
  return bytes;
}

/** The progress as the journals alone give it. */
const replayed = (folder: string) => openLedger(nodeDisk, folder, null).progress();

describe('a snapshot', () => {
  test('is not made for a beginner', async () => {
    expect([0, 65_536, 65_537].map(shouldSnapshot)).toEqual([false, false, true]);
    const folder = await snapshotted(20);
    expect(existsSync(summary(folder))).toBe(false);
  });

  test('is private, and spares reading the journal again', async () => {
    const folder = await snapshotted();
    expect(statSync(summary(folder)).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['journal', 'progress.json']);
    expect(bytesRead(folder)).toBeLessThan(20_000);
    expect(open(folder).progress()).toEqual(replayed(folder));
  });

  test('and what came after it add up to the same as a replay', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ n: fc.nat({ max: 40 }), step: fc.integer({ min: -5, max: 50 }) }), {
          maxLength: 30,
        }),
        fc.nat({ max: 30 }),
        async (steps, cut) => {
          const folder = temporaryFolder();
          let now = MORNING;
          const store = open(folder, { now: () => now });
          for (const { n, step } of steps.slice(0, cut)) {
            now += step;
            store.append(answer(n));
          }
          await saveNow(folder);
          const later = open(folder, { now: () => now });
          for (const { n, step } of steps.slice(cut)) {
            now += step;
            later.append(answer(n, { grade: 1, score: 0 }));
          }
          expect(later.progress()).toEqual(replayed(folder));
          expect(open(folder).progress()).toEqual(replayed(folder));
        },
      ),
      { numRuns: 25 },
    );
  });

  test.each([
    ['a line in the middle', (text: string) => text.slice(20_000, text.indexOf('\n', 24_000))],
    ['the first line', (text: string) => text.slice(0, text.indexOf('\n'))],
  ])('gives way to a replay once %s, damaged before, is made whole in its place', async (_, partOf) => {
    const folder = await snapshotted();
    const whole = journalText(folder);
    rmSync(summary(folder));
    const part = partOf(whole);
    writeFileSync(journalOf(folder), whole.replace(part, '\0'.repeat(part.length)));
    const damaged = open(folder);
    damaged.append(answer(9));
    await damaged.close();
    const { size } = statSync(summary(folder));
    expect([size > 0, bytesRead(folder) < 40_000]).toEqual([true, true]);
    expect(open(folder).progress()).toEqual(replayed(folder));
    const end = journalText(folder).slice(whole.length);
    writeFileSync(journalOf(folder), whole + end);
    expect(open(folder).progress()).toEqual(replayed(folder));
    expect(open(folder).history()).toHaveLength(301);
  });

  test('covers no more than it can tell to be as it was, where very much is damaged', async () => {
    const folder = await snapshotted();
    const lines = journalText(folder).trimEnd().split('\n');
    rmSync(summary(folder));
    writeFileSync(journalOf(folder), lines.map((line) => `?\n${line}\n`).join(''));
    expect(snapshotNow(folder).covers).toEqual({});
    writeFileSync(journalOf(folder), lines.map((line, n) => `${n < 32 ? '?\n' : ''}${line}\n`).join(''));
    expect(Object.values(snapshotNow(folder).covers)[0]?.spoilt).toHaveLength(32);
  });

  test('gives way to a replay when an older event arrives from another machine', async () => {
    const folder = await snapshotted();
    const elsewhere = temporaryFolder();
    const early = open(elsewhere, { now: () => MORNING - 1000 }).append(answer(5, { grade: 1 }));
    writeFileSync(journalOf(folder, 'other'), `${encode(early)}\n`);
    const store = open(folder);
    expect(store.progress()).toEqual(replayed(folder));
    await store.close();
    expect(bytesRead(folder)).toBeLessThan(20_000);
    expect(open(folder).progress()).toEqual(replayed(folder));
  });

  test('holds every roadmap, whatever it is called', async () => {
    const folder = temporaryFolder();
    for (const roadmap of ['backend', 'constructor', '__proto__']) {
      const store = open(folder, { roadmap });
      store.appendAll(many(200));
      await store.close();
    }
    expect(loadSnapshot(nodeDisk, folder).type).toBe('fits');
    expect(Object.keys(open(folder).progress().roadmaps)).toEqual(['backend', 'constructor', '__proto__']);
    expect(JSON.stringify(open(folder).progress())).toBe(JSON.stringify(replayed(folder)));
  });

  test('covers nothing that has no newline yet', async () => {
    const folder = await snapshotted();
    const line = encode(open(temporaryFolder(), { now: () => MORNING + 9 }).append(answer(3)));
    appendFileSync(journalOf(folder), line);
    await saveNow(folder);
    open(folder).append(answer(4));
    expect(open(folder).progress()).toEqual(replayed(folder));
  });
});

describe('a snapshot that is not to be believed', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await snapshotted();
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['emptied', () => ''],
    ['of another shape', () => '[1,2]'],
    ['null', () => 'null'],
    ['holding nulls', () => '{"version":1,"top":"","sum":"","covers":null,"progress":null}'],
    ['without the greatest id', () => '{"version":1,"top":5,"covers":{},"progress":{"version":1},"sum":""}'],
    ['changed in one place', (text: string) => text.replace(/"last":"01/, '"last":"02')],
    ['full of noise', () => '\u0000\uFFFD{'],
  ])('because it is %s is put aside, told once, and worked out anew', (_, damage) => {
    const expected = replayed(folder);
    writeFileSync(summary(folder), damage(readFileSync(summary(folder), 'utf8')));
    const store = open(folder);
    expect(store.progress()).toEqual(expected);
    expect(store.notices).toEqual([expect.stringContaining('progress.json')]);
    expect(store.readOnly).toBe(false);
    expect(readdirSync(join(folder, 'quarantine'))).toEqual(['progress.json']);
    expect(open(folder).notices).toEqual([]);
  });

  test.each([
    ['a line was taken out of the journal', (text: string) => text.slice(text.indexOf('\n') + 1)],
    [
      'the journal was replaced',
      (text: string) => text.split('\n').reverse().join('\n').trimStart().concat('\n'),
    ],
  ])('because %s is replaced silently', (_, change) => {
    writeFileSync(journalOf(folder), change(journalText(folder)));
    const store = open(folder);
    expect(store.progress()).toEqual(replayed(folder));
    expect(store.notices).toEqual([]);
  });

  test('because it is of an older way to derive progress is replaced silently', async () => {
    const { progress, ...rest } = snapshotNow(folder);
    const older = { ...progress, version: PROGRESS_VERSION - 1, roadmaps: {} };
    expect(await saveSnapshot(nodeDisk, folder, { ...rest, progress: older })).toBe(true);
    expect(open(folder).notices).toEqual([]);
    expect(open(folder).progress()).toEqual(replayed(folder));
  });

  test('because a newer release derived it makes the store read-only', async () => {
    const { progress, ...rest } = snapshotNow(folder);
    const newer = { ...progress, version: PROGRESS_VERSION + 1 };
    expect(await saveSnapshot(nodeDisk, folder, { ...rest, progress: newer })).toBe(true);
    expect(open(folder).readOnly).toBe(true);
  });

  test('because it is a folder is told, and nothing breaks', async () => {
    const other = temporaryFolder();
    mkdirSync(summary(other));
    const store = open(other);
    store.appendAll(many(300));
    await store.close();
    expect(open(other).progress()).toEqual(replayed(other));
  });

  test('because the disk was full while it was written leaves the old one standing', async () => {
    const before = readFileSync(summary(folder), 'utf8');
    const store = open(folder);
    const truncating = {
      ...nodeDisk,
      readFile: (path: string) => {
        const bytes = nodeDisk.readFile(path);
        return path.endsWith('.next.json') ? bytes.subarray(0, bytes.length / 2) : bytes;
      },
    };
    expect(await saveSnapshot(truncating, folder, snapshotNow(folder))).toBe(false);
    expect(readFileSync(summary(folder), 'utf8')).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(['journal', 'progress.json']);
    expect(store.progress()).toEqual(replayed(folder));
  });
});

describe('what stands in progress.json', () => {
  const file = 'aaaabbbbcccc.jsonl';
  /** A folder with three answers, and a summary of them that was changed and sealed again. */
  function stored(change: (whole: Record<string, unknown>) => unknown): string {
    const folder = temporaryFolder();
    open(folder).appendAll(many(3));
    const { top, covers, progress } = snapshotNow(folder);
    const whole = change({ version: 1, top, covers, progress });
    writeFileSync(summary(folder), sealed(whole));
    return folder;
  }
  const sealed = (whole: unknown) => seal(JSON.stringify(whole), { field: 'sum', digits: 16 });
  const typeOf = (folder: string, disk = nodeDisk) => loadSnapshot(disk, folder).type;
  const holding = (more: object) => (whole: Record<string, unknown>) => ({ ...whole, ...more });
  const derived = (more: object) => (whole: Record<string, unknown>) => ({
    ...whole,
    progress: { ...(whole.progress as object), ...more },
  });
  const covered = (more: object) => (whole: Record<string, unknown>) => ({
    ...whole,
    covers: { [file]: { ...(whole.covers as Record<string, object>)[file], ...more } },
  });

  test.each([
    ['whole', (whole: object) => whole, 'fits'],
    ['of no journal', holding({ covers: {} }), 'fits'],
    ['of a newer version', holding({ version: 2 }), 'newer'],
    ['of a version in words', holding({ version: '1' }), 'damaged'],
    ['of no version', holding({ version: undefined }), 'damaged'],
    ['with a number for the greatest id', holding({ top: 5 }), 'damaged'],
    ['with nothing for what it covers', holding({ covers: null }), 'damaged'],
    ['with a number for what it covers', holding({ covers: 5 }), 'damaged'],
    ['with nothing for progress', holding({ progress: null }), 'damaged'],
    ['with a text for progress', holding({ progress: 'a' }), 'damaged'],
    ['with progress of no version', holding({ progress: {} }), 'damaged'],
    ['with progress of a version in words', derived({ version: '1' }), 'damaged'],
    ['with progress of a newer way', derived({ version: PROGRESS_VERSION + 1 }), 'newer'],
    ['with progress of an older way', derived({ version: PROGRESS_VERSION - 1 }), 'none'],
    ['of another last line', covered({ lastId: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' }), 'none'],
    ['of more bytes than there are', covered({ bytes: 1e6 }), 'none'],
    ['of no bytes', covered({ bytes: 0 }), 'none'],
    ['of a journal that is gone', holding({ covers: { 'gone.jsonl': { bytes: 1, lastId: 'a' } } }), 'none'],
  ] as const)('%s: %s', (_, change, type) => {
    expect(typeOf(stored(change as (whole: Record<string, unknown>) => unknown))).toBe(type);
  });

  test.each(['5', '"a"', 'null', 'true', '', ' ', '{}', '[]', '{'])('as %s is damaged', (text) => {
    const folder = stored((whole) => whole);
    writeFileSync(summary(folder), text);
    expect(typeOf(folder)).toBe('damaged');
  });

  test('may have a byte-order mark and another line end, and not one byte less or more', () => {
    const folder = stored((whole) => whole);
    const text = readFileSync(summary(folder), 'utf8');
    writeFileSync(summary(folder), `\uFEFF${text}\r\n`);
    expect(typeOf(folder)).toBe('fits');
    writeFileSync(
      summary(folder),
      text.replace(/"sum":"./, (found) => `${found}0`),
    );
    expect(typeOf(folder)).toBe('damaged');
  });

  test('is believed of a journal that went on, and not of one cut within a line', () => {
    const folder = stored((whole) => whole);
    appendFileSync(journalOf(folder), 'torn');
    expect(typeOf(folder)).toBe('fits');
    const { bytes } = snapshotNow(folder).covers[file] as { bytes: number };
    const { top, covers, progress } = snapshotNow(folder);
    for (const [cut, type] of [
      [0, 'fits'],
      [1, 'none'],
    ] as const) {
      const less = { ...covers, [file]: { bytes: bytes - cut, lastId: top } };
      writeFileSync(summary(folder), sealed({ version: 1, top, covers: less, progress }));
      expect(typeOf(folder)).toBe(type);
    }
  });

  test('is believed where the last line is as long as any that was ever let through', () => {
    const folder = temporaryFolder();
    const store = open(folder);
    store.appendAll(many(2));
    store.append({ kind: 'read', topic: 'x'.repeat(12_000) as never });
    const { top, covers, progress } = snapshotNow(folder);
    writeFileSync(summary(folder), sealed({ version: 1, top, covers, progress }));
    expect(typeOf(folder)).toBe('fits');
  });

  test('is none, and stays, where the disk does not give it', async () => {
    const folder = stored((whole) => whole);
    const before = readFileSync(summary(folder), 'utf8');
    for (const call of ['stat', 'readFile'] as const) {
      const disk = {
        ...nodeDisk,
        [call]: (path: string) => {
          if (path === summary(folder)) throw failure('EACCES');
          return nodeDisk[call](path);
        },
      };
      expect(typeOf(folder, disk)).toBe('none');
      expect(await saveSnapshot(disk, folder, snapshotNow(folder))).toBe(false);
    }
    expect(readFileSync(summary(folder), 'utf8')).toBe(before);
  });

  test('is damaged where it is a folder or a link to nowhere, and makes room', async () => {
    const folder = stored((whole) => whole);
    const whole = readFileSync(summary(folder), 'utf8');
    for (const put of [
      () => mkdirSync(summary(folder)),
      () => symlinkSync(join(folder, 'nowhere'), summary(folder)),
      () => writeFileSync(summary(folder), '{'),
    ]) {
      rmSync(summary(folder));
      put();
      expect(typeOf(folder)).toBe('damaged');
      expect(await saveSnapshot(nodeDisk, folder, snapshotNow(folder))).toBe(true);
      expect(readFileSync(summary(folder), 'utf8')).toBe(whole);
    }
    expect(readdirSync(join(folder, 'quarantine')).sort()).toEqual([
      '2-progress.json',
      '3-progress.json',
      'progress.json',
    ]);
  });

  test('of a newer release stays byte for byte', async () => {
    const folder = stored(holding({ version: 2, more: 'x' }));
    const before = readFileSync(summary(folder), 'utf8');
    expect(await saveSnapshot(nodeDisk, folder, snapshotNow(folder))).toBe(false);
    expect(readFileSync(summary(folder), 'utf8')).toBe(before);
    expect(existsSync(join(folder, 'quarantine'))).toBe(false);
  });

  test.each([
    ['its own version', '{"version":1', '{"version":3'],
    ['that of its progress', `{"version":${PROGRESS_VERSION}`, `{"version":${PROGRESS_VERSION + 8}`],
  ])('with %s changed by itself is damaged, not newer', (_, from, to) => {
    const folder = stored((whole) => whole);
    const text = readFileSync(summary(folder), 'utf8');
    writeFileSync(summary(folder), text.replace(from, to));
    expect(typeOf(folder)).toBe('damaged');
    const store = open(folder);
    store.append(answer(1));
    expect([store.readOnly, store.notices.length]).toEqual([false, 1]);
    expect(readFileSync(join(folder, 'quarantine/progress.json'), 'utf8')).toBe(text.replace(from, to));
  });

  test('is told of no journal that is a folder by now', () => {
    const folder = stored((whole) => whole);
    rmSync(journalOf(folder));
    mkdirSync(journalOf(folder));
    expect(typeOf(folder)).toBe('none');
  });
});

function snapshotNow(folder: string) {
  return openLedger(nodeDisk, folder, null).snapshot();
}

async function saveNow(folder: string): Promise<void> {
  if (existsSync(join(folder, 'journal')))
    expect(await saveSnapshot(nodeDisk, folder, snapshotNow(folder))).toBe(true);
}

describe('a snapshot over much that is no event', () => {
  const OTHER = 'other.jsonl';
  const other = (folder: string) => journalOf(folder, 'other');
  const coverOf = (folder: string) => snapshotNow(folder).covers[OTHER];

  test('sums a damaged stretch to its end, however long it is', async () => {
    const folder = await snapshotted();
    rmSync(summary(folder));
    const line = encode(open(temporaryFolder(), { now: () => MORNING + 9 }).append(answer(3)));
    for (const gap of [70_000, 5_000_000]) {
      const hole = Buffer.alloc(gap);
      const filled = Buffer.from(hole);
      filled.write(`\n${line}\n`, gap - 1000);
      const end = `\n${encode(open(temporaryFolder(), { now: () => MORNING + gap }).append(answer(4)))}\n`;
      writeFileSync(other(folder), Buffer.concat([hole, Buffer.from(end)]));
      await saveNow(folder);
      expect(loadSnapshot(nodeDisk, folder).type).toBe('fits');
      writeFileSync(other(folder), Buffer.concat([filled, Buffer.from(end)]));
      expect(loadSnapshot(nodeDisk, folder).type).toBe('none');
      expect(open(folder).progress()).toEqual(replayed(folder));
    }
  });

  test('covers a journal that holds no event, until it holds one', async () => {
    const folder = await snapshotted();
    writeFileSync(other(folder), `${'x\n'.repeat(50_000)}torn`);
    expect(coverOf(folder)).toMatchObject({ bytes: 100_000, lastId: '', sound: 0 });
    await saveNow(folder);
    expect(bytesRead(folder)).toBeLessThan(140_000);
    const store = open(folder);
    store.append(answer(1));
    const line = encode(open(temporaryFolder(), { now: () => MORNING + 9 }).append(answer(3)));
    appendFileSync(other(folder), `\n${line}\n`);
    expect(store.refresh()).toEqual(replayed(folder));
    expect(store.notices).toEqual([]);
    writeFileSync(other(folder), `${line}\n${'x\n'.repeat(50_000)}`);
    expect(open(folder).progress()).toEqual(replayed(folder));
  });

  test('covers what is damaged behind the last event, and knows that event by its place', async () => {
    const folder = await snapshotted();
    const [one, two] = [1, 2].map((n) =>
      encode(open(temporaryFolder(), { now: () => MORNING + n }).append(answer(n))),
    ) as [string, string];
    writeFileSync(other(folder), `${one}\n?\n?\n`);
    expect(coverOf(folder)).toMatchObject({ bytes: one.length + 5, sound: one.length + 1 });
    await saveNow(folder);
    expect(loadSnapshot(nodeDisk, folder).type).toBe('fits');
    writeFileSync(other(folder), `${two}\n?\n?\n`);
    expect(loadSnapshot(nodeDisk, folder)).toEqual({ type: 'none', lost: [expect.any(String)] });
  });

  test('is told of only as far as the first damaged lines of a journal go; the others are counted', async () => {
    const folder = await snapshotted();
    writeFileSync(other(folder), Array.from({ length: 1500 }, (_, n) => `bad ${n}\n`).join(''));
    const store = open(folder);
    expect(store.notices).toEqual([
      `1000 damaged lines were found in your records and set aside in ${join(folder, 'quarantine')}, 500 more were passed over; everything else was read.`,
    ]);
    appendFileSync(other(folder), 'bad 1500\n');
    store.refresh();
    expect(readFileSync(join(folder, 'quarantine', OTHER), 'utf8').split('\n')).toHaveLength(1001);
    expect(open(folder).notices).toEqual([]);
    expect(readRecords(nodeDisk, folder).damaged).toBe(1501);
  });
});
