import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { sha256 } from './checksum.ts';
import type { Disk } from './disk.ts';
import { FOLDER_MODE, syncFolder, whatIs, writeFile } from './files.ts';
import { type Entry, scan } from './scan.ts';
import { union } from './union.ts';

/** What became of the lines taken in. */
export interface Adopted {
  readonly added: number;
  /** were here already */
  readonly known: number;
  /** could not be read, and were left out */
  readonly damaged: number;
}

/**
 * Takes in lines written elsewhere, those that are not here yet, as a journal of its own: ids within the journals
 * that are being written only grow, and these may be older. The file appears whole or not at all.
 * @throws UserError when lines are of a newer release; the file system's error when they cannot be written
 */
export function adopt(disk: Disk, folder: string, text: string, here: readonly Entry[]): Adopted {
  const found = scan(Buffer.from(`${text}\n`));
  if (found.newer) {
    throw new UserError('These records were written by a newer roadmap.', {
      hint: 'Update roadmap, then import them again.',
    });
  }
  const known = new Map(here.map((entry) => [entry.id, entry.line]));
  const offered = union(found.entries);
  const fresh = offered.filter((entry) => known.get(entry.id) !== entry.line);
  if (fresh.length > 0) writeJournal(disk, join(folder, 'journal'), fresh);
  return { added: fresh.length, known: offered.length - fresh.length, damaged: found.bad.length };
}

function writeJournal(disk: Disk, at: string, entries: readonly Entry[]): void {
  const bytes = Buffer.from(entries.map((entry) => `${entry.line}\n`).join(''));
  const name = `import-${sha256(bytes).slice(0, 12)}.jsonl`;
  if (whatIs(disk, join(at, name)) === 'file') return;
  const waiting = join(at, `.${name}`);
  disk.mkdir(at, FOLDER_MODE);
  writeFile(disk, waiting, bytes);
  disk.rename(waiting, join(at, name));
  syncFolder(disk, at);
}
