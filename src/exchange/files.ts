import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Entry, isIgnored } from '../content/entry.ts';
import { readFound, walk } from '../content/files.ts';
import { decode } from '../content/parse/decode.ts';
import { UserError } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';
import type { Target } from './place.ts';
import type { Write } from './plan.ts';

const maxBytes = 1024 * 1024;

/** The text of a foreign file, or why it is not read. Only regular files of UTF-8 with at most 1 MB are. */
export function readForeign(path: string): { readonly text: string } | { readonly reason: string } {
  let descriptor: number | undefined;
  try {
    const real = realpathSync(path);
    if (!isWithin(realpathSync(dirname(path)), real))
      return { reason: 'it is a link that leads out of its folder' };
    descriptor = openSync(
      real,
      constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0),
    );
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return { reason: stats.isDirectory() ? 'it is a folder' : 'it is no regular file' };
    if (stats.size > maxBytes) return { reason: 'it is larger than 1 MB' };
    const decoded = decode(readFileSync(descriptor));
    return 'text' in decoded ? decoded : { reason: `it is not UTF-8 (byte ${decoded.badByte + 1})` };
  } catch (error) {
    return {
      reason: codeOf(error) === 'ENOENT' ? 'it is not there' : `it cannot be read (${codeOf(error)})`,
    };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** The folder that the paths of a plan count from, and what is in it. */
export interface FoundTarget {
  readonly root: string;
  readonly target: Target;
}

/**
 * Looks at the folder topics are to be imported to: the roadmap it stands in, else the stage or the roadmap it is or
 * will be. Throws UserError when it is no folder or cannot be read.
 */
export function readTarget(folder: string): FoundTarget {
  const there = existsSync(folder);
  if (there && !statSync(folder).isDirectory())
    throw new UserError(`${folder} is not a folder.`, {
      hint: 'Name a folder, or one that is not there yet.',
    });
  const full = realOf(folder);
  const name = basename(full);
  const root = rootOf(full);
  if (root !== null) {
    const path = relative(root, full).split(sep).join('/');
    return { root, target: { entries: entriesOf(root), path, name } };
  }
  if (there && ['stage.yaml', 'stage.md'].some((file) => existsSync(join(full, file)))) {
    // a stage without its roadmap is read as the only one of its parent
    const entries: Entry[] = entriesOf(full).map((entry) => ({ ...entry, path: `${name}/${entry.path}` }));
    return {
      root: dirname(full),
      target: { entries: [{ kind: 'folder', path: name }, ...entries], path: name, name },
    };
  }
  // what else stands there is not looked at: a roadmap is only made where nothing does
  const others = there ? readdirSync(full).filter((file) => !isIgnored(file)) : [];
  return {
    root: full,
    target: { entries: others.map((path) => ({ kind: 'folder', path })), path: '', name },
  };
}

const entriesOf = (folder: string): readonly Entry[] => readFound(folder, walk(folder));

/** The path without links, as far as it is there. */
function realOf(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  const above = dirname(full);
  return above === full ? full : join(realOf(above), basename(full));
}

function rootOf(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'roadmap.yaml'))) return at;
    if (dirname(at) === at) return null;
  }
}

/**
 * Writes the files of a plan, all or none: new ones appear whole and never over another, a stage's list is replaced
 * last, and only if it still says what it said. Throws UserError.
 */
export function writePlan(root: string, writes: readonly Write[]): void {
  const made: string[] = [];
  const folders: string[] = [];
  try {
    for (const write of writes) {
      const file = join(root, ...write.path.split('/'));
      makeFolders(root, dirname(file), folders);
      if (write.replaces === null) {
        writeNew(file, write.text);
        made.push(file);
      } else replace(file, write.text, write.replaces);
    }
  } catch (error) {
    for (const file of made) rmSync(file, { force: true });
    for (const folder of folders.reverse()) removeIfEmpty(folder);
    if (error instanceof UserError) throw error;
    throw new UserError(`The files could not be written (${codeOf(error)}). Nothing was changed.`, {
      cause: error,
    });
  }
}

function makeFolders(root: string, folder: string, made: string[]): void {
  for (const at of missing(folder)) {
    makeFolder(at, 0o755);
    made.push(at);
  }
  const real = realpathSync(folder);
  if (real !== realpathSync(root) && !isWithin(realpathSync(root), real))
    throw new UserError(`${folder} leads out of the roadmap.`, {
      hint: 'Nothing was changed. Name a folder inside it.',
    });
}

/** Folders on the way that are not there, outermost first. */
function missing(folder: string): readonly string[] {
  return existsSync(folder) ? [] : [...missing(dirname(folder)), folder];
}

/** Writes a file that is not there yet: it appears whole, and never over another. */
function writeNew(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeDraft(draft, text);
    try {
      linkSync(draft, file);
    } catch (error) {
      // some disks know no links: there a new file is written in place
      if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error))) throw error;
      writeDraft(file, text);
    }
  } catch (error) {
    if (codeOf(error) === 'EEXIST')
      throw new UserError(`${file} is there already, and nothing is written over it.`, {
        hint: 'Choose another name.',
        cause: error,
      });
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Writes a text to a file that is not there yet. Throws UserError when it is, or cannot be written. */
export function writeText(file: string, text: string): void {
  try {
    writeNew(file, text);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${file} cannot be written (${codeOf(error)}).`, {
      hint: 'Name a file in a folder that is there and may be written to.',
      cause: error,
    });
  }
}

function replace(file: string, text: string, before: string): void {
  const now = readForeign(file);
  if (!('text' in now) || now.text !== before)
    throw new UserError(`${file} has changed meanwhile. Nothing was changed.`, {
      hint: 'Run the command again.',
    });
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeDraft(draft, text);
    renameSync(draft, realpathSync(file));
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A new file with this text, on disk when it returns. */
function writeDraft(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', 0o644);
  try {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
    fsyncSync(descriptor);
  } catch (error) {
    unlinkSync(file);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // somebody else put something into it
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
