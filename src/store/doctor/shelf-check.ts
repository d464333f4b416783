import { join } from 'node:path';
import { type Disk, errorCode } from '../disk.ts';
import { whatIs } from '../files.ts';

/** Lines that were set aside, and files that were moved aside. */
export interface QuarantineFound {
  readonly lines: number;
  readonly files: number;
  readonly bytes: number;
}

export interface NotesFound {
  readonly notes: number;
  readonly bytes: number;
  /** notes that are no file, or cannot be read */
  readonly unreadable: number;
}

/** Looks into `quarantine/`. Never throws. */
export function checkQuarantine(disk: Disk, folder: string): QuarantineFound {
  const found = filesUnder(disk, join(folder, 'quarantine'));
  const logs = found.files.filter(({ path }) => path.endsWith('.jsonl'));
  const lines = logs.map(({ path }) => (textOf(disk, path)?.split('"sha":"').length ?? 1) - 1);
  return {
    lines: lines.reduce((sum, n) => sum + n, 0),
    files: found.files.length - logs.length,
    bytes: sizeOf(found.files),
  };
}

/** Looks into `notes/` of every roadmap and reads each note. Never throws. */
export function checkNotes(disk: Disk, folder: string): NotesFound {
  const { files, unreadable } = filesUnder(disk, join(folder, 'notes'));
  const notes = files.filter(({ path }) => path.endsWith('.md'));
  const broken = notes.filter(({ path }) => textOf(disk, path) === null).length;
  return { notes: notes.length, bytes: sizeOf(notes), unreadable: unreadable + broken };
}

interface Found {
  readonly path: string;
  readonly size: number;
}

const sizeOf = (files: readonly Found[]): number => files.reduce((sum, { size }) => sum + size, 0);

/** Files in a folder and in those in it; what cannot be looked at is counted. */
function filesUnder(disk: Disk, folder: string, depth = 2): { files: readonly Found[]; unreadable: number } {
  let names: readonly string[];
  try {
    names = disk.readdir(folder).filter((name) => !name.startsWith('.'));
  } catch (error) {
    return { files: [], unreadable: errorCode(error) === 'ENOENT' ? 0 : 1 };
  }
  const parts = names.map((name) => {
    const path = join(folder, name);
    const found = whatIs(disk, path);
    if (found === 'file') return { files: [{ path, size: disk.stat(path).size }], unreadable: 0 };
    if (found === 'folder' && depth > 0) return filesUnder(disk, path, depth - 1);
    return { files: [], unreadable: 1 };
  });
  return {
    files: parts.flatMap(({ files }) => files),
    unreadable: parts.reduce((sum, part) => sum + part.unreadable, 0),
  };
}

function textOf(disk: Disk, path: string): string | null {
  try {
    return disk.readFile(path).toString('latin1');
  } catch {
    return null;
  }
}
