import { dirname } from 'node:path';
import type { Disk } from './disk.ts';
import { FOLDER_MODE, readFrom, syncPath, whatIs, withFile, writeAll } from './files.ts';

const NEWLINE = 10;
const TRIES = 5;

/** Whether a file of that name is one; those that begin with a dot are still being written. */
export const isJournal = (name: string): boolean => name.endsWith('.jsonl') && !name.startsWith('.');

/** What an append did to the journal, in bytes. `before` and `after` are its sizes as seen around the write. */
export interface Appended {
  readonly before: number;
  readonly wrote: number;
  readonly after: number;
}

/**
 * Appends lines (without newlines) to a journal and syncs it; when this returns they are on disk.
 * Each line is one `O_APPEND` write, so several terminals need no lock. Creates file and folders if need be.
 * @throws the file system's own error; then nothing is promised about the lines
 */
export function appendLines(disk: Disk, file: string, lines: readonly string[]): Appended {
  const folder = dirname(file);
  const isNew = whatIs(disk, file) === 'nothing';
  if (isNew) disk.mkdir(folder, FOLDER_MODE);
  // Opening a pipe or a device could wait for ever.
  else if (!disk.stat(file).isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
  return withFile(disk, file, 'a+', (fd) => {
    const before = disk.fstat(fd).size;
    // A line is only safe once its file's name is. First the name, so that whoever finds bytes need not see to that.
    if (before === 0) syncPath(disk, folder);
    let wrote = 0;
    for (const line of lines) wrote += appendLine(disk, fd, line);
    disk.fsync(fd);
    return { before, wrote, after: disk.fstat(fd).size };
  });
}

/** @returns how many bytes went out */
function appendLine(disk: Disk, fd: number, line: string): number {
  let wrote = 0;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const size = disk.fstat(fd).size;
    const bytes = Buffer.from(`${endsInNewline(disk, fd, size) ? '' : '\n'}${line}\n`);
    wrote += bytes.length;
    // Only a write in several pieces can have been split by another terminal's line.
    if (writeAll(disk, fd, bytes) === 1 || readFrom(disk, fd, size).includes(bytes)) return wrote;
  }
  throw Object.assign(new Error('the line was split by other writers again and again'), { code: 'EIO' });
}

function endsInNewline(disk: Disk, fd: number, size: number): boolean {
  return size === 0 || readFrom(disk, fd, size - 1, size)[0] === NEWLINE;
}
