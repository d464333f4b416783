import type { CacheFound } from '../content/disk/cache-check.ts';
import type { BackupsFound } from '../store/doctor/backup-check.ts';
import type { FolderKind } from '../store/doctor/folder-check.ts';
import type { JournalsFound } from '../store/doctor/journal-check.ts';
import type { NotesFound, QuarantineFound } from '../store/doctor/shelf-check.ts';
import type { SummaryState } from '../store/doctor/summary-check.ts';
import type { Screen } from '../terminal/screen.ts';

/** Where the program runs. */
export interface Surroundings {
  readonly version: string;
  readonly node: string;
  readonly platform: string;
  readonly arch: string;
  /** names of variables that are set and change what the program does */
  readonly variables: readonly string[];
  /** whether `--roadmap` named the roadmap in use */
  readonly isRoadmapNamed: boolean;
  readonly screen: Screen;
  /** value of TERM, or null */
  readonly term: string | null;
  /** the locale that decides, or null when none is set */
  readonly locale: string | null;
  /** UTC ms */
  readonly now: number;
  /** local time minus UTC, minutes */
  readonly tz: number;
}

/** What was found, before anything is said of it. */
export interface Examination {
  readonly around: Surroundings;
  /** the data folder as it may be shown */
  readonly folder: string;
  readonly kind: FolderKind;
  /** why nothing can be written there, or null */
  readonly unwritable: string | null;
  /** why nothing can be added to this machine's own journal, or null */
  readonly unwritableJournal: string | null;
  readonly freeBytes: number | null;
  /** a newer release wrote here: nothing is touched */
  readonly isNewer: boolean;
  /** how many files and folders others may look into */
  readonly open: number;
  readonly journals: JournalsFound;
  /** how many events lie ahead of the clock */
  readonly ahead: number;
  readonly summary: SummaryState;
  readonly settings: {
    readonly isDamaged: boolean;
    readonly isAside: boolean;
    /** keys, and what is allowed */
    readonly invalid: readonly (readonly [key: string, allowed: string])[];
    readonly unknown: number;
    readonly chosen: number;
  };
  readonly backups: BackupsFound;
  readonly quarantine: QuarantineFound;
  readonly notes: NotesFound;
  readonly cache: CacheFound;
  /** the roadmap in use; null when it cannot be opened */
  readonly roadmap: RoadmapFound | null;
}

export interface RoadmapFound {
  readonly isShipped: boolean;
  readonly topics: number;
  readonly questions: number;
  readonly errors: number;
  /** questions that were answered and are not there any more */
  readonly orphans: number;
  /** other roadmaps there is progress in */
  readonly others: number;
}

/** What was done about what was found. */
export interface Repairs {
  /** how many could be closed to others */
  readonly closed: number;
  /** whether the summary was worked out anew */
  readonly isSummaryAnew: boolean;
  readonly cacheRemoved: number;
  /** events brought back from backups, and the name of the backup made before */
  readonly restored: number;
  readonly backup: string | null;
  /** backups that were moved aside, and whether a fresh one was made before */
  readonly movedAside: readonly string[];
  /** what of it went wrong, in sentences */
  readonly failures: readonly string[];
}
