import { join } from 'node:path';
import type { Disk } from '../disk.ts';
import { withFile } from '../files.ts';
import { KEPT } from '../line-stream.ts';
import { whyShut } from '../not-saved.ts';
import { piecesOf } from '../pieces.ts';
import type { Damaged } from '../quarantine.ts';
import { readLine } from '../read-line.ts';
import { type Entry, isBlank } from '../scan.ts';
import { union } from '../union.ts';
import { lacks, reasonOf } from './reason.ts';

/** A line that is no event. */
export interface DamagedLine {
  /** which journal, and which line of it, both counted from 1; journals in the order of their names */
  readonly journal: number;
  readonly line: number;
  readonly reason: string;
  /**
   * `unfinished`: writing it was cut off, so that nobody was told it was saved. `found`: its event stands elsewhere.
   * `lost`: neither.
   */
  readonly fate: 'unfinished' | 'found' | 'lost';
}

/** What the journals of a folder hold, line by line. */
export interface JournalsFound {
  readonly journals: number;
  readonly lines: number;
  readonly damaged: readonly DamagedLine[];
  /** how many more there are, each in a journal that has so many that only the first are looked into */
  readonly beyond: number;
  /** the damaged lines themselves, to be set aside */
  readonly bytes: readonly Damaged[];
  /** lines of a newer release */
  readonly newer: number;
  /** events of a kind that only a later release knows */
  readonly unknown: number;
  /** events that stand in several places */
  readonly repeated: number;
  /** ids that two different events claim */
  readonly clashes: number;
  /** which journal (0 for their folder), and why it cannot be read */
  readonly unreadable: readonly { readonly journal: number; readonly why: string }[];
  /** files in the folder that are no journal and are not read */
  readonly others: number;
  /** every good line */
  readonly all: readonly Entry[];
  /** each id once, in order */
  readonly entries: readonly Entry[];
}

interface Spoilt {
  readonly journal: number;
  readonly line: number;
  readonly reason: string;
  readonly bytes: Buffer;
}

/** Reads every line of every journal under a data folder and changes nothing. Never throws for what it finds. */
export function checkJournals(disk: Disk, folder: string): JournalsFound {
  const at = join(folder, 'journal');
  const unreadable: { journal: number; why: string }[] = [];
  let names: readonly string[] = [];
  try {
    names = disk.readdir(at).filter((name) => !name.startsWith('.'));
  } catch (error) {
    if (!lacks(disk, at, error)) unreadable.push({ journal: 0, why: whyShut(disk, at, error, reasonOf) });
  }
  const logs = names.filter((name) => name.endsWith('.jsonl')).sort();
  const all: Entry[] = [];
  const spoilt: Spoilt[] = [];
  let lines = 0;
  let beyond = 0;
  let newer = 0;
  for (const [i, name] of logs.entries()) {
    const journal = i + 1;
    let number = 0;
    let kept = 0;
    const why = readLog(disk, join(at, name), (bytes) => {
      const read = readLines(bytes, journal, number, KEPT - kept);
      for (const entry of read.entries) all.push(entry);
      for (const one of read.spoilt) spoilt.push(one);
      kept += read.spoilt.length;
      lines += read.lines;
      beyond += read.beyond;
      newer += read.newer;
      number = read.number;
    });
    if (why !== null) unreadable.push({ journal, why });
  }
  const entries = union(all);
  const ids = new Set(entries.map(({ id }) => id));
  const different = new Set(all.map(({ line }) => line)).size;
  return {
    journals: logs.length,
    lines,
    damaged: spoilt.map(({ journal, line, reason, bytes }) => ({
      journal,
      line,
      reason,
      fate: fateOf(bytes, ids),
    })),
    beyond,
    bytes: spoilt.map(({ journal, bytes }) => ({ journal: logs[journal - 1] as string, bytes })),
    newer,
    unknown: entries.filter(({ event }) => event === null).length,
    repeated: all.length - different,
    clashes: different - entries.length,
    unreadable,
    others: names.length - logs.length,
    all,
    entries,
  };
}

/** Gives the lines of a journal, many at once. @returns why it cannot be read to its end, or null */
function readLog(disk: Disk, path: string, take: (bytes: Buffer) => void): string | null {
  try {
    // opening a pipe would wait for ever
    if (!disk.stat(path).isFile()) return 'it is no file';
    withFile(disk, path, 'r', (fd) => {
      for (const { bytes } of piecesOf(disk, fd, 0, disk.fstat(fd).size)) take(bytes);
    });
    return null;
  } catch (error) {
    return whyShut(disk, path, error, reasonOf);
  }
}

/** `before`: so many lines of the journal came before these; `room`: so many damaged ones are kept. */
function readLines(bytes: Buffer, journal: number, before: number, room: number) {
  const entries: Entry[] = [];
  const spoilt: Spoilt[] = [];
  let lines = 0;
  let beyond = 0;
  let newer = 0;
  let number = before;
  for (let start = 0; start < bytes.length; ) {
    number += 1;
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline;
    const line = bytes.subarray(start, end);
    start = end + 1;
    if (isBlank(line)) continue;
    lines += 1;
    const read = readLine(line);
    for (const entry of read.entries) entries.push(entry);
    if (read.isNewer) newer += 1;
    if (read.wrong === null) continue;
    for (const bad of read.bad) {
      if (spoilt.length < room) spoilt.push({ journal, line: number, reason: read.wrong, bytes: bad });
      else beyond += 1;
    }
  }
  return { entries, spoilt, lines, beyond, newer, number };
}

const idIn = /"id":"([0-7][0-9A-HJKMNP-TV-Z]{25})"/;

const BEGIN = '{"v":1,"id":"';

function fateOf(bytes: Buffer, ids: ReadonlySet<string>): DamagedLine['fate'] {
  const text = bytes.toString('latin1').trim();
  const id = text.match(idIn)?.[1];
  if (id !== undefined && ids.has(id)) return 'found';
  // what was cut off while it was written begins as an event does, and never came to its checksum
  const isBegun = BEGIN.startsWith(text.slice(0, BEGIN.length)) && !/"c":"[0-9a-f]*"?\}?$/.test(text);
  return isBegun && !text.endsWith('}') ? 'unfinished' : 'lost';
}
