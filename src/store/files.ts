import { dirname } from 'node:path';
import { type Disk, errorCode } from './disk.ts';

/** Modes of what the store creates: nobody else's business. */
export const FOLDER_MODE = 0o700;
export const FILE_MODE = 0o600;

/** Writes all the bytes, in as many calls as the disk needs. @returns how many calls it took */
export function writeAll(disk: Disk, fd: number, bytes: Uint8Array): number {
  let calls = 0;
  for (let done = 0; done < bytes.length; calls += 1) {
    const wrote = disk.write(fd, bytes, done, bytes.length - done);
    if (wrote <= 0) throw Object.assign(new Error('the disk took no bytes'), { code: 'EIO' });
    done += wrote;
  }
  return calls;
}

/** The bytes of an open file from an offset up to its end (or `to`). */
export function readFrom(disk: Disk, fd: number, from: number, to = disk.fstat(fd).size): Buffer {
  const bytes = Buffer.allocUnsafe(Math.max(0, to - from));
  let done = 0;
  while (done < bytes.length) {
    const got = disk.read(fd, bytes, done, bytes.length - done, from + done);
    if (got <= 0) break;
    done += got;
  }
  return bytes.subarray(0, done);
}

/** Calls `use` with the file opened, and closes it whatever happens. */
export function withFile<T>(disk: Disk, path: string, flags: string, use: (fd: number) => T): T {
  const fd = disk.open(path, flags, FILE_MODE);
  let result: T;
  try {
    result = use(fd);
  } catch (error) {
    closeQuietly(disk, fd);
    throw error;
  }
  disk.close(fd);
  return result;
}

function closeQuietly(disk: Disk, fd: number): void {
  try {
    disk.close(fd);
  } catch {
    // The first error is the one to tell.
  }
}

/** Writes a new file and syncs it. */
export function writeFile(disk: Disk, path: string, bytes: Uint8Array, flags = 'w'): void {
  withFile(disk, path, flags, (fd) => {
    writeAll(disk, fd, bytes);
    disk.fsync(fd);
  });
}

const NO_FOLDER_SYNC = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'ENOSYS']);

/** Syncs a folder's entries, where the platform knows such a thing (Windows and some network disks do not). */
export function syncFolder(disk: Disk, path: string): void {
  try {
    withFile(disk, path, 'r', (fd) => disk.fsync(fd));
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(errorCode(error))) throw error;
  }
}

/**
 * Syncs a folder and all those it stands in: only then does every name that leads to a file in it outlast a power cut.
 */
export function syncPath(disk: Disk, path: string): void {
  syncFolder(disk, path);
  if (dirname(path) !== path) syncPath(disk, dirname(path));
}

/** What stands at a path: nothing, a file, a folder, something else, or the reason it cannot be told. */
export function whatIs(
  disk: Disk,
  path: string,
): 'nothing' | 'file' | 'folder' | 'other' | 'dangling' | Error {
  try {
    const status = disk.stat(path);
    return status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    // links that lead in a circle lead nowhere
    if (!['ENOENT', 'ELOOP'].includes(errorCode(error))) return asError(error);
  }
  try {
    disk.lstat(path);
    return 'dangling';
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'nothing' : asError(error);
  }
}

/** Calls to a disk throw nothing else. */
const asError = (error: unknown): Error => error as Error;

/** The same for whoever must know. @throws the file system's error where it cannot be told */
export function standingAt(disk: Disk, path: string): Exclude<ReturnType<typeof whatIs>, Error> {
  const found = whatIs(disk, path);
  if (found instanceof Error) throw found;
  return found;
}

/** Removes what may stay behind: there is an error already to be told, or it harms nobody. */
export function removeQuietly(disk: Disk, path: string): void {
  try {
    disk.remove(path);
  } catch {
    // It stays, under a name nothing reads.
  }
}
