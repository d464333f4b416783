import { diagnoseFolder } from './diagnose-folder.ts';
import { diagnoseRecords } from './diagnose-records.ts';
import { diagnoseRest } from './diagnose-rest.ts';
import { diagnoseSurroundings } from './diagnose-surroundings.ts';
import type { Examination, Repairs } from './examination.ts';
import type { Finding } from './finding.ts';

/**
 * What is to be said of everything that was looked at. A report is made to be shown to others: nothing in it names a
 * person, a machine, a question or an answer.
 */
export const diagnose = (found: Examination, repairs: Repairs): readonly Finding[] => [
  ...diagnoseSurroundings(found),
  diagnoseFolder(found, repairs),
  ...diagnoseRecords(found, repairs),
  ...diagnoseRest(found, repairs),
];

/** Whether nothing stays wrong. */
export const isWell = (findings: readonly Finding[]): boolean =>
  findings.every(({ state }) => state !== 'error');
