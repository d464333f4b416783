import type { Event } from '../learning/event.ts';
import { emptyProgress, type Progress } from '../learning/progress.ts';
import { fold } from '../learning/replay.ts';
import type { Disk } from './disk.ts';
import { openJournals } from './journals.ts';
import type { Entry } from './scan.ts';
import { union } from './union.ts';

/** All journals of a data folder read as one. */
export interface Records {
  /** every good line of every journal, also those that stand in several */
  readonly all: readonly Entry[];
  /** each id once, in order */
  readonly entries: readonly Entry[];
  /** how many lines are no event */
  readonly damaged: number;
  /** some lines are of a newer release, and not among the entries */
  readonly isNewer: boolean;
  /** path → why: journals, or the folder of them, that cannot be read */
  readonly unreadable: ReadonlyMap<string, string>;
}

/** Reads all journals from their beginning and changes nothing. Never throws for what it finds. */
export function readRecords(disk: Disk, folder: string): Records {
  const journals = openJournals(disk, folder, {});
  const all = journals.readOn();
  return {
    all,
    entries: union(all),
    damaged: journals.damaged.length + journals.passedOver,
    isNewer: journals.isNewer,
    unreadable: journals.unreadable,
  };
}

/** What entries in order of id add up to, worked out from nothing. */
export const replay = (entries: readonly Pick<Entry, 'event'>[]): Progress =>
  fold(
    emptyProgress(),
    entries.map(({ event }) => event).filter((event): event is Event => event !== null),
  );
