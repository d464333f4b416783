import { unlinkSync } from 'node:fs';
import type { App } from '../app.ts';
import { nodeDisk } from '../store/disk.ts';
import { closeToOthers, openToOthers } from '../store/doctor/folder-check.ts';
import { reasonOf } from '../store/doctor/reason.ts';
import { moveBackupAside } from '../store/doctor/repair.ts';
import { rebuildSummary } from '../store/doctor/summary-check.ts';
import { setAside } from '../store/quarantine.ts';
import type { Examination, Repairs } from './examination.ts';

const nothing: Repairs = {
  closed: 0,
  isSummaryAnew: false,
  cacheRemoved: 0,
  restored: 0,
  backup: null,
  movedAside: [],
  failures: [],
};

/**
 * Repairs what was found: at once what is worked out from the journals, and who may look into them; with `fix` also
 * what adds to the journals or moves backups. What cannot be written, or belongs to a newer release, is left alone.
 */
export async function repair(found: Examination, app: App, fix: boolean): Promise<Repairs> {
  const { folder } = app;
  const isThere = found.kind === 'folder' || found.kind === 'link';
  if (!isThere || found.isNewer || found.unwritable !== null) return nothing;
  const open = found.open > 0 ? openToOthers(folder) : [];
  const closed = open.length - closeToOthers(open);
  setAside(nodeDisk, folder, found.journals.bytes);
  const isStale = !['none', 'fits', 'newer'].includes(found.summary);
  const isSummaryAnew = isStale && (await rebuildSummary(nodeDisk, folder, found.summary));
  const cacheRemoved = found.cache.unsound.filter(isRemoved).length;
  const harmless = { ...nothing, closed, isSummaryAnew, cacheRemoved };
  return fix ? { ...harmless, ...(await restore(found, app)) } : harmless;
}

/**
 * Brings back what backups hold and journals lack; then makes a fresh backup where one is damaged, and puts that aside.
 * One that cannot be opened stays: it may hold what nothing else does.
 */
async function restore({ backups }: Examination, app: App): Promise<Partial<Repairs>> {
  const broken = backups.backups
    .filter(({ fault, isShut }) => fault !== null && !isShut)
    .map(({ name }) => name);
  const done = {
    restored: 0,
    backup: null as string | null,
    movedAside: [] as string[],
    failures: [] as string[],
  };
  if (backups.missing.length + broken.length === 0) return done;
  const store = app.store(null);
  try {
    if (backups.missing.length > 0) {
      done.backup = store.backup('repair');
      done.restored = store.takeIn(backups.missing).added;
    }
    if (broken.length > 0) {
      // the journals are backed up now, before anything that may yet hold them goes out of sight
      store.backup('doctor');
      for (const name of broken) {
        moveBackupAside(nodeDisk, app.folder, name);
        done.movedAside.push(name);
      }
    }
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    done.failures.push(`The repair from backups did not come to its end: ${reasonOf(cause)}.`);
  }
  await store.close();
  return done;
}

function isRemoved(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch {
    return false;
  }
}
