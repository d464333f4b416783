import { follows } from '../learning/batch.ts';
import type { Event } from '../learning/event.ts';
import { emptyProgress, type Progress } from '../learning/progress.ts';
import { fold } from '../learning/replay.ts';
import type { Disk } from './disk.ts';
import { type Journals, openJournals } from './journals.ts';
import type { Entry } from './scan.ts';
import type { Snapshot } from './snapshot.ts';
import { byId } from './union.ts';

/** The journals as far as they were read, and what they add up to. */
export interface Ledger {
  /** greatest id seen in any journal, or '' */
  readonly top: string;
  readonly journals: Journals;
  /** records that were here are not here any more, neither in their journal nor in another one */
  readonly isAnyGone: boolean;
  /** takes in what was appended since, here or in another terminal */
  catchUp(): void;
  /** takes in entries, at least one, the caller just wrote to a journal, of which those are the sizes around the write */
  add(entries: readonly Entry[], journal: string, before: number, after: number): void;
  progress(): Progress;
  /** what a snapshot written now would say */
  snapshot(): Snapshot;
}

/** An entry of a kind that this release knows. */
type Told = Entry & { readonly event: Event };
const isTold = (entry: Entry): entry is Told => entry.event !== null;

/** Where lines are set aside whose id another line has. */
const CLASHES = 'same-id.jsonl';

/**
 * Opens the journals under a data folder, starting from a snapshot that fits them, or from nothing; `lost`: ids of which
 * a snapshot that does not fit says that they were here.
 */
export function openLedger(
  disk: Disk,
  folder: string,
  start: Snapshot | null,
  lost: readonly string[] = [],
): Ledger {
  let journals: Journals;
  let progress: Progress;
  let top: string;
  /** by id: taken in and not folded yet */
  let pending: Map<string, Told>;

  let isAnyGone = false;

  /** `lost`: ids that were here, and are to be looked for */
  const begin = (from: Snapshot | null, lost: readonly string[]): void => {
    journals = openJournals(disk, folder, from?.covers ?? {});
    progress = from?.progress ?? emptyProgress();
    top = from?.top ?? '';
    pending = new Map();
    const entries = journals.readOn();
    takeIn(entries);
    if (lost.length === 0) return;
    const ids = new Set(entries.map(({ id }) => id));
    isAnyGone ||= lost.some((id) => id !== '' && !ids.has(id));
  };
  const takeIn = (entries: readonly Entry[]): void => {
    for (const entry of entries) {
      if (entry.id > top) top = entry.id;
      if (!isTold(entry)) continue;
      const other = pending.get(entry.id);
      if (other !== undefined && other.line !== entry.line) {
        journals.damaged.push({ journal: CLASHES, bytes: Buffer.from(greater(entry, other).line) });
      }
      if (other === undefined || entry.line < other.line) pending.set(entry.id, entry);
    }
  };
  const settle = (): void => {
    if (pending.size === 0) return;
    const entries = inOrder(pending);
    const fresh = events(entries);
    // Something older than what is folded already came in from another machine: only a replay puts it in its place.
    if ((entries[0] as Told).id <= progress.last || !follows(progress, fresh)) {
      begin(null, []);
      progress = fold(emptyProgress(), events(inOrder(pending)));
    } else {
      progress = fold(progress, fresh);
    }
    pending = new Map();
  };

  const catchUp = (): void => {
    takeIn(journals.readOn());
    if (journals.lost.length > 0) begin(null, journals.lost);
  };

  begin(start, lost);
  return {
    get top() {
      return top;
    },
    get journals() {
      return journals;
    },
    get isAnyGone() {
      return isAnyGone;
    },
    catchUp,
    add(entries, journal, before, after) {
      if (journals.skip(journal, before, after, (entries.at(-1) as Entry).id)) takeIn(entries);
      else catchUp();
    },
    progress() {
      settle();
      return progress;
    },
    snapshot() {
      settle();
      return { top, covers: Object.fromEntries(journals.covers), progress };
    },
  };
}

/** Of two lines under one id the lesser stays, in whichever order they are met; this is the other one. */
const greater = (one: Entry, other: Entry): Entry => (one.line < other.line ? other : one);

const inOrder = (entries: ReadonlyMap<string, Told>): readonly Told[] => [...entries.values()].sort(byId);

const events = (entries: readonly Told[]): readonly Event[] => entries.map(({ event }) => event);
