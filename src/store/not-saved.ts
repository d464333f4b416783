import { shownPath } from '../content/entry.ts';
import { UserError } from '../errors.ts';
import { type Disk, errorCode } from './disk.ts';
import { whatIs } from './files.ts';

/** What just happened is not on disk. Its message begins with NOT SAVED and says why. */
export class NotSaved extends UserError {
  constructor(why: string, options: { hint: string; cause?: unknown }) {
    super(`NOT SAVED: ${why}`, options);
    this.name = 'NotSaved';
  }
}

const FULL = 'Free some space there, then answer again; everything recorded before is safe.';
const RIGHTS = 'Make that folder writable, or set ROADMAP_HOME to another one.';
/** The way out where something stands that does not belong there. */
export const ODD = 'Look at what stands there, or set ROADMAP_HOME to another folder.';

const REASONS: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  ENOSPC: ['the disk is full', FULL],
  EDQUOT: ['your share of the disk is used up', FULL],
  EFBIG: ['the file may not grow any more', FULL],
  EROFS: ['the disk is read-only', RIGHTS],
  EACCES: ['access is not permitted', RIGHTS],
  EPERM: ['access is not permitted', RIGHTS],
  EISDIR: ['a folder stands where the file belongs', ODD],
  ENOTDIR: ['a file stands where a folder belongs', ODD],
  EEXIST: ['a file stands where a folder belongs', ODD],
  ENOENT: ['the folder is not there and cannot be made', ODD],
  ELOOP: ['its links lead in a circle', ODD],
  EIO: ['the disk reports a fault', 'Check the disk, or set ROADMAP_HOME to a folder on another one.'],
  EMFILE: ['too many files are open', 'Close some programs, then answer again.'],
  ENFILE: ['too many files are open', 'Close some programs, then answer again.'],
};

/** Why a file-system call failed, in words, with its code and a way out. */
export function explain(error: unknown): { readonly why: string; readonly hint: string } {
  const code = errorCode(error);
  const known = REASONS[code];
  if (known) return { why: `${known[0]} (${code})`, hint: known[1] };
  // it may name a file, whose name may hold anything
  return { why: shownPath(error instanceof Error ? error.message : String(error)), hint: ODD };
}

/** Why what stands where a file belongs is none, in words. */
export function standing(found: Exclude<ReturnType<typeof whatIs>, 'nothing' | 'file'>): string {
  switch (found) {
    case 'folder':
      return 'a folder stands there';
    case 'other':
      return 'what stands there is no file';
    case 'dangling':
      return 'a link to nowhere stands there';
    default:
      return explain(found).why;
  }
}

/** Why what stands at a path cannot be read, in words; `say` has those for what a call threw. */
export const whyShut = (
  disk: Disk,
  path: string,
  error: unknown,
  say = (it: unknown) => explain(it).why,
): string =>
  errorCode(error) === 'ENOENT' && whatIs(disk, path) === 'dangling' ? standing('dangling') : say(error);

/** The error for an event that could not be written under that folder. */
export function notSaved(error: unknown, folder: string): NotSaved {
  const { why, hint } = explain(error);
  return new NotSaved(`${why}: ${folder}`, { hint, cause: error });
}
