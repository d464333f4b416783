import { basename } from 'node:path';
import { copiesIn } from '../../src/store/backup.ts';
import type { Disk } from '../../src/store/disk.ts';
import { gunzip } from '../../src/store/gzip.ts';

/** The journals in a backup, as they were: name → bytes. Throws when one is damaged. */
export const readBackup = (disk: Disk, folder: string, name: string): ReadonlyMap<string, Buffer> =>
  new Map(copiesIn(disk, folder, name).map((path) => [basename(path, '.gz'), gunzip(disk.readFile(path))]));
