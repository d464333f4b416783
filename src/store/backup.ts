import { join } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { FOLDER_MODE, removeQuietly, standingAt, syncFolder, syncPath, whatIs, writeFile } from './files.ts';
import { gunzip, gzip } from './gzip.ts';
import { isJournal } from './journal.ts';
import { surplus } from './retention.ts';

const SUFFIX = '.gz';

/** A backup to make. */
export interface Wanted {
  /** begins with the local date, `2025-01-31` */
  readonly name: string;
  /** keeps terminals apart that make it at the same moment */
  readonly tag: string;
}

/**
 * Copies every journal, compressed, into `backups/<name>/`, reads the copies back, and lets go of old backups.
 * Nothing happens when there is nothing to copy or that backup is there.
 * @returns whether the backup was made now
 * @throws the file system's error, or one that says a copy does not read back as it was
 */
export function makeBackup(disk: Disk, folder: string, { name, tag }: Wanted): boolean {
  const backups = join(folder, 'backups');
  const target = join(backups, name);
  if (whatIs(disk, target) === 'folder') return false;
  const journals = journalsOf(disk, folder);
  if (journals.length === 0) return false;
  // Made under another name, so that a backup that is there is a whole one.
  const waiting = join(backups, `.${name}.${tag}`);
  try {
    disk.mkdir(waiting, FOLDER_MODE);
    for (const { journal, bytes } of journals) copy(disk, join(waiting, journal + SUFFIX), bytes);
    syncFolder(disk, waiting);
    disk.rename(waiting, target);
    syncPath(disk, backups);
  } catch (error) {
    removeQuietly(disk, waiting);
    // Another terminal was quicker.
    if (whatIs(disk, target) === 'folder') return false;
    throw error;
  }
  for (const old of [...surplus(listBackups(disk, folder)), ...unfinished(disk, backups, name)]) {
    removeQuietly(disk, join(backups, old));
  }
  return true;
}

/** Backups of days before that one which were never finished: whoever made them was stopped. */
function unfinished(disk: Disk, backups: string, name: string): readonly string[] {
  return disk
    .readdir(backups)
    .filter((other) => /^\.\d{4}-/.test(other) && other.slice(1, 11) < name.slice(0, 10));
}

/** Names of the backups there are, oldest first. */
export function listBackups(disk: Disk, folder: string): readonly string[] {
  try {
    return disk
      .readdir(join(folder, 'backups'))
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return [];
  }
}

/** The files in a backup that hold a journal each, as paths. @throws the file system's error */
export function copiesIn(disk: Disk, folder: string, name: string): readonly string[] {
  const at = join(folder, 'backups', name);
  return disk
    .readdir(at)
    .filter((file) => file.endsWith(SUFFIX))
    .sort()
    .map((file) => join(at, file));
}

function journalsOf(disk: Disk, folder: string): readonly { journal: string; bytes: Buffer }[] {
  const at = join(folder, 'journal');
  // what cannot be told is not left out unsaid: a backup lacks nothing, or there is none
  if (standingAt(disk, at) !== 'folder') return [];
  return disk
    .readdir(at)
    .filter((name) => isJournal(name) && standingAt(disk, join(at, name)) === 'file')
    .map((journal) => ({ journal, bytes: disk.readFile(join(at, journal)) }))
    .filter(({ bytes }) => bytes.length > 0);
}

function copy(disk: Disk, path: string, bytes: Buffer): void {
  writeFile(disk, path, gzip(bytes));
  if (!gunzip(disk.readFile(path)).equals(bytes))
    throw new Error(`the copy does not read back as it was: ${path}`);
}
