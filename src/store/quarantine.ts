import { join } from 'node:path';
import { sha256 } from './checksum.ts';
import { type Disk, errorCode } from './disk.ts';
import { FOLDER_MODE, standingAt, syncPath, whatIs, withFile, writeAll } from './files.ts';
import { piecesOf } from './pieces.ts';

/** A damaged line, and the journal it stands in. The journal itself is never edited. */
export interface Damaged {
  readonly journal: string;
  readonly bytes: Buffer;
}

/** Longest part of a damaged line that is copied; the whole of it stays in the journal. */
const LONGEST_COPY = 4096;

/**
 * Copies damaged lines into `quarantine/<journal>`, each once, as JSON lines of `{sha, base64}`.
 * @returns how many were not there before, and whether they all are now; where nothing can be written, they are
 * new at every start
 */
export function setAside(
  disk: Disk,
  folder: string,
  damaged: readonly Damaged[],
): { readonly fresh: number; readonly isKept: boolean } {
  let fresh = 0;
  let isKept = true;
  for (const journal of new Set(damaged.map((one) => one.journal))) {
    const lines = damaged.filter((one) => one.journal === journal);
    const file = join(folder, 'quarantine', journal);
    const known = knownSums(disk, file);
    const rows: string[] = [];
    for (const one of lines) {
      const sha = sha256(one.bytes).slice(0, 16);
      if (known.has(sha)) continue;
      known.add(sha);
      fresh += 1;
      rows.push(
        `${JSON.stringify({ sha, base64: one.bytes.subarray(0, LONGEST_COPY).toString('base64') })}\n`,
      );
    }
    if (rows.length > 0) isKept = keep(disk, folder, file, rows) && isKept;
  }
  return { fresh, isKept };
}

function keep(disk: Disk, folder: string, file: string, rows: readonly string[]): boolean {
  try {
    disk.mkdir(join(folder, 'quarantine'), FOLDER_MODE);
    withFile(disk, file, 'a', (fd) => writeAll(disk, fd, Buffer.from(rows.join(''))));
    return true;
  } catch {
    // A copy for convenience: the damaged line itself stays where it is, and is told of again next time.
    return false;
  }
}

function knownSums(disk: Disk, file: string): Set<string> {
  const known = new Set<string>();
  try {
    if (!disk.stat(file).isFile()) return known;
    withFile(disk, file, 'r', (fd) => {
      // piece by piece: it may be longer than any text
      for (const { bytes } of piecesOf(disk, fd, 0, disk.fstat(fd).size))
        for (const [, sha] of bytes.toString('latin1').matchAll(/"sha":"([0-9a-f]{16})"/g))
          known.add(sha as string);
    });
  } catch (error) {
    if (errorCode(error) === '') throw error;
  }
  return known;
}

/**
 * Moves a file that could not be read into `quarantine/`, never over another one.
 * @throws the file system's error when it cannot be moved
 */
export function moveAside(disk: Disk, folder: string, name: string): void {
  const aside = join(folder, 'quarantine');
  disk.mkdir(aside, FOLDER_MODE);
  let to = join(aside, name);
  for (let n = 2; standingAt(disk, to) !== 'nothing'; n += 1) to = join(aside, `${n}-${name}`);
  const from = join(folder, name);
  try {
    disk.rename(from, to);
  } catch (error) {
    // what moved and was told of as a fault has to be synced like any other
    if (whatIs(disk, to) === 'nothing') throw error;
  }
  try {
    syncPath(disk, aside);
  } catch (error) {
    // A later sync could make it go from here and not arrive there.
    disk.rename(to, from);
    throw error;
  }
}
