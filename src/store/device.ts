import { sha256 } from './checksum.ts';
import type { Disk } from './disk.ts';

/** What tells one machine and user from another. */
export interface Machine {
  hostname(): string;
  user(): string;
}

// loaded when something is written, not at every start
const os = () => process.getBuiltinModule('node:os');
const thisMachine: Machine = { hostname: () => os().hostname(), user: () => os().userInfo().username };

/**
 * A name for this machine and user, 12 hex digits, the same at every start with nothing stored: machines that
 * share the data folder through a synchroniser each write a journal of their own.
 */
export function deviceName(disk: Disk, machine: Machine = thisMachine): string {
  const parts = [
    () => machine.hostname(),
    () => disk.readFile('/etc/machine-id').toString('utf8').trim(),
    // Has no answer in containers whose user id has no name.
    () => machine.user(),
  ];
  return sha256(JSON.stringify(parts.map(orNothing))).slice(0, 12);
}

function orNothing(part: () => string): string {
  try {
    return part();
  } catch {
    return '';
  }
}
