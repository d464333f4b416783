import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Event } from '../learning/event.ts';
import { errorCode, READ_AT_ONCE } from './disk.ts';
import { scan } from './scan.ts';

/** A log that somebody shared: a journal, or lines that were exported. */
export interface Log {
  readonly events: readonly Event[];
  /** lines that are no event, or are damaged */
  readonly bad: number;
  /** some were written by a newer release and not read */
  readonly newer: boolean;
}

const maxBytes = 256 * 1024 * 1024;

/** Reads a log as tolerantly as one's own journals, or gives the reason why it cannot be read, without its name. */
export function readLog(path: string): Log | { readonly reason: string } {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, READ_AT_ONCE);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return { reason: stats.isDirectory() ? 'it is a folder' : 'it is no regular file' };
    if (stats.size > maxBytes) return { reason: 'it is larger than 256 MB' };
    const { entries, damaged, torn, newer } = scan(readFileSync(descriptor));
    return {
      events: entries.flatMap(({ event }) => event ?? []),
      bad: damaged + (torn === null ? 0 : 1),
      newer,
    };
  } catch (error) {
    const code = errorCode(error);
    return { reason: code === 'ENOENT' ? 'it is not there' : `it cannot be read (${code})` };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
