import { join } from 'node:path';
import { progressDigest } from '../digest.ts';
import type { Disk } from '../disk.ts';
import { standingAt, whatIs } from '../files.ts';
import { openLedger } from '../ledger.ts';
import { moveAside } from '../quarantine.ts';
import { loadSnapshot, saveSnapshot } from '../snapshot.ts';

/**
 * What the saved summary of progress is worth. `none`: there is none, which is fine. `outdated`: it does not fit the
 * journals. `ahead`: it does not, and counts records that are in none of them any more. `wrong`: it fits them, and says
 * something else than they add up to.
 */
export type SummaryState = 'none' | 'fits' | 'outdated' | 'ahead' | 'damaged' | 'wrong' | 'newer';

const NAME = 'progress.json';

/** Compares the summary with a replay of the journals from nothing. Changes nothing. */
export function checkSummary(disk: Disk, folder: string): SummaryState {
  const loaded = loadSnapshot(disk, folder);
  if (loaded.type === 'none' && openLedger(disk, folder, null, loaded.lost).isAnyGone) return 'ahead';
  if (loaded.type === 'none') return whatIs(disk, join(folder, NAME)) === 'nothing' ? 'none' : 'outdated';
  if (loaded.type !== 'fits') return loaded.type;
  // another terminal may write between the two readings
  for (let tries = 0; tries < 3; tries += 1) {
    const kept = openLedger(disk, folder, loaded.snapshot).progress();
    const anew = openLedger(disk, folder, null).progress();
    if (kept.last === anew.last) return progressDigest(kept) === progressDigest(anew) ? 'fits' : 'wrong';
  }
  return 'fits';
}

/**
 * Works the summary out anew; one that is damaged, or knows what the journals do not say, is kept aside.
 * @returns whether that was done
 */
export async function rebuildSummary(disk: Disk, folder: string, state: SummaryState): Promise<boolean> {
  try {
    const isKept = state === 'ahead' || state === 'wrong';
    if (isKept && standingAt(disk, join(folder, NAME)) !== 'nothing') moveAside(disk, folder, NAME);
  } catch {
    return false;
  }
  return saveSnapshot(disk, folder, openLedger(disk, folder, null).snapshot());
}
