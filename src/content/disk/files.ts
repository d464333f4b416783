import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { codeOf, UserError } from '../../errors.ts';
import { isBelow } from '../../ways.ts';
import { type Entry, type FileEntry, isIgnored, type RefusedEntry } from '../entry.ts';

const maxBytes = 1024 * 1024;
const maxDepth = 50;

/** A file, folder or refusal as the walk met it, before any content was read. */
export type Found =
  | Exclude<Entry, { kind: 'file' | 'unread' }>
  | { readonly kind: 'file'; readonly path: string; readonly size: number; readonly changed: number };

/**
 * Walks a roadmap's folder without reading a file. Links are followed only to regular files inside it; what is no
 * regular file is refused, not opened. Throws UserError when the folder itself cannot be listed.
 */
export function walk(folder: string): Found[] {
  let root: string;
  try {
    root = realpathSync(folder);
    if (!statSync(root).isDirectory())
      throw new UserError(`${folder} is not a folder.`, { hint: 'Name the folder that holds roadmap.yaml.' });
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`There is no folder ${folder} that can be read (${codeOf(error)}).`, {
      hint: 'Name the folder that holds roadmap.yaml.',
      cause: error,
    });
  }
  const found: Found[] = [];
  list(root, '', 0, found);
  return found;
}

function list(root: string, path: string, depth: number, found: Found[]): void {
  let names: string[];
  try {
    names = readdirSync(join(root, path)).sort();
  } catch (error) {
    if (path === '')
      throw new UserError(`The folder ${root} cannot be read (${codeOf(error)}).`, { cause: error });
    found.push(
      refuse(
        'file/unreadable',
        path,
        `This folder cannot be read (${codeOf(error)}).`,
        'Check its permissions.',
      ),
    );
    return;
  }
  for (const name of names) {
    if (isIgnored(name)) continue;
    const inner = path === '' ? name : `${path}/${name}`;
    visit(root, inner, depth, found);
  }
}

function visit(root: string, path: string, depth: number, found: Found[]): void {
  const full = `${root}${sep}${path}`;
  try {
    let stats: Stats = lstatSync(full);
    if (stats.isSymbolicLink()) {
      const target = realpathSync(full);
      if (!isBelow(root, target)) {
        found.push(
          refuse(
            'file/outside',
            path,
            'This link leads out of the roadmap and is not followed.',
            'Put the file itself here.',
          ),
        );
        return;
      }
      stats = statSync(target);
      if (!stats.isFile()) {
        found.push(
          refuse(
            'file/not-regular',
            path,
            'This link leads to something that is no file.',
            'Put the file itself here.',
          ),
        );
        return;
      }
    }
    if (stats.isDirectory()) {
      if (depth >= maxDepth) {
        found.push(
          refuse(
            'folder/too-deep',
            path,
            `Folders are nested more than ${maxDepth} levels deep here.`,
            'Arrange the stages flatter.',
          ),
        );
        return;
      }
      found.push({ kind: 'folder', path });
      list(root, path, depth + 1, found);
    } else if (!stats.isFile())
      found.push(refuse('file/not-regular', path, `This is ${kindOf(stats)}, not a file.`, 'Remove it.'));
    else if (stats.size > maxBytes) found.push(tooLarge(path));
    else
      found.push({ kind: 'file', path, size: stats.size, changed: Math.max(stats.mtimeMs, stats.ctimeMs) });
  } catch (error) {
    found.push(unreadable(path, error));
  }
}

/** Reads the files a walk found. A file that cannot be read becomes a refusal. */
export function readFound(folder: string, found: readonly Found[]): Entry[] {
  const root = realpathSync(folder);
  return found.map((item) => (item.kind === 'file' ? readOne(root, item.path) : item));
}

/** The files a walk found, none of which is read before it is wanted. */
export function openFound(folder: string, found: readonly Found[]): Entry[] {
  const root = realpathSync(folder);
  return found.map(
    (item): Entry =>
      item.kind === 'file' ? { kind: 'unread', path: item.path, read: () => readOne(root, item.path) } : item,
  );
}

/** Reads one file of a roadmap's folder, as carefully as a walk would. */
export const openFile = (folder: string, path: string): FileEntry | RefusedEntry =>
  readOne(realpathSync(folder), path);

function readOne(root: string, path: string): FileEntry | RefusedEntry {
  let descriptor: number | undefined;
  try {
    // resolved once more, so that a link changed since the walk leads nowhere else; a pipe put there does not block
    const target = realpathSync(join(root, path));
    if (!isBelow(root, target))
      return refuse(
        'file/outside',
        path,
        'This link leads out of the roadmap and is not followed.',
        'Put the file itself here.',
      );
    descriptor = openSync(target, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    const stats = fstatSync(descriptor);
    if (!stats.isFile())
      return refuse('file/not-regular', path, `This is ${kindOf(stats)}, not a file.`, 'Remove it.');
    if (stats.size > maxBytes) return tooLarge(path);
    return { kind: 'file', path, bytes: readFileSync(descriptor) };
  } catch (error) {
    return unreadable(path, error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

const refuse = (code: RefusedEntry['code'], path: string, message: string, hint: string): RefusedEntry => ({
  kind: 'refused',
  code,
  path,
  message,
  hint,
});
const tooLarge = (path: string): RefusedEntry =>
  refuse('file/too-large', path, 'This file is larger than 1 MB.', 'Split the topic.');
const unreadable = (path: string, error: unknown): RefusedEntry =>
  refuse(
    'file/unreadable',
    path,
    `This cannot be read (${codeOf(error)}).`,
    'Check that it exists and may be read.',
  );

function kindOf(stats: Stats): string {
  if (stats.isFIFO()) return 'a pipe';
  if (stats.isSocket()) return 'a socket';
  return stats.isDirectory() ? 'a folder' : 'a device';
}
