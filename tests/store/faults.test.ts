// first: it takes node:fs before conf does
import './conf-on-disk.ts';
import { existsSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Disk, nodeDisk } from '../../src/store/disk.ts';
import { FAULTS } from './disk-faults.ts';
import { endAtEachCall, failAgain, failAtEachCall } from './fault-matrix.ts';
import { HOMES } from './fault-session.ts';
import { answer, failure, journalOf, MORNING, open, temporaryFolder } from './sandbox.ts';

const DAY = 86_400_000;

/** Opens a store and answers three times over two days; gives the ids that were acknowledged. */
function answersOf(folder: string, disk: Disk): readonly string[] {
  let now = MORNING;
  const store = open(folder, { disk, now: () => now });
  return [1, 2, 3].map((n) => {
    const { id } = store.append(answer(n));
    if (n === 2) now += DAY;
    return id;
  });
}

// Every call of every session is gone through by `npm run faults`; here some of them.
describe.each(HOMES)('a session in a home that is %s', (home) => {
  test.each(Object.keys(FAULTS))(
    'meets %s: nothing acknowledged is lost, the rest is told',
    async (fault) => {
      expect(await failAtEachCall(home, fault, { step: 17, from: 3 })).toBeGreaterThan(0);
    },
  );

  test('ends at any call, killed or by a power cut, and again in the session after that', async () => {
    const left = await endAtEachCall(home, { step: 16, from: 5 });
    expect(left.length).toBeGreaterThan(10);
    for (const [n, one] of left.entries())
      if (n % 12 === 0) expect(await failAgain(home, one, { step: 90, from: n })).toBeGreaterThan(3);
  });
});

describe('a disk that writes less than it is asked', () => {
  test.each([1, 7, 200])('%d bytes at a time still gets every line whole', (most) => {
    const folder = temporaryFolder();
    const disk = {
      ...nodeDisk,
      write: (fd: number, bytes: Uint8Array, offset: number, length: number) =>
        nodeDisk.write(fd, bytes, offset, Math.min(length, most)),
      read: (fd: number, bytes: Uint8Array, offset: number, length: number, position: number) =>
        nodeDisk.read(fd, bytes, offset, Math.min(length, most), position),
    };
    const saved = answersOf(folder, disk);
    expect(
      open(folder)
        .history()
        .map((event) => event.id),
    ).toEqual(saved);
    expect(open(folder).notices).toEqual([]);
  });

  test('while another terminal writes in between, the line is written again in one piece', () => {
    const folder = temporaryFolder();
    const other = open(folder, { device: 'aaaabbbbcccc' });
    let cuts = 0;
    const disk = {
      ...nodeDisk,
      write(fd: number, bytes: Uint8Array, offset: number, length: number) {
        if (cuts++ > 0) return nodeDisk.write(fd, bytes, offset, length);
        const wrote = nodeDisk.write(fd, bytes, offset, 100);
        other.append(answer(99));
        return wrote;
      },
    };
    const store = open(folder, { disk });
    const event = store.append(answer(1));
    const kept = open(folder).history();
    expect(kept.map((each) => each.id)).toContain(event.id);
    expect(kept).toHaveLength(2);
    expect(store.progress()).toEqual(open(folder).progress());
  });

  test('and then is full leaves a torn line behind that harms neither what was nor what comes', () => {
    const folder = temporaryFolder();
    const saved = [open(folder).append(answer(1)).id];
    let isFull = true;
    const disk = {
      ...nodeDisk,
      write(fd: number, bytes: Uint8Array, offset: number, length: number) {
        if (!isFull) return nodeDisk.write(fd, bytes, offset, length);
        if (offset > 0) throw failure('ENOSPC');
        return nodeDisk.write(fd, bytes, offset, 50);
      },
    };
    const store = open(folder, { disk });
    expect(() => store.append(answer(2))).toThrow(/^NOT SAVED: the disk is full \(ENOSPC\)/);
    isFull = false;
    saved.push(store.append(answer(3)).id);
    expect(
      open(folder)
        .history()
        .map((event) => event.id),
    ).toEqual(saved);
    expect(store.progress()).toEqual(open(folder).progress());
  });
});

test('a backup that cannot be made is told once and stops no answer', () => {
  const folder = temporaryFolder();
  open(folder).append(answer(1));
  writeFileSync(`${folder}/backups`, 'in the way');
  const store = open(folder, { now: () => MORNING + DAY });
  store.append(answer(2));
  store.append(answer(3));
  expect(store.notices).toEqual([expect.stringContaining("Today's backup could not be made")]);
  expect(open(folder).history()).toHaveLength(3);
  expect(existsSync(journalOf(folder))).toBe(true);
});
