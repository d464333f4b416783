import { UserError } from '../errors.ts';
import { KEPT, linesOf, type NumberedLine } from './line-stream.ts';
import { readLine } from './read-line.ts';
import { isBlank, type Line } from './scan.ts';
import { MOST, type Source } from './source.ts';

/** A line that cannot be read, or a whole source (`line` null). */
export interface Unread {
  readonly source: string;
  readonly line: number | null;
  readonly reason: string;
}

/** What sources hold that is not here yet. */
export interface Intake {
  /** new lines, each once, in no particular order */
  readonly fresh: readonly Line[];
  /** how many of the lines offered were here already */
  readonly known: number;
  /** lines that cannot be read: the first of them, and how many there are */
  readonly unread: readonly Unread[];
  readonly damaged: number;
  /** those lines themselves, to be set aside; the first of them */
  readonly bytes: readonly Buffer[];
  /** sources of which not everything could be read, or that held nothing */
  readonly failed: readonly Unread[];
  /** the first source with lines of a newer release, or null */
  readonly newer: string | null;
}

/**
 * Reads sources one after the other against the lines that are here. Of what is here already nothing is held in
 * memory twice. `most`: characters of new lines that are taken in at once. @throws UserError when there is more than can be taken in at once; an AbortError
 */
export async function readSources(
  sources: readonly Source[],
  here: readonly Line[],
  most = MOST,
): Promise<Intake> {
  const offers = openOffers(here, most);
  const reads: SourceRead[] = [];
  for (const source of sources) reads.push(await readSource(source, offers.add));
  // what is no record at all is not worth naming line by line
  const records = reads.filter((read) => read.offered > 0);
  const bad = records.flatMap((read) => read.bad).slice(0, KEPT);
  return {
    fresh: offers.fresh(),
    known: offers.known(),
    unread: bad.map(({ unread }) => unread),
    damaged: records.reduce((sum, read) => sum + read.damaged, 0),
    bytes: bad.map(({ bytes }) => bytes),
    failed: reads.flatMap(({ source, fault }) =>
      fault === null ? [] : [{ source, line: null, reason: fault }],
    ),
    newer: reads.find((read) => read.isNewer)?.source ?? null,
  };
}

/** What was offered so far: new lines, each once, and how many are here. Where two have one id, both count. */
function openOffers(here: readonly Line[], most: number) {
  const lines = new Set(here.map(({ line }) => line));
  const fresh = new Map<string, Line>();
  const known = new Set<string>();
  let size = 0;
  return {
    fresh: () => [...fresh.values()],
    known: () => known.size,
    add(offered: Line): void {
      const { line } = offered;
      if (lines.has(line)) known.add(line);
      if (lines.has(line) || fresh.has(line)) return;
      fresh.set(line, offered);
      size += line.length;
      if (size > most)
        throw new UserError(`There are more than ${most / 1024 / 1024} MB of new records.`, {
          hint: 'Import fewer files at a time.',
        });
    },
  };
}

interface SourceRead {
  readonly source: string;
  /** how many good lines there were */
  offered: number;
  damaged: number;
  readonly bad: { readonly unread: Unread; readonly bytes: Buffer }[];
  isNewer: boolean;
  /** why not everything could be read, or null */
  fault: string | null;
}

async function readSource(source: Source, add: (line: Line) => void): Promise<SourceRead> {
  const name = source.name;
  const read: SourceRead = { source: name, offered: 0, damaged: 0, bad: [], isNewer: false, fault: null };
  try {
    for await (const line of linesOf(source.pieces())) takeLine(line, read, add);
    if (read.offered === 0 && !read.isNewer)
      read.fault = read.damaged > 0 ? 'it holds no records' : 'it is empty';
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error) || error.name === 'AbortError') throw error;
    read.fault = read.offered > 0 ? `${error.message}; what came before counts` : error.message;
  }
  return read;
}

function takeLine(
  { number, bytes, isTooLong }: NumberedLine,
  read: SourceRead,
  add: (line: Line) => void,
): void {
  if (isBlank(bytes)) return;
  const { entries, isNewer, wrong } = readLine(bytes, isTooLong);
  for (const { id, line } of entries) add({ id, line });
  read.offered += entries.length;
  read.isNewer ||= isNewer;
  if (wrong === null) return;
  read.damaged += 1;
  if (read.bad.length >= KEPT) return;
  read.bad.push({ unread: { source: read.source, line: number, reason: wrong }, bytes });
}
