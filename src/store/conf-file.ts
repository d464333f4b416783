import { dirname, join } from 'node:path';
import type { Disk } from './disk.ts';
import { FILE_MODE, FOLDER_MODE, removeQuietly, syncPath } from './files.ts';

/** A JSON file to be replaced. */
export interface Replacement {
  /** absolute */
  readonly path: string;
  /** name of the file it is written as first, without `.json`; terminals that could meet need one each */
  readonly waiting: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly serialize: (value: Readonly<Record<string, unknown>>) => string;
}

/**
 * Replaces a JSON file through conf, which is loaded only here: it costs more than a whole start.
 * On a full disk conf replaces a file by half of one and reports success, so it writes under another name,
 * that is read back, and only what arrived whole takes the place of the old file.
 * @throws the file system's error, or one with the code ENOSPC when the file did not arrive whole
 */
export async function replaceThroughConf(disk: Disk, replacement: Replacement): Promise<void> {
  const { waiting, value, serialize } = replacement;
  const folder = dirname(replacement.path);
  const { default: Conf } = await import('conf');
  const path = join(folder, `${waiting}.json`);
  disk.mkdir(folder, FOLDER_MODE);
  disk.remove(path);
  try {
    const conf = new Conf<Record<string, unknown>>({
      cwd: folder,
      configName: waiting,
      accessPropertiesByDotNotation: false,
      configFileMode: FILE_MODE,
      serialize,
    });
    conf.store = { ...value };
    const isWhole = disk.readFile(path).equals(Buffer.from(serialize(value)));
    if (!isWhole) throw Object.assign(new Error('the file did not arrive whole'), { code: 'ENOSPC' });
    disk.rename(path, replacement.path);
    syncPath(disk, folder);
  } catch (error) {
    removeQuietly(disk, path);
    throw error;
  }
}
