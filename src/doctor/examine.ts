import { join } from 'node:path';
import type { App } from '../app.ts';
import { checkCache } from '../content/disk/cache-check.ts';
import { UserError } from '../errors.ts';
import { makeLearner } from '../learning/learner.ts';
import { type Progress, progressIn } from '../learning/progress.ts';
import { deviceName } from '../store/device.ts';
import { nodeDisk } from '../store/disk.ts';
import { checkBackups } from '../store/doctor/backup-check.ts';
import {
  folderKind,
  openToOthers,
  tryAppending,
  tryMaking,
  tryWriting,
} from '../store/doctor/folder-check.ts';
import { checkJournals } from '../store/doctor/journal-check.ts';
import { checkNotes, checkQuarantine } from '../store/doctor/shelf-check.ts';
import { checkSummary } from '../store/doctor/summary-check.ts';
import { SETTINGS } from '../store/setting-table.ts';
import { randomBytes, tag } from '../store/ulid.ts';
import type { World } from '../world.ts';
import type { Examination, RoadmapFound, Surroundings } from './examination.ts';

/** Variables that change what the program does, and whose values nobody needs to see. */
const variables = [
  'ROADMAP_HOME',
  'ROADMAP_DIR',
  'ROADMAP_DEBUG',
  'XDG_DATA_HOME',
  'NO_COLOR',
  'FORCE_COLOR',
  'COLUMNS',
  'LINES',
];
/** Two clocks may differ by so many ms. */
const LENIENCE = 3_600_000;

/** Looks at everything and changes nothing that lasts. */
export function examine(app: App, version: string): Examination {
  const { folder } = app;
  const kind = folderKind(nodeDisk, folder);
  const isThere = kind === 'folder' || kind === 'link';
  const journals = checkJournals(nodeDisk, folder);
  const summary = checkSummary(nodeDisk, folder);
  const tryOut = isThere ? tryWriting : tryMaking;
  const isNewer = journals.newer > 0 || summary === 'newer';
  const { settings } = app;
  const { now } = app.world;
  return {
    around: surroundings(app, version),
    folder: shownFolder(folder, app.world),
    kind,
    unwritable: isNewer || kind === 'wrong' ? null : tryOut(nodeDisk, folder, tag(randomBytes)),
    unwritableJournal: isNewer ? null : tryAppending(nodeDisk, ownJournal(folder)),
    freeBytes: isThere ? app.world.machine.freeBytes(folder) : null,
    isNewer,
    open: isThere && app.world.platform !== 'win32' ? openToOthers(folder).length : 0,
    journals,
    ahead: journals.entries.filter(({ event }) => event !== null && event.at > now() + LENIENCE).length,
    summary,
    settings: {
      ...settings.faults,
      invalid: settings.faults.invalid.map((key) => [key, SETTINGS[key].allowed] as const),
      chosen: settings.list().filter(({ isDefault }) => !isDefault).length,
    },
    backups: checkBackups(nodeDisk, folder, journals.all),
    quarantine: checkQuarantine(nodeDisk, folder),
    notes: checkNotes(nodeDisk, folder),
    cache: checkCache(join(folder, 'cache')),
    roadmap: null,
  };
}

const ownJournal = (folder: string): string => join(folder, 'journal', `${deviceName(nodeDisk)}.jsonl`);

/** The roadmap in use and how progress lies over it; null when it cannot be opened. */
export async function examineRoadmap(
  app: App,
  progress: Progress,
  isNewer: boolean,
): Promise<RoadmapFound | null> {
  try {
    const { outline } = app.content(!isNewer);
    const at = app.world.now();
    const learner = makeLearner(
      outline,
      progressIn(progress, outline.id),
      { at, tz: app.world.timezone(at) },
      app.settings.values,
    );
    // whoever has looked at all questions knows all errors
    const questions = outline.topics.reduce((sum, topic) => sum + topic.questions.length, 0);
    return {
      isShipped: app.roadmapFolder === null,
      topics: outline.topics.length,
      questions,
      errors: outline.errors,
      orphans: learner.orphans.length,
      others: Object.keys(progress.roadmaps).filter((id) => id !== outline.id).length,
    };
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function surroundings(app: App, version: string): Surroundings {
  const { env, machine, platform, now, timezone } = app.world;
  const at = now();
  return {
    version,
    node: machine.node,
    arch: machine.arch,
    platform,
    variables: variables.filter((name) => env[name]),
    isRoadmapNamed: app.isRoadmapNamed,
    screen: app.screen,
    term: env.TERM || null,
    locale: env.LC_ALL || env.LC_CTYPE || env.LANG || null,
    now: at,
    tz: timezone(at),
  };
}

/** The data folder without the name of anybody: under a variable, or under the home folder. */
export function shownFolder(folder: string, { env, home }: Pick<World, 'env' | 'home'>): string {
  if (env.ROADMAP_HOME) return '$ROADMAP_HOME';
  const bases = [
    ['$XDG_DATA_HOME', env.XDG_DATA_HOME],
    ['%LOCALAPPDATA%', env.LOCALAPPDATA],
    ['~', home],
  ] as const;
  const base = bases.find(
    ([, path]) => path && folder.startsWith(path) && /^[/\\]/.test(folder.slice(path.length)),
  );
  return base === undefined ? 'the data folder' : `${base[0]}${folder.slice((base[1] as string).length)}`;
}
