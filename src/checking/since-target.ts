import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { makeSince, type Since } from '../content/check/since/since.ts';
import { readRoadmap } from '../content/read.ts';
import { UserError } from '../errors.ts';
import { cardIn, progressIn } from '../learning/progress.ts';
import { deviceName } from '../store/device.ts';
import { nodeDisk } from '../store/disk.ts';
import { openStore } from '../store/store.ts';
import { dataFolderOf } from './data-folder.ts';
import { readRevision } from './git.ts';
import type { Target } from './targets.ts';

/** A comparison with a git revision. */
export interface SinceRevision {
  /** as it was named */
  readonly ref: string;
  /** the whole name of the commit */
  readonly commit: string;
  readonly since: Since;
}

/**
 * Prepares the comparison of a roadmap with what it was at a revision. Throws UserError where there is nothing to compare
 * with.
 */
export function sinceRevision(target: Target, ref: string, app: App): SinceRevision {
  if (target.kind === 'alone')
    throw new UserError('--since compares roadmaps; this file stands in none.', { exit: 2 });
  const { commit, entries } = readRevision(target.folder, ref, app.world.env);
  const { roadmap } = readRoadmap(entries, { rules: [] });
  if (roadmap === null)
    throw new UserError(`There was no roadmap here at ${ref}.`, { hint: 'Name a later revision.' });
  return { ref, commit, since: makeSince(roadmap, recordedIn(roadmap.id, app)) };
}

/** How many answers to a question are on record on this machine; null where nobody has learned. */
function recordedIn(roadmap: string | null, app: App): (key: string) => number | null {
  const folder = dataFolderOf(app);
  if (folder === null || !existsSync(join(folder, 'journal'))) return () => null;
  const { now, timezone } = app.world;
  const store = openStore({ folder, device: deviceName(nodeDisk), roadmap, now, timezone });
  const progress = progressIn(store.progress(), roadmap);
  return (key) => cardIn(progress, key)?.reps ?? 0;
}
