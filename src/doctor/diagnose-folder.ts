import { count } from '../tutor/words.ts';
import type { Examination, Repairs } from './examination.ts';
import { type Finding, finding } from './finding.ts';
import { bytesWords } from './wording.ts';

/** With less room than this, in bytes, recording is soon over. */
const LITTLE = 50e6;

/** What is to be said of the data folder itself. */
export function diagnoseFolder(
  { folder, kind, unwritable, freeBytes, open, isNewer }: Examination,
  { closed, failures }: Repairs,
): Finding {
  const facts = {
    kind,
    writable: isNewer ? null : unwritable === null && kind !== 'wrong',
    freeBytes: freeBytes === null ? null : Math.round(freeBytes),
    open,
    closed,
  };
  const make = (message: string, more: Partial<Finding> = {}): Finding =>
    finding('folder', 'Data folder', message, { facts, ...more });
  if (kind === 'nothing')
    return unwritable === null
      ? make(`${folder} is not there yet; nothing is recorded so far.`)
      : make(`${folder} cannot be made: ${unwritable}.`, {
          state: 'error',
          hint: 'Set ROADMAP_HOME to a folder you can write to.',
        });
  if (kind === 'wrong')
    return make(`${folder} is no folder that can be used.`, {
      state: 'error',
      hint: 'Look at what stands there, or set ROADMAP_HOME to another folder.',
    });
  const isFull = freeBytes !== null && freeBytes < LITTLE;
  const free = freeBytes === null ? '' : `, ${bytesWords(freeBytes)} free`;
  const details = [
    ...(kind === 'link' ? ['It is a link to another folder.'] : []),
    ...(closed > 0
      ? [
          `${count(closed, 'thing')} in it that others could look into ${closed === 1 ? 'was' : 'were'} closed to them.`,
        ]
      : []),
    ...(open > closed ? [`${count(open - closed, 'thing')} in it can be looked into by others.`] : []),
    ...failures,
  ];
  if (unwritable !== null)
    return make(`${folder} cannot be written: ${unwritable}.`, {
      state: 'error',
      details,
      hint: 'Make it writable; until then no answer is saved.',
    });
  return make(`${folder}, ${isNewer ? 'left untouched' : 'written and read back'}${free}.`, {
    state:
      failures.length > 0 ? 'error' : isFull || open > closed ? 'warning' : closed > 0 ? 'repaired' : 'ok',
    details,
    hint: isFull ? 'Free some space; a full disk saves no answers.' : null,
  });
}
