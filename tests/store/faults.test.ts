import { existsSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { NotSaved } from '../../src/store/not-saved.ts';
import { answer, failure, faulty, journalOf, MORNING, open, temporaryFolder } from './sandbox.ts';

const DAY = 86_400_000;

/** Opens a store and answers three times over two days; gives what was acknowledged and what was thrown. */
function session(folder: string, disk = nodeDisk) {
  let now = MORNING;
  const store = open(folder, { disk, now: () => now });
  const saved: string[] = [];
  const thrown: unknown[] = [];
  for (const n of [1, 2, 3]) {
    try {
      saved.push(store.append(answer(n)).id);
    } catch (error) {
      thrown.push(error);
    }
    if (n === 2) now += DAY;
  }
  store.progress();
  return { saved, thrown, store };
}

function countCalls(): number {
  let calls = 0;
  session(
    temporaryFolder(),
    faulty(nodeDisk, () => {
      calls += 1;
    }),
  );
  return calls;
}

describe.each(['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EMFILE'])(
  'when a call to the disk fails with %s',
  (code) => {
    test('nothing acknowledged is lost, and what was not saved says so, whichever call it is', () => {
      const calls = countCalls();
      expect(calls).toBeGreaterThan(30);
      for (let failing = 0; failing < calls; failing += 1) {
        const folder = temporaryFolder();
        const { saved, thrown } = session(
          folder,
          faulty(nodeDisk, (_, index) => {
            if (index === failing) throw failure(code);
          }),
        );
        const kept = open(folder)
          .history()
          .map((event) => event.id);
        expect(kept, `call ${failing}`).toEqual(expect.arrayContaining(saved));
        expect(saved.length + thrown.length).toBe(3);
        for (const error of thrown) {
          expect(error).toBeInstanceOf(NotSaved);
          expect(error).toMatchObject({
            message: expect.stringMatching(/^NOT SAVED: /),
            hint: expect.any(String),
          });
        }
        expect(thrown.length, `call ${failing}`).toBeLessThanOrEqual(1);
      }
    }, 30_000);

    test('from some call on for good, the same holds', () => {
      const calls = countCalls();
      for (let failing = 0; failing < calls; failing += 3) {
        const folder = temporaryFolder();
        const { saved, thrown } = session(
          folder,
          faulty(nodeDisk, (_, index) => {
            if (index >= failing) throw failure(code);
          }),
        );
        const kept = open(folder)
          .history()
          .map((event) => event.id);
        expect(kept, `call ${failing}`).toEqual(expect.arrayContaining(saved));
        for (const error of thrown) expect(error).toBeInstanceOf(NotSaved);
      }
    }, 30_000);
  },
);

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
    const { saved } = session(folder, disk);
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
