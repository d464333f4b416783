import { chmodSync, lstatSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Disk } from '../disk.ts';
import { FILE_MODE, FOLDER_MODE, whatIs, withFile, writeFile } from '../files.ts';
import { reasonOf } from './reason.ts';

/** What stands where the data folder belongs. */
export type FolderKind = 'nothing' | 'folder' | 'link' | 'wrong';

export function folderKind(disk: Disk, folder: string): FolderKind {
  const found = whatIs(disk, folder);
  if (found === 'nothing') return 'nothing';
  if (found !== 'folder') return 'wrong';
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ? 'link' : 'folder';
}

/**
 * Writes, syncs, reads and removes a file in the data folder and in that of the journals, if it is there.
 * @returns why that failed, or null
 */
export function tryWriting(disk: Disk, folder: string, tag: string): string | null {
  const places = [folder, join(folder, 'journal')].filter((at) => whatIs(disk, at) === 'folder');
  for (const at of places) {
    const path = join(at, `.doctor-${tag}`);
    try {
      const bytes = Buffer.from(`${tag}\n`);
      writeFile(disk, path, bytes, 'wx');
      if (!disk.readFile(path).equals(bytes)) return 'what is written does not read back as it was';
    } catch (error) {
      return reasonOf(error);
    } finally {
      removeQuietly(disk, path);
    }
  }
  return null;
}

/**
 * Opens this machine's own journal as an answer would, if it is there, and writes nothing.
 * @returns why that failed, or null
 */
export function tryAppending(disk: Disk, journal: string): string | null {
  if (whatIs(disk, journal) !== 'file') return null;
  try {
    withFile(disk, journal, 'a+', () => {});
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * Makes a folder beside where the data folder would be made, and removes it again.
 * @returns why that failed, or null
 */
export function tryMaking(disk: Disk, folder: string, tag: string): string | null {
  let above = dirname(folder);
  while (whatIs(disk, above) === 'nothing' && dirname(above) !== above) above = dirname(above);
  try {
    const path = join(above, `.roadmap-doctor-${tag}`);
    mkdirSync(path, FOLDER_MODE);
    rmdirSync(path);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

function removeQuietly(disk: Disk, path: string): void {
  try {
    disk.unlink(path);
  } catch {
    // it was never made, or stays under a hidden name, which nothing reads
  }
}

const OTHERS = 0o077;
/** How deep the data folder goes: `notes/<roadmap>/<topic>.md`. */
const DEPTH = 3;

/** Paths under a data folder that others may read or write, itself first; links are not followed below it. */
export function openToOthers(folder: string): readonly string[] {
  const found: string[] = [];
  const visit = (path: string, depth: number): void => {
    const status = depth === 0 ? statSync(path) : lstatSync(path);
    if (!status.isDirectory() && !status.isFile()) return;
    if ((status.mode & OTHERS) !== 0) found.push(path);
    if (!status.isDirectory() || depth === DEPTH) return;
    for (const name of readdirSync(path)) attempt(() => visit(join(path, name), depth + 1));
  };
  attempt(() => visit(folder, 0));
  return found;
}

/** Closes them to others. @returns how many could not be closed */
export function closeToOthers(paths: readonly string[]): number {
  return paths.filter(
    (path) => !attempt(() => chmodSync(path, statSync(path).isDirectory() ? FOLDER_MODE : FILE_MODE)),
  ).length;
}

/** Whether it went well: what is gone by now, or belongs to somebody else, stops nothing. */
function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
