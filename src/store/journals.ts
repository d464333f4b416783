import { join } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { readFrom, whatIs, withFile } from './files.ts';
import { isJournal } from './journal.ts';
import { explain } from './not-saved.ts';
import type { Damaged } from './quarantine.ts';
import { type Entry, scan } from './scan.ts';
import type { Cover } from './snapshot.ts';

/** All journals of a folder, read from somewhere on. What it found adds up until it is taken. */
export interface Journals {
  /** good lines not given out before, in no particular order */
  readOn(): readonly Entry[];
  /** a journal is shorter than what was read of it: nothing read of it counts any more */
  readonly hasShrunk: boolean;
  readonly isNewer: boolean;
  /** bytes decoded so far */
  readonly decoded: number;
  readonly covers: ReadonlyMap<string, Cover>;
  readonly damaged: Damaged[];
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
  const damaged: Damaged[] = [];
  const unreadable = new Map<string, string>();
  let hasShrunk = false;
  let isNewer = false;
  let isFirst = true;
  let decoded = 0;

  const readJournal = (journal: string): readonly Entry[] => {
    const path = join(at, journal);
    const from = positions.get(journal) ?? 0;
    const bytes = tryRead(disk, path, from, unreadable);
    if (bytes === 'shrunk') hasShrunk = true;
    if (typeof bytes === 'string') return [];
    const found = scan(bytes);
    positions.set(journal, from + found.used);
    decoded += bytes.length;
    isNewer ||= found.newer;
    if (found.sound) covers.set(journal, { bytes: from + found.sound.end, lastId: found.sound.id });
    for (const line of found.bad) damaged.push({ journal, bytes: line });
    if (found.torn !== null && isFirst && isStill(disk, path, from, bytes))
      damaged.push({ journal, bytes: found.torn });
    return found.entries;
  };

  return {
    readOn() {
      unreadable.clear();
      const entries = list(disk, folder, unreadable).flatMap(readJournal);
      isFirst = false;
      return entries;
    },
    skip(journal, from, to, lastId) {
      if ((positions.get(journal) ?? 0) !== from) return false;
      positions.set(journal, to);
      covers.set(journal, { bytes: to, lastId });
      decoded += to - from;
      return true;
    },
    get hasShrunk() {
      return hasShrunk;
    },
    get isNewer() {
      return isNewer;
    },
    get decoded() {
      return decoded;
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
    if (!isAbsent) unreadable.set(at, explain(error).why);
    return [];
  }
}

function tryRead(
  disk: Disk,
  path: string,
  from: number,
  unreadable: Map<string, string>,
): Buffer | 'shrunk' | 'unreadable' {
  try {
    // Opening a pipe would wait for ever.
    if (!disk.stat(path).isFile()) {
      unreadable.set(path, 'it is not a file');
      return 'unreadable';
    }
    return withFile(disk, path, 'r', (fd) =>
      disk.fstat(fd).size < from ? 'shrunk' : readFrom(disk, fd, from),
    );
  } catch (error) {
    unreadable.set(path, explain(error).why);
    return 'unreadable';
  }
}

/** Whether a second look finds the same: an unfinished line may be one that another terminal is just writing. */
function isStill(disk: Disk, path: string, from: number, bytes: Buffer): boolean {
  const again = tryRead(disk, path, from, new Map());
  return typeof again !== 'string' && again.equals(bytes);
}
