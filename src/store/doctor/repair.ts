import { join } from 'node:path';
import type { Disk } from '../disk.ts';
import { FOLDER_MODE, standingAt, syncFolder, syncPath } from '../files.ts';

/**
 * Moves a backup that is damaged into `quarantine/`, never over another one.
 * @throws the file system's error; then it stays where it was
 */
export function moveBackupAside(disk: Disk, folder: string, name: string): void {
  const aside = join(folder, 'quarantine');
  disk.mkdir(aside, FOLDER_MODE);
  let to = join(aside, `backup-${name}`);
  for (let n = 2; standingAt(disk, to) !== 'nothing'; n += 1) to = join(aside, `backup-${name}-${n}`);
  const from = join(folder, 'backups', name);
  disk.rename(from, to);
  try {
    syncPath(disk, aside);
    syncFolder(disk, join(folder, 'backups'));
  } catch (error) {
    // A later sync could make it go from here and not arrive there.
    disk.rename(to, from);
    throw error;
  }
}
