import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { sha256 } from './checksum.ts';
import type { Disk } from './disk.ts';
import { FOLDER_MODE, removeQuietly, standingAt, syncPath, writeFile } from './files.ts';
import { type Line, scan } from './scan.ts';

/** What became of lines taken in. */
export interface Taken {
  readonly added: number;
  /** were here already */
  readonly known: number;
}

/** What became of the lines of a text. */
export interface Adopted extends Taken {
  /** could not be read, and were left out */
  readonly damaged: number;
}

/**
 * Takes in the lines of a text written elsewhere.
 * @throws UserError when lines are of a newer release; the file system's error when they cannot be written
 */
export function adopt(disk: Disk, folder: string, text: string, here: readonly Line[]): Adopted {
  const found = scan(Buffer.from(`${text}\n`));
  if (found.newer) {
    throw new UserError('These records were written by a newer roadmap.', {
      hint: 'Update roadmap, then import them again.',
    });
  }
  return { ...takeIn(disk, folder, found.entries, here), damaged: found.damaged };
}

/**
 * Takes in lines written elsewhere, those that are not here yet, as a journal of its own: ids within the journals
 * that are being written only grow, and these may be older. The file appears whole or not at all.
 * @throws the file system's error when they cannot be written
 */
export function takeIn(disk: Disk, folder: string, lines: readonly Line[], here: readonly Line[]): Taken {
  // by their lines: where two have one id, both are kept
  const known = new Set(here.map(({ line }) => line));
  const offered = [...new Set(lines.map(({ line }) => line))].sort();
  const fresh = offered.filter((line) => !known.has(line));
  if (fresh.length > 0) writeJournal(disk, join(folder, 'journal'), fresh);
  return { added: fresh.length, known: offered.length - fresh.length };
}

/** Named by what is in it: machines that share the folder and take in the same make the same file. */
function writeJournal(disk: Disk, at: string, lines: readonly string[]): void {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  const name = `import-${sha256(bytes).slice(0, 12)}`;
  const waiting = join(at, `.${name}.jsonl`);
  disk.mkdir(at, FOLDER_MODE);
  try {
    writeFile(disk, waiting, bytes);
    let to = join(at, `${name}.jsonl`);
    // a file of that name cannot be this one as it was written: its lines would be known
    for (let n = 2; standingAt(disk, to) !== 'nothing'; n += 1) to = join(at, `${name}-${n}.jsonl`);
    disk.rename(waiting, to);
  } catch (error) {
    removeQuietly(disk, waiting);
    throw error;
  }
  syncPath(disk, at);
}
