import { join } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { whatIs, withFile } from './files.ts';
import { isJournal } from './journal.ts';
import { KEPT } from './line-stream.ts';
import { whyShut } from './not-saved.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { Damaged } from './quarantine.ts';
import { type Entry, type Scan, scan } from './scan.ts';
import { type Cover, reaches, type Stretch, sumAt, sumOf } from './snapshot.ts';

/** So many damaged stretches of a journal are looked at again at each start. */
const MOST_SPOILT = 32;

/** All journals of a folder, read from somewhere on. What it found adds up until it is taken. */
export interface Journals {
  /** good lines not given out before, in no particular order */
  readOn(): readonly Entry[];
  /**
   * of each journal that is gone or not any more what was read of it, the id of the last line known of it, or '':
   * nothing read of it counts any more
   */
  readonly lost: readonly string[];
  readonly isNewer: boolean;
  /** bytes decoded so far */
  readonly decoded: number;
  readonly covers: ReadonlyMap<string, Cover>;
  readonly damaged: Damaged[];
  /** how many damaged lines are not among those, there being so many in their journal */
  readonly passedOver: number;
  /** path → why: journals, or the folder of them, that cannot be read */
  readonly unreadable: ReadonlyMap<string, string>;
  /** tells that the caller itself just wrote that journal's bytes from one size to the next */
  skip(journal: string, from: number, to: number, lastId: string): boolean;
}

/** Opens the journals under a data folder, beyond what a snapshot covers. Never throws. */
export function openJournals(disk: Disk, folder: string, start: Readonly<Record<string, Cover>>): Journals {
  const at = join(folder, 'journal');
  const covers = new Map(Object.entries(start));
  const positions = new Map([...covers].map(([journal, cover]) => [journal, cover.bytes]));
  const spoilt = new Map<string, Stretch[]>(
    [...covers].map(([journal, { spoilt = [] }]) => [journal, [...spoilt]]),
  );
  /** of each journal the last good line: where it ends, and its id */
  const sounds = new Map(
    [...covers].map(([journal, { bytes, lastId, sound = bytes }]) => [journal, { end: sound, id: lastId }]),
  );
  const damaged: Damaged[] = [];
  /** how many damaged lines of each journal are kept */
  const kept = new Map<string, number>();
  let passedOver = 0;
  const unreadable = new Map<string, string>();
  const shrunk = new Set<string>();
  let isNewer = false;
  let isFirst = true;
  let decoded = 0;

  /** Covers a journal up to its last good line, or up to what is damaged behind that, if it ends before that byte. */
  const cover = (journal: string, before: number): void => {
    const { end, id } = sounds.get(journal) ?? { end: 0, id: '' };
    const bad = (spoilt.get(journal) ?? []).filter(({ to }) => to <= before);
    const bytes = Math.max(end, bad.at(-1)?.to ?? 0);
    // where so much is damaged, reading all of it anew is safer than telling whether it is as it was
    if (bytes === 0 || bad.length > MOST_SPOILT) return;
    covers.set(journal, {
      bytes,
      lastId: id,
      ...(bytes === end ? {} : { sound: end }),
      ...(bad.length === 0 ? {} : { spoilt: bad }),
    });
  };

  const keep = (journal: string, { bad, damaged: all }: Scan): void => {
    const before = kept.get(journal) ?? 0;
    const fresh = bad.slice(0, KEPT - before);
    for (const bytes of fresh) damaged.push({ journal, bytes });
    kept.set(journal, before + fresh.length);
    passedOver += all - fresh.length;
  };

  /** Takes in a piece. @returns its good lines */
  const take = (
    journal: string,
    { at: from, end, bytes }: Piece,
    fd: number,
    found: Scan,
  ): readonly Entry[] => {
    const place = (offset: number): number => (offset === bytes.length ? end : from + offset);
    positions.set(journal, place(found.used));
    decoded += bytes.length;
    isNewer ||= found.newer;
    keep(journal, found);
    const bad = spoilt.get(journal) ?? [];
    for (const one of found.spoilt.slice(0, MOST_SPOILT + 1 - bad.length)) {
      const [begin, to] = [from + one.from, place(one.to)];
      // of a line that is far too long only the beginning is at hand
      const isWhole = to - begin === one.to - one.from;
      const sum = isWhole ? sumOf(bytes.subarray(one.from, one.to)) : sumAt(disk, fd, begin, to);
      bad.push({ from: begin, to, sum });
    }
    if (bad.length > 0) spoilt.set(journal, bad);
    if (found.sound) sounds.set(journal, { end: from + found.sound.end, id: found.sound.id });
    cover(journal, from + found.ended);
    return found.entries;
  };

  const placeIn = (journal: string): Place => ({
    at: positions.get(journal) ?? 0,
    after: covers.get(journal) ?? null,
  });

  const readJournal = (journal: string): readonly Entry[] => {
    const path = join(at, journal);
    const entries: Entry[] = [];
    let torn = null as Buffer | null;
    const state = tryRead(disk, path, placeIn(journal), unreadable, (piece, fd) => {
      const found = scan(piece.bytes);
      for (const entry of take(journal, piece, fd, found)) entries.push(entry);
      torn = found.torn;
    });
    if (state === 'shrunk') shrunk.add(journal);
    if (torn !== null && isFirst && isStill(disk, path, placeIn(journal), torn))
      damaged.push({ journal, bytes: torn });
    return entries;
  };

  return {
    readOn() {
      unreadable.clear();
      const names = list(disk, folder, unreadable);
      const entries = names.flatMap(readJournal);
      isFirst = false;
      // where the folder cannot be listed, nothing is known of what stands in it
      if (unreadable.has(at)) return entries;
      const there = new Set(names);
      for (const [journal, position] of positions)
        if (position > 0 && !there.has(journal)) shrunk.add(journal);
      return entries;
    },
    skip(journal, from, to, lastId) {
      if ((positions.get(journal) ?? 0) !== from) return false;
      positions.set(journal, to);
      sounds.set(journal, { end: to, id: lastId });
      cover(journal, to);
      decoded += to - from;
      return true;
    },
    get lost() {
      return [...shrunk].map((journal) => covers.get(journal)?.lastId ?? '');
    },
    get isNewer() {
      return isNewer;
    },
    get decoded() {
      return decoded;
    },
    get passedOver() {
      return passedOver;
    },
    covers,
    damaged,
    unreadable,
  };
}

/** Names of the journals, sorted. */
function list(disk: Disk, folder: string, unreadable: Map<string, string>): readonly string[] {
  const at = join(folder, 'journal');
  try {
    return disk.readdir(at).filter(isJournal).sort();
  } catch (error) {
    const isAbsent =
      errorCode(error) === 'ENOENT' && [folder, at].every((path) => whatIs(disk, path) !== 'dangling');
    if (!isAbsent) unreadable.set(at, whyShut(disk, at, error));
    return [];
  }
}

/** Where reading a journal goes on, and what must stand before that. */
interface Place {
  readonly at: number;
  readonly after: Cover | null;
}

/** Gives what stands in a journal from a place on, piece by piece. */
function tryRead(
  disk: Disk,
  path: string,
  { at, after }: Place,
  unreadable: Map<string, string>,
  take: (piece: Piece, fd: number) => void,
): 'read' | 'shrunk' | 'unreadable' {
  try {
    // Opening a pipe would wait for ever.
    if (!disk.stat(path).isFile()) {
      unreadable.set(path, 'it is not a file');
      return 'unreadable';
    }
    return withFile(disk, path, 'r', (fd) => {
      const { size } = disk.fstat(fd);
      if (size < at) return 'shrunk';
      // what grew may be another file by now, an older copy that went its own way
      if (size > at && after !== null && !reaches(disk, fd, after)) return 'shrunk';
      for (const piece of piecesOf(disk, fd, at, size)) take(piece, fd);
      return 'read';
    });
  } catch (error) {
    unreadable.set(path, whyShut(disk, path, error));
    return 'unreadable';
  }
}

/** Whether a second look finds the same: an unfinished line may be one that another terminal is just writing. */
function isStill(disk: Disk, path: string, from: Place, torn: Buffer): boolean {
  const again: Buffer[] = [];
  tryRead(disk, path, from, new Map(), ({ bytes }) => again.push(bytes));
  return Buffer.concat(again).equals(torn);
}
