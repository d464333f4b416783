import { join } from 'node:path';
import { PROGRESS_VERSION, type Progress } from '../learning/progress.ts';
import { sha256 } from './checksum.ts';
import { replaceThroughConf } from './conf-file.ts';
import { type Disk, errorCode } from './disk.ts';
import { readFrom, whatIs, withFile } from './files.ts';
import { moveAside } from './quarantine.ts';
import { scan } from './scan.ts';
import { isSealed, type Seal, seal } from './seal.ts';

/** A damaged stretch of a journal, `to` exclusive, and the sum of what stands there. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly sum: string;
}

/** How much of a journal a snapshot stands for: so many bytes, whose last good line is that of that id ('': none is). */
export interface Cover {
  readonly bytes: number;
  readonly lastId: string;
  /** where that line ends, if what is damaged follows it */
  readonly sound?: number;
  /** what of it was damaged: once that is made whole in its place, the snapshot says too little */
  readonly spoilt?: readonly Stretch[];
}

export const sumOf = (bytes: Buffer): string => sha256(bytes).slice(0, 16);

/** The sum of a stretch of an open journal, however long it is. */
export function sumAt(disk: Disk, fd: number, from: number, to: number): string {
  if (to - from <= AT_ONCE) return sumOf(readFrom(disk, fd, from, to));
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256');
  for (let at = from; at < to; at += AT_ONCE) hash.update(readFrom(disk, fd, at, Math.min(to, at + AT_ONCE)));
  return hash.digest('hex').slice(0, 16);
}

/** The derived state, and what it was derived from. */
export interface Snapshot {
  /** greatest id seen in any journal: the next one must be greater */
  readonly top: string;
  readonly covers: Readonly<Record<string, Cover>>;
  readonly progress: Progress;
}

/**
 * What `progress.json` says. `none` covers a snapshot that is merely out of date; `lost` are the last ids it knows of
 * journals that are gone or not as they were.
 */
export type Loaded =
  | { readonly type: 'none'; readonly lost: readonly string[] }
  | { readonly type: 'damaged' | 'newer' }
  | { readonly type: 'fits'; readonly snapshot: Snapshot };

const SNAPSHOT_VERSION = 1;
const NAME = 'progress';
/** So many bytes of a stretch are held at once. */
const AT_ONCE = 1024 * 1024;
/** Below this many bytes replaying is quicker than loading what writes a snapshot. */
const WORTH_IT = 64 * 1024;

/** Over all the rest: a number changed in the middle would otherwise pass. */
const SEAL: Seal = { field: 'sum', digits: 16 };

interface Stored extends Snapshot {
  readonly version: number;
}

/** Whether a snapshot should be written after so many bytes of journal had to be decoded. */
export const shouldSnapshot = (decoded: number): boolean => decoded > WORTH_IT;

/** Reads the snapshot and believes it only when everything about it fits the journals as they are. */
export function loadSnapshot(disk: Disk, folder: string): Loaded {
  const stored = read(disk, folder);
  if (stored === 'unreadable' || stored === 'none') return { type: 'none', lost: [] };
  if (typeof stored === 'string') return { type: stored };
  const covers = Object.entries(stored.covers);
  const at = (file: string): string => join(folder, 'journal', file);
  const changed = covers.filter(([file, cover]) => !isCovered(disk, at(file), cover));
  if (stored.progress.version === PROGRESS_VERSION && changed.length === 0)
    return { type: 'fits', snapshot: stored };
  // a link to a folder that is not there just now says nothing of what stands in it
  const isKnown = ['folder', 'nothing'].includes(String(whatIs(disk, join(folder, 'journal'))));
  const lost = changed.filter(([file]) => isKnown && isToldOf(disk, at(file)));
  return { type: 'none', lost: lost.map(([, { lastId }]) => lastId) };
}

/** Whether it can be told that a journal has not what it had: it is gone, or can be read. */
function isToldOf(disk: Disk, path: string): boolean {
  const found = whatIs(disk, path);
  if (found !== 'file') return found === 'nothing';
  try {
    withFile(disk, path, 'r', (fd) => readFrom(disk, fd, 0, 1));
    return true;
  } catch {
    return false;
  }
}

function read(disk: Disk, folder: string): Stored | 'none' | 'damaged' | 'newer' | 'unreadable' {
  const path = join(folder, `${NAME}.json`);
  let text: string;
  let value: unknown;
  const stands = whatIs(disk, path);
  if (stands === 'nothing') return 'none';
  if (stands instanceof Error) return 'unreadable';
  // a folder, a link to nowhere, a pipe: reading that would wait for ever
  if (stands !== 'file') return 'damaged';
  try {
    // trim() takes the byte-order mark with it, which an editor may have left as it leaves line ends
    text = disk.readFile(path).toString('utf8').trim();
  } catch {
    return 'unreadable';
  }
  try {
    value = JSON.parse(text);
  } catch {
    return 'damaged';
  }
  if (typeof value !== 'object' || value === null) return 'damaged';
  const { version } = value as Record<string, unknown>;
  if (typeof version !== 'number') return 'damaged';
  if (version > SNAPSHOT_VERSION) return aboveOurs(text, /^(\{"version":)\d+/, SNAPSHOT_VERSION);
  if (!isShaped(value)) return 'damaged';
  if (value.progress.version > PROGRESS_VERSION)
    return aboveOurs(text, /("progress":\{"version":)\d+/, PROGRESS_VERSION);
  return isSealed(text, SEAL) ? value : 'damaged';
}

/** What a text of a version above ours is: where its seal fits with our number in that place, the number is damaged. */
const aboveOurs = (text: string, place: RegExp, own: number): 'damaged' | 'newer' =>
  isSealed(
    text.replace(place, (_, before) => `${before}${own}`),
    SEAL,
  )
    ? 'damaged'
    : 'newer';

/** Enough to look at it safely; the checksum vouches for the rest. */
function isShaped(value: object): value is Stored {
  const { top, covers, progress } = value as Record<string, unknown>;
  if (typeof top !== 'string') return false;
  if (typeof covers !== 'object' || covers === null || typeof progress !== 'object' || progress === null)
    return false;
  return 'version' in progress && typeof progress.version === 'number';
}

/** Whether a journal still has, up to that byte, a last line of that id, and what was damaged as it was. */
function isCovered(disk: Disk, path: string, cover: Cover): boolean {
  try {
    if (!disk.stat(path).isFile()) return false;
    return withFile(disk, path, 'r', (fd) => {
      if (!reaches(disk, fd, cover)) return false;
      const { spoilt = [] } = cover;
      return spoilt.every(({ from, to, sum }) => sumAt(disk, fd, from, to) === sum);
    });
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return false;
  }
}

/** Whether an open journal still has so many bytes, and the last good line of them where it was. */
export function reaches(disk: Disk, fd: number, { bytes, lastId, sound = bytes }: Cover): boolean {
  // Lines are at most 4 KiB; one that was let through longer is looked for a little further back.
  const reach = 16 * 1024;
  if (disk.fstat(fd).size < bytes) return false;
  if (lastId === '') return sound === 0;
  const end = readFrom(disk, fd, Math.max(0, sound - reach), sound).toString('utf8');
  if (!end.endsWith('\n')) return false;
  const line = end.slice(end.lastIndexOf('\n', end.length - 2) + 1);
  return scan(Buffer.from(line)).entries.at(-1)?.id === lastId;
}

/**
 * Writes the snapshot; true when it is there. Never throws: it is disposable, one that did not arrive whole is
 * removed, one of a newer release or that cannot be read is left alone, a damaged one kept aside.
 */
export async function saveSnapshot(disk: Disk, folder: string, snapshot: Snapshot): Promise<boolean> {
  const { top, covers, progress } = snapshot;
  const value: Stored = { version: SNAPSHOT_VERSION, top, covers, progress };
  try {
    const old = read(disk, folder);
    if (old === 'newer' || old === 'unreadable') return false;
    if (old === 'damaged') moveAside(disk, folder, `${NAME}.json`);
    await replaceThroughConf(disk, {
      path: join(folder, `${NAME}.json`),
      waiting: `${NAME}.next`,
      value: { ...value },
      serialize: (whole) => seal(JSON.stringify(whole), SEAL),
    });
    return true;
  } catch {
    return false;
  }
}
