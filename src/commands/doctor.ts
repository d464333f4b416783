import type { App } from '../app.ts';
import { diagnose, isWell } from '../doctor/diagnosis.ts';
import { examine, examineRoadmap } from '../doctor/examine.ts';
import { repair } from '../doctor/repair.ts';
import { type Report, reportJson, reportText } from '../doctor/report.ts';
import { linesDigest, progressDigest } from '../store/digest.ts';
import { nodeDisk } from '../store/disk.ts';
import { checkJournals } from '../store/doctor/journal-check.ts';
import { checkQuarantine } from '../store/doctor/shelf-check.ts';
import { replay } from '../store/records.ts';

export interface DoctorOptions {
  /** of the program */
  readonly version: string;
  /** repair also what adds to the journals */
  readonly fix?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/**
 * Looks at the store, its backups and where the program runs, repairs, and prints a report that can be shown to anybody.
 * @returns whether nothing stays wrong
 */
export async function run({ version, fix, json }: DoctorOptions, app: App): Promise<boolean> {
  const report = await checkUp(version, fix === true, app.quiet());
  if (json === true) app.printJson(reportJson(report));
  else app.print(reportText(report, app.theme, app.flow));
  return isWell(report.findings);
}

async function checkUp(version: string, fix: boolean, app: App): Promise<Report> {
  const found = examine(app, version);
  const repairs = await repair(found, app, fix);
  const journals = repairs.restored > 0 ? checkJournals(nodeDisk, app.folder) : found.journals;
  // what was damaged stands there by now
  const quarantine = checkQuarantine(nodeDisk, app.folder);
  const progress = replay(journals.entries);
  const roadmap = await examineRoadmap(app, progress, found.isNewer);
  return {
    version,
    findings: diagnose({ ...found, journals, roadmap, quarantine }, repairs),
    events: journals.entries.length,
    digest: linesDigest(journals.entries),
    stateDigest: progressDigest(progress),
  };
}
