import { join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Event, NewEvent } from '../learning/event.ts';
import type { Progress } from '../learning/progress.ts';
import { type Adopted, adopt, type Taken, takeIn } from './adopt.ts';
import { type Made, makeBackup } from './backup.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { whatIs } from './files.ts';
import { appendLines } from './journal.ts';
import { openLedger } from './ledger.ts';
import { localTime } from './local-time.ts';
import { explain, NotSaved, notSaved } from './not-saved.ts';
import { moveAside, setAside } from './quarantine.ts';
import { readRecords } from './records.ts';
import type { Line } from './scan.ts';
import { sentences } from './sentences.ts';
import { loadSnapshot, saveSnapshot, shouldSnapshot } from './snapshot.ts';
import { entryOf, pieces } from './stamp.ts';
import { nextUlid, type Random, randomBytes, tag } from './ulid.ts';

export interface StoreOptions {
  /** absolute data folder; it need not exist */
  readonly folder: string;
  /** name of this machine's journal; read only when something is to be written, so it may be worked out then */
  readonly device: string;
  /** id of the roadmap events are recorded for; null for none: then lines can be taken in, and nothing recorded */
  readonly roadmap: string | null;
  /** UTC ms */
  readonly now: () => number;
  /** local time minus UTC at that moment, in minutes */
  readonly timezone: (at: number) => number;
  /** makes ids unique, so it must not be seeded where a learner's progress is concerned */
  readonly random?: Random;
  readonly disk?: Disk;
}

/** The learner's record on disk. */
export interface Store {
  readonly folder: string;
  /** sentences to print once on stderr; the list grows while the store is used */
  readonly notices: readonly string[];
  /** nothing can be recorded: a newer release wrote here, or the journals cannot be trusted */
  readonly readOnly: boolean;
  /** what the learner knows, in every roadmap, as far as was read */
  progress(): Progress;
  /** the same after taking in what other terminals recorded meanwhile */
  refresh(): Progress;
  /**
   * Records an event; when this returns it is on disk.
   * @throws NotSaved
   */
  append(event: NewEvent): Event;
  /**
   * Records several, in order, synced once.
   * @throws NotSaved when one of them may be missing; earlier ones may be there
   */
  appendAll(events: readonly NewEvent[]): readonly Event[];
  /** every event of this roadmap in order of id, read anew from disk */
  history(): readonly Event[];
  /** every good line of every roadmap, as stored, in order of id: what an export holds */
  lines(): readonly string[];
  /**
   * Takes in lines of an export, a backup or another machine's journal: a union, nothing is lost or doubled.
   * @throws UserError when they are of a newer release; NotSaved
   */
  adopt(text: string): Adopted;
  /**
   * Takes in lines that were read already: the same union.
   * @throws NotSaved
   */
  takeIn(lines: readonly Line[]): Taken;
  /**
   * Copies the journals before something big, such as a reset; one that cannot be read is left out, which is told.
   * `isStrict`: then there is no backup. @returns the backup's name, null when there is nothing to copy
   * @throws UserError when it cannot be made
   */
  backup(reason: string, isStrict?: boolean): string | null;
  /** writes the snapshot when one is due; never fails */
  close(): Promise<void>;
}

/** Opens the store of a folder. Creates nothing, and never throws for what it finds there. */
export function openStore(options: StoreOptions): Store {
  const { folder, roadmap, now, timezone, random = randomBytes, disk = nodeDisk } = options;
  const journal = (): string => `${options.device}.jsonl`;
  const file = (): string => join(folder, 'journal', journal());
  const notices: string[] = [];
  const notice = (sentence: string): void => {
    if (!notices.includes(sentence)) notices.push(sentence);
  };

  const loaded = loadSnapshot(disk, folder);
  const ledger = openLedger(
    disk,
    folder,
    loaded.type === 'fits' ? loaded.snapshot : null,
    loaded.type === 'none' ? loaded.lost : [],
  );
  const isNewer = (): boolean => loaded.type === 'newer' || ledger.journals.isNewer;
  /** why nothing can be recorded, or null */
  const obstacle = (): string | null => {
    if (isNewer()) return `${folder} was written by a newer roadmap`;
    for (const path of [join(folder, 'journal'), file()]) {
      const why = ledger.journals.unreadable.get(path);
      if (why !== undefined) return `${path} cannot be read (${why})`;
    }
    return null;
  };

  /** Tells what reading brought up, and copies what is damaged; in a newer release's folder nothing is touched. */
  const tell = (): void => {
    const { journals } = ledger;
    if (isNewer()) notice(sentences.newer(folder));
    for (const [path, why] of journals.unreadable) notice(sentences.unreadable(path, why));
    if (ledger.isAnyGone && !notices.includes(sentences.gone)) {
      notice(sentences.gone);
      // what knows of them is put aside: they are told of once
      const hasSummary = whatIs(disk, join(folder, 'progress.json')) === 'file';
      if (hasSummary && !isNewer()) moveAsideQuietly(disk, folder);
    }
    const damaged = journals.damaged.splice(0);
    const { fresh, isKept } = isNewer()
      ? { fresh: damaged.length, isKept: false }
      : setAside(disk, folder, damaged);
    if (fresh > 0)
      notice(sentences.damaged(fresh, isKept ? join(folder, 'quarantine') : null, journals.passedOver));
  };

  if (loaded.type === 'damaged') {
    notice(sentences.summary);
    if (!isNewer()) moveAsideQuietly(disk, folder);
  }
  tell();

  const tellLacking = (made: Made | null): void => {
    if (made === null || made.lacks.length === 0) return;
    const paths = made.lacks.map(({ path }) => path);
    notice(sentences.lackingBackup(made.name, paths));
  };

  let backedUp = '';
  const backUpDaily = (at: number): void => {
    const day = localTime(at, timezone(at)).slice(0, 10);
    if (day === backedUp) return;
    backedUp = day;
    try {
      tellLacking(makeBackup(disk, folder, { name: day, tag: tag(random) }));
    } catch (error) {
      notice(sentences.noBackup(explain(error).why));
    }
  };

  const refuseWhenReadOnly = (): void => {
    const why = obstacle();
    if (why === null) return;
    throw new NotSaved(`${why}.`, {
      hint: isNewer()
        ? 'Update roadmap, or set ROADMAP_HOME to another folder.'
        : 'Make it readable again, or set ROADMAP_HOME to another folder.',
    });
  };

  /** Does what must reach the disk. */
  const attempt = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw error instanceof UserError ? error : notSaved(error, folder);
    }
  };

  /** What comes before anything is written. @returns the time it is written at */
  const prepare = (): number => {
    // Ids must be greater than those another terminal wrote meanwhile.
    ledger.catchUp();
    tell();
    refuseWhenReadOnly();
    const at = now();
    backUpDaily(at);
    return at;
  };

  const write = (events: readonly NewEvent[]): readonly Event[] => {
    if (roadmap === null) throw new NotSaved(sentences.noRoadmap.why, { hint: sentences.noRoadmap.hint });
    const at = prepare();
    let last = ledger.top;
    const entries = events.map((event) => {
      last = nextUlid(at, last, random);
      return entryOf(event, { id: last, at, tz: timezone(at), roadmap });
    });
    const lines = entries.map((entry) => entry.line);
    const { before, wrote, after } = attempt(() => appendLines(disk, file(), lines));
    if (after === before + wrote) ledger.add(entries, journal(), before, after);
    else ledger.catchUp();
    return entries.map((entry) => entry.event);
  };

  const records = () => readRecords(disk, folder);

  return {
    folder,
    notices,
    get readOnly() {
      return obstacle() !== null;
    },
    progress: () => ledger.progress(),
    refresh() {
      ledger.catchUp();
      tell();
      return ledger.progress();
    },
    append(event) {
      // an event has at least one piece
      return write(pieces(event)).at(-1) as Event;
    },
    appendAll: (events) => (events.length === 0 ? [] : write(events.flatMap(pieces))),
    history: () => records().entries.flatMap(({ event }) => (event?.roadmap === roadmap ? event : [])),
    lines: () => records().entries.map((entry) => entry.line),
    adopt(text) {
      prepare();
      const adopted = attempt(() => adopt(disk, folder, text, records().all));
      ledger.catchUp();
      return adopted;
    },
    takeIn(lines) {
      prepare();
      const taken = attempt(() => takeIn(disk, folder, lines, records().all));
      ledger.catchUp();
      return taken;
    },
    backup(reason, isStrict = false) {
      const at = now();
      const name = `${localTime(at, timezone(at)).replace(/[T:]/g, '-')}-${reason.replace(/[^a-z0-9]+/gi, '-')}`;
      try {
        const made = makeBackup(disk, folder, { name, tag: tag(random), isStrict });
        tellLacking(made);
        return made?.name ?? null;
      } catch (error) {
        if (error instanceof UserError) throw error;
        const { why, hint } = explain(error);
        throw new UserError(`No backup could be made: ${why}.`, { hint, cause: error });
      }
    },
    async close() {
      if (obstacle() !== null || !shouldSnapshot(ledger.journals.decoded)) return;
      await saveSnapshot(disk, folder, ledger.snapshot());
    },
  };
}

function moveAsideQuietly(disk: Disk, folder: string): void {
  try {
    moveAside(disk, folder, 'progress.json');
  } catch {
    // It is disposable, and is told of again next time.
  }
}
