import { join } from 'node:path';
import { shownPath } from '../content/entry.ts';
import { UserError } from '../errors.ts';
import { type Disk, errorCode } from './disk.ts';
import { FOLDER_MODE, removeQuietly, standingAt, syncFolder, syncPath, whatIs, writeFile } from './files.ts';
import { gunzip, gzip } from './gzip.ts';
import { isJournal } from './journal.ts';
import { explain, standing } from './not-saved.ts';
import { PARTIAL, surplus } from './retention.ts';

const SUFFIX = '.gz';

/** A backup to make. */
export interface Wanted {
  /** begins with the local date, `2025-01-31` */
  readonly name: string;
  /** keeps terminals apart that make it at the same moment */
  readonly tag: string;
  /** rather none than one that lacks a journal */
  readonly isStrict?: boolean;
}

/** A journal that cannot be read, and why. */
export interface Lacking {
  readonly path: string;
  readonly error: unknown;
}

/** A backup that was made. */
export interface Made {
  readonly name: string;
  /** journals it is without, since they cannot be read; its name says that there are some */
  readonly lacks: readonly Lacking[];
}

/**
 * Copies every journal that can be read, compressed, into `backups/<name>/`, reads the copies back, and lets go of old
 * backups. Nothing happens when there is nothing to copy or that backup is there.
 * @returns what was made now, or null
 * @throws the file system's error, or one that says a copy does not read back as it was; UserError for what `isStrict`
 * does not let pass
 */
export function makeBackup(
  disk: Disk,
  folder: string,
  { name: wanted, tag, isStrict = false }: Wanted,
): Made | null {
  const backups = join(folder, 'backups');
  if (whatIs(disk, join(backups, wanted)) === 'folder') return null;
  const { journals, lacks } = journalsOf(disk, folder);
  if (isStrict) for (const lacking of lacks) throw unreadable(lacking);
  if (journals.length === 0) return null;
  const name = lacks.length === 0 ? wanted : wanted + PARTIAL;
  const target = join(backups, name);
  if (whatIs(disk, target) === 'folder') return null;
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
    if (whatIs(disk, target) === 'folder') return null;
    throw error;
  }
  for (const old of [...surplus(listBackups(disk, folder), name), ...unfinished(disk, backups, name)]) {
    removeQuietly(disk, join(backups, old));
  }
  return { name, lacks };
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

const unreadable = ({ path, error }: Lacking): UserError =>
  new UserError(`No backup could be made: ${shownPath(path)} cannot be read: ${explain(error).why}.`, {
    hint: 'Make it readable again or move it out of that folder, then try again.',
    cause: error,
  });

interface Journal {
  readonly journal: string;
  readonly bytes: Buffer;
}

/** The journals that say something, and those that cannot be read. @throws where they cannot even be listed */
function journalsOf(
  disk: Disk,
  folder: string,
): { readonly journals: readonly Journal[]; readonly lacks: readonly Lacking[] } {
  const at = join(folder, 'journal');
  const journals: Journal[] = [];
  const lacks: Lacking[] = [];
  const found = standingAt(disk, at);
  // what it leads to may be there again tomorrow
  if (found === 'dangling') lacks.push({ path: at, error: new Error(standing(found)) });
  if (found !== 'folder') return { journals, lacks };
  for (const journal of disk.readdir(at).filter(isJournal)) {
    const path = join(at, journal);
    try {
      const found = standingAt(disk, path);
      if (found === 'folder' || found === 'nothing') continue;
      // reading a pipe would wait for ever
      if (found !== 'file') throw new Error(standing(found));
      const bytes = disk.readFile(path);
      if (bytes.length > 0) journals.push({ journal, bytes });
    } catch (error) {
      lacks.push({ path, error });
    }
  }
  return { journals, lacks };
}

function copy(disk: Disk, path: string, bytes: Buffer): void {
  writeFile(disk, path, gzip(bytes));
  if (!gunzip(disk.readFile(path)).equals(bytes))
    throw new Error(`the copy does not read back as it was: ${path}`);
}
