import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../errors.ts';

/**
 * Puts new bytes in the place of a file's old ones: whole or not at all, with its mode and owner, and where a link leads.
 * Gives null when it is done, else why the file was left alone.
 */
export function replaceFile(path: string, before: Uint8Array, after: Uint8Array): string | null {
  let made: string | null = null;
  try {
    const target = realpathSync(path);
    if (Buffer.compare(readFileSync(target), before) !== 0) return 'it was changed meanwhile';
    // a rename would replace what may not be written
    accessSync(target, constants.W_OK);
    const { mode, uid, gid } = statSync(target);
    // a name that a roadmap leaves alone
    const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    const descriptor = openSync(draft, 'wx', 0o600);
    made = draft;
    writeSynced(descriptor, after);
    chmodSync(draft, mode & 0o7777);
    keepOwner(draft, uid, gid);
    renameSync(draft, target);
    return null;
  } catch (error) {
    if (made !== null) rmSync(made, { force: true });
    return reasonOf(error);
  }
}

function writeSynced(descriptor: number, bytes: Uint8Array): void {
  try {
    writeFileSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Only the superuser may give files away; for everybody else they are their own already. */
function keepOwner(path: string, uid: number, gid: number): void {
  const made = statSync(path);
  if (made.uid === uid && made.gid === gid) return;
  try {
    chownSync(path, uid, gid);
  } catch {
    // the text is what matters
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'it stands on a disk that may not be written',
  ENOSPC: 'the disk is full',
  ENOENT: 'it is gone',
};

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return reasons[code] ?? `it cannot be written (${code})`;
}
