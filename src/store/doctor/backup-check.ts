import { join } from 'node:path';
import { copiesIn, listBackups } from '../backup.ts';
import type { Disk } from '../disk.ts';
import { whatIs } from '../files.ts';
import { gunzipFar } from '../gzip.ts';
import { LONGEST } from '../line-stream.ts';
import { readLine } from '../read-line.ts';
import type { Entry, Line } from '../scan.ts';
import { reasonOf } from './reason.ts';

/** A backup that was read back. */
export interface Backup {
  /** its folder under `backups/` */
  readonly name: string;
  /** events that can be read in it, of which the journals lack so many */
  readonly events: number;
  readonly missing: number;
  /** why not all of it can be read, or null */
  readonly fault: string | null;
  /** some of it cannot even be opened: what it holds is not known */
  readonly isShut: boolean;
}

export interface BackupsFound {
  /** oldest first */
  readonly backups: readonly Backup[];
  /** events that a backup holds and the journals lack, each once */
  readonly missing: readonly Line[];
  /** things in the folder that are no backup */
  readonly others: number;
  /** why their folder cannot be read, or null */
  readonly fault: string | null;
}

/**
 * Reads every file of every backup back, line by line and as far as it is whole, against what the journals hold.
 * Never throws for what it finds.
 */
export function checkBackups(disk: Disk, folder: string, here: readonly Entry[]): BackupsFound {
  let names: readonly string[];
  try {
    names = listBackups(disk, folder);
    // what cannot be listed counts as nothing for whoever makes backups
    if (whatIs(disk, join(folder, 'backups')) !== 'nothing') disk.readdir(join(folder, 'backups'));
  } catch (error) {
    return { backups: [], missing: [], others: 0, fault: reasonOf(error) };
  }
  const folders = names.filter((name) => whatIs(disk, join(folder, 'backups', name)) === 'folder');
  const lines = new Set(here.map(({ line }) => line));
  const ids = new Set(here.map(({ id }) => id));
  const missing = new Map<string, Line>();
  const backups = folders.map((name): Backup => {
    const lacking = new Set<string>();
    let events = 0;
    const take = (line: Line | null): void => {
      events += 1;
      if (line === null || ids.has(line.id)) return;
      lacking.add(line.id);
      const other = missing.get(line.id);
      if (other === undefined || line.line < other.line) missing.set(line.id, line);
    };
    const faults = copiesOf(disk, folder, name).flatMap((copy) => {
      const { bytes, ...wrong } =
        typeof copy === 'string' ? readCopy(disk, copy) : { bytes: nothing, ...copy };
      for (const line of goodLines(bytes, lines)) take(line);
      return wrong.fault === null ? [] : wrong;
    });
    return {
      name,
      events,
      missing: lacking.size,
      fault: faults[0]?.fault ?? null,
      isShut: faults.some(({ isShut }) => isShut),
    };
  });
  return { backups, missing: [...missing.values()], others: names.length - folders.length, fault: null };
}

const nothing = Buffer.alloc(0);

interface Fault {
  readonly fault: string | null;
  readonly isShut: boolean;
}

/** Paths of the copies in a backup, or why they cannot be told. */
function copiesOf(disk: Disk, folder: string, name: string): readonly (string | Fault)[] {
  try {
    return copiesIn(disk, folder, name);
  } catch (error) {
    return [{ fault: reasonOf(error), isShut: true }];
  }
}

/** A copy as far as it can be unpacked. */
function readCopy(disk: Disk, path: string): Fault & { readonly bytes: Buffer } {
  try {
    // reading a pipe would wait for ever
    if (!disk.stat(path).isFile()) return { bytes: nothing, fault: 'a copy is no file', isShut: false };
    const { bytes, fault } = gunzipFar(disk.readFile(path));
    return { bytes, fault: fault === null ? null : `a copy is ${fault}`, isShut: false };
  } catch (error) {
    return { bytes: nothing, fault: reasonOf(error), isShut: true };
  }
}

/** Good lines; null for one that is known to be here, which need not be looked at. */
function* goodLines(bytes: Buffer, known: ReadonlySet<string>): Generator<Line | null> {
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline;
    const line = bytes.subarray(start, end);
    start = end + 1;
    if (line.length <= LONGEST && known.has(line.toString('utf8').trim())) yield null;
    else for (const { id, line: text } of readLine(line).entries) yield { id, line: text };
  }
}
