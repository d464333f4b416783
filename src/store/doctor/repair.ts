import { join } from 'node:path';
import type { Disk } from '../disk.ts';
import { FOLDER_MODE, syncFolder, whatIs } from '../files.ts';

/**
 * Moves a backup that is damaged into `quarantine/`, never over another one.
 * @throws the file system's error
 */
export function moveBackupAside(disk: Disk, folder: string, name: string): void {
  const aside = join(folder, 'quarantine');
  disk.mkdir(aside, FOLDER_MODE);
  let to = join(aside, `backup-${name}`);
  for (let n = 2; whatIs(disk, to) !== 'nothing'; n += 1) to = join(aside, `backup-${name}-${n}`);
  disk.rename(join(folder, 'backups', name), to);
  syncFolder(disk, aside);
}
