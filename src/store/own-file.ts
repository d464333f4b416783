import { basename, dirname, join } from 'node:path';
import { shownPath } from '../content/entry.ts';
import { UserError } from '../errors.ts';
import type { Disk } from './disk.ts';
import { removeQuietly, syncFolder, whatIs, writeAll } from './files.ts';
import { explain, standing } from './not-saved.ts';
import { type Random, randomBytes, tag } from './ulid.ts';

export interface OwnFile {
  readonly text: string;
  /** which files that stand there already may be replaced, judged by what is in them; none unless told */
  readonly replaces?: {
    readonly isOurs: (text: string) => boolean;
    /** what such a file is, to follow "is not" */
    readonly kind: string;
  };
  /** replace whatever file stands there */
  readonly force: boolean;
}

/**
 * Writes a file where the learner wants one, outside the data folder: whole or not at all, never over a file that is
 * somebody else's. @throws UserError
 */
export function writeOwnFile(
  disk: Disk,
  path: string,
  { text, replaces, force }: OwnFile,
  random: Random = randomBytes,
): void {
  const name = shownPath(path);
  const found = whatIs(disk, path);
  if (found !== 'nothing' && found !== 'file')
    throw new UserError(`No file can be written at ${name}: ${standing(found)}.`, { hint: elsewhere });
  let waiting: string | null = null;
  try {
    if (found === 'file' && !force && replaces?.isOurs(disk.readFile(path).toString('utf8')) !== true) {
      const what = replaces === undefined ? '' : ` and is not ${replaces.kind}`;
      throw new UserError(`${name} is there already${what}.`, {
        hint: 'Name another file, or replace it with --force.',
      });
    }
    // where a link leads to a file, that file is meant
    const target = found === 'file' ? disk.realpath(path) : path;
    waiting = join(dirname(target), `.${basename(target)}.${tag(random)}`);
    // with the rights of any file made by the learner: it is theirs to share
    const fd = disk.open(waiting, 'wx', 0o666);
    try {
      writeAll(disk, fd, Buffer.from(text));
      disk.fsync(fd);
    } finally {
      disk.close(fd);
    }
    disk.rename(waiting, target);
    syncQuietly(disk, dirname(target));
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (waiting !== null) removeQuietly(disk, waiting);
    throw new UserError(`${name} was not written: ${explain(error).why}.`, { hint: elsewhere, cause: error });
  }
}

const elsewhere = 'Name a file in a folder you can write to.';

function syncQuietly(disk: Disk, folder: string): void {
  try {
    syncFolder(disk, folder);
  } catch {
    // It is there and whole; that it outlasts a power cut is more than was asked for.
  }
}
