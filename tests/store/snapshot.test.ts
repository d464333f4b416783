import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { PROGRESS_VERSION } from '../../src/learning/progress.ts';
import { encode } from '../../src/store/codec.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { loadSnapshot, saveSnapshot, shouldSnapshot } from '../../src/store/snapshot.ts';
import { answer, journalOf, journalText, MORNING, open, temporaryFolder } from './sandbox.ts';

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
    ['the journal is shorter', (text: string) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)],
    [
      'the journal was replaced',
      (text: string) => text.split('\n').reverse().join('\n').trimStart().concat('\n'),
    ],
    ['the journal is empty', () => ''],
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

function snapshotNow(folder: string) {
  return openLedger(nodeDisk, folder, null).snapshot();
}

async function saveNow(folder: string): Promise<void> {
  if (existsSync(join(folder, 'journal')))
    expect(await saveSnapshot(nodeDisk, folder, snapshotNow(folder))).toBe(true);
}
