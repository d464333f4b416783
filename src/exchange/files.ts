import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readFound, walk } from '../content/disk/files.ts';
import { type Entry, isIgnored } from '../content/entry.ts';
import { decode } from '../content/parse/decode.ts';
import { hasTooManyLines, mostLines } from '../content/source.ts';
import { codeOf, UserError } from '../errors.ts';
import { isBelow, wayTo } from '../ways.ts';
import { writeFiles } from '../write-files.ts';
import type { Target } from './place.ts';
import type { Write } from './plan.ts';

/** Bytes of a file to import: the time to hold what is in it against the check grows with them. */
export const mostBytes = 192 * 1024;

/** The text of a foreign file, or why it is not read. Only regular files of UTF-8 with at most 192 KB, and no more lines than are read. */
export function readForeign(path: string): { readonly text: string } | { readonly reason: string } {
  let descriptor: number | undefined;
  try {
    const real = realpathSync(path);
    if (!isBelow(realpathSync(dirname(path)), real))
      return { reason: 'it is a link that leads out of its folder' };
    descriptor = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return { reason: stats.isDirectory() ? 'it is a folder' : 'it is no regular file' };
    if (stats.size > mostBytes)
      return { reason: `it is larger than ${mostBytes / 1024} KB; make several files of it` };
    const decoded = decode(readFileSync(descriptor));
    if (!('text' in decoded)) return { reason: `it is not UTF-8 (byte ${decoded.badByte + 1})` };
    return hasTooManyLines(decoded.text)
      ? { reason: `it has more than ${mostLines.toLocaleString('en')} lines; make several files of it` }
      : decoded;
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
    const path = wayTo(root, full);
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
 * Writes the files of a plan, all or none; a stage's list is replaced only if it still says what it said. Throws
 * UserError.
 */
export function writePlan(root: string, writes: readonly Write[]): void {
  const at = ({ path }: Write): string => join(root, ...path.split('/'));
  const files = writes.filter(({ replaces }) => replaces === null);
  const list = writes.find(({ replaces }) => replaces !== null);
  for (const write of writes) mustStayWithin(root, dirname(at(write)));
  writeFiles(
    files.map((write) => ({ path: at(write), text: write.text })),
    list === undefined ? null : { path: at(list), text: list.text, before: list.replaces ?? '' },
  );
}

/** Throws UserError where a folder, as far as it is there, leads out of the roadmap. */
function mustStayWithin(root: string, folder: string): void {
  const [from, to] = [realOf(root), realOf(folder)];
  if (to !== from && !isBelow(from, to))
    throw new UserError(`${folder} leads out of the roadmap.`, {
      hint: 'Nothing was written. Name a folder inside it.',
    });
}

/** Writes a text to a file that is not there yet, in a folder that is. Throws UserError when it is, or cannot be written. */
export function writeText(path: string, text: string): void {
  if (!existsSync(dirname(path)))
    throw new UserError(`${path} cannot be written: there is no such folder.`, {
      hint: 'Name a file in a folder that is there and may be written to.',
    });
  writeFiles([{ path, text }], null);
}
