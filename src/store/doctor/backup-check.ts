import { join } from 'node:path';
import { listBackups, readBackup } from '../backup.ts';
import { decode } from '../codec.ts';
import { type Disk, errorCode } from '../disk.ts';
import { whatIs } from '../files.ts';
import type { Entry, Line } from '../scan.ts';
import { reasonOf } from './reason.ts';

/** A backup that was read back. */
export interface Backup {
  /** its folder under `backups/` */
  readonly name: string;
  /** events in it, of which the journals lack so many */
  readonly events: number;
  readonly missing: number;
  /** why it cannot be read, or null */
  readonly fault: string | null;
}

export interface BackupsFound {
  /** oldest first */
  readonly backups: readonly Backup[];
  /** events that a backup holds and the journals lack, each once */
  readonly missing: readonly Line[];
  /** things in the folder that are no backup */
  readonly others: number;
  /** why their folder cannot be read, or null */
  readonly fault: string | null;
}

/** Reads every backup back, line by line, against what the journals hold. Never throws for what it finds. */
export function checkBackups(disk: Disk, folder: string, here: readonly Entry[]): BackupsFound {
  const lines = new Set(here.map(({ line }) => line));
  const ids = new Set(here.map(({ id }) => id));
  const missing = new Map<string, Line>();
  let names: readonly string[];
  try {
    names = listBackups(disk, folder);
    // what cannot be listed counts as nothing for whoever makes backups
    if (whatIs(disk, join(folder, 'backups')) !== 'nothing') disk.readdir(join(folder, 'backups'));
  } catch (error) {
    return { backups: [], missing: [], others: 0, fault: reasonOf(error) };
  }
  const folders = names.filter((name) => whatIs(disk, join(folder, 'backups', name)) === 'folder');
  const backups = folders.map((name): Backup => {
    try {
      const lacking = new Set<string>();
      let events = 0;
      for (const bytes of readBackup(disk, folder, name).values())
        for (const line of goodLines(bytes, lines)) {
          events += 1;
          if (line.id === null || ids.has(line.id)) continue;
          lacking.add(line.id);
          const other = missing.get(line.id);
          if (other === undefined || line.line < other.line)
            missing.set(line.id, { id: line.id, line: line.line });
        }
      return { name, events, missing: lacking.size, fault: null };
    } catch (error) {
      return { name, events: 0, missing: 0, fault: faultOf(error) };
    }
  });
  return { backups, missing: [...missing.values()], others: names.length - folders.length, fault: null };
}

/** Good lines; without an id those that are known to be here, which need not be looked at. */
function* goodLines(
  bytes: Buffer,
  known: ReadonlySet<string>,
): Generator<{ id: string | null; line: string }> {
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline;
    const line = bytes.toString('utf8', start, end).trim();
    start = end + 1;
    if (known.has(line)) yield { id: null, line };
    else {
      const decoded = decode(line);
      if (decoded.type === 'event') yield { id: decoded.event.id, line };
      else if (decoded.type === 'unknown') yield { id: decoded.id, line };
    }
  }
}

function faultOf(error: unknown): string {
  const code = errorCode(error);
  if (code === 'Z_BUF_ERROR') return 'a copy is cut short';
  if (code.startsWith('Z_')) return 'a copy is damaged';
  return reasonOf(error);
}
