import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, UserError } from './errors.ts';
import { makeFolder } from './make-folder.ts';

/** A file that is not there yet. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** A file that is there, and is to read otherwise. */
export interface ChangedFile extends NewFile {
  /** what it was read as */
  readonly before: string;
}

/**
 * Writes all of these files, or none: whatever fails, the disk is as it was. Nothing that is there is overwritten but
 * the changed file, and that only if nobody changed it meanwhile; each file appears at once, with all that is in it.
 * Throws UserError.
 */
export function writeFiles(files: readonly NewFile[], changed: ChangedFile | null): void {
  const undo: (() => void)[] = [];
  const drafts: string[] = [];
  const clean = (): void => {
    for (const path of drafts) quietly(() => rmSync(path, { force: true }));
  };
  try {
    const there = files.find(({ path }) => lstatSync(path, { throwIfNoEntry: false }) !== undefined);
    if (there !== undefined) throw isThere(there.path);
    for (const { path } of files) makeFolders(dirname(path), undo);
    const ready = files.map((file) => draft(file, drafts));
    const rewritten = changed && draft({ ...changed, path: realpathSync(changed.path) }, drafts);
    for (const { from, to } of ready) {
      publish(from, to);
      undo.push(() => rmSync(to, { force: true }));
    }
    if (changed && rewritten) {
      if (!readFileSync(rewritten.to).equals(Buffer.from(changed.before)))
        throw new UserError(`${changed.path} was changed meanwhile.`, {
          hint: 'Nothing was written: do it again.',
        });
      chmodSync(rewritten.from, statSync(rewritten.to).mode);
      renameSync(rewritten.from, rewritten.to);
    }
    clean();
  } catch (error) {
    clean();
    for (const step of undo.reverse()) quietly(step);
    if (error instanceof UserError) throw error;
    throw new UserError(`The files cannot be written (${codeOf(error)}${placeOf(error)}).`, {
      hint: 'Nothing was written.',
      cause: error,
    });
  }
}

const isThere = (path: string): UserError =>
  new UserError(`${path} is there already, and nothing is written over it.`, {
    hint: 'Choose another name, or move it away.',
  });

/** Makes a folder and those it stands in, and remembers how to take them away again. */
function makeFolders(path: string, undo: (() => void)[]): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolders(dirname(path), undo);
  makeFolder(path, 0o777);
  undo.push(() => rmdirSync(path));
}

/** Writes a text beside where it belongs, down to the disk: what does not fit is known before anything is seen. */
function draft({ path, text }: NewFile, drafts: string[]): { readonly from: string; readonly to: string } {
  const from = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const file = openSync(from, 'wx');
  drafts.push(from);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return { from, to: path };
}

/** A link can only be made where nothing is; some disks know no links, and there the copy is refused likewise. */
function publish(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw isThere(to);
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // the first error is the one to tell
  }
}

const placeOf = (error: unknown): string =>
  error instanceof Error && 'path' in error && typeof error.path === 'string' ? ` at ${error.path}` : '';
