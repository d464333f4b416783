import type { App } from '../app.ts';
import type { Checked } from '../content/check/checked.ts';
import { prettySummary } from '../content/check/format/pretty.ts';
import { oneLine } from '../terminal/sanitise.ts';
import { type Asked, sinceJson, sinceSentences } from './asked.ts';
import { type FixReport, fixLines, patchOf } from './fix-report.ts';
import { type Planned, planFixes, withPrefix, writeFixes } from './fix-target.ts';
import { printReport, type ReportOptions } from './report.ts';
import { prettyStyle } from './style.ts';

export interface FixOutcome {
  /** what is left, or would be */
  readonly checked: readonly Checked[];
  /** false when a file that should have been repaired could not be written */
  readonly isWritten: boolean;
}

/** Repairs what can be repaired, and reports what was done and what is left; with `dryRun` shows it and writes nothing. */
export async function fixAsked(
  asked: readonly Asked[],
  reporting: () => ReportOptions,
  dryRun: boolean,
  app: App,
): Promise<FixOutcome> {
  const plans = asked.map(({ target, since }) => planFixes(target, app.world.cwd, since?.since));
  if (dryRun) return showPlans(plans, reporting(), app);
  const written = plans.map(writeFixes);
  const done: FixReport = {
    fixed: written.flatMap(({ fixed }) => fixed),
    refused: written.flatMap(({ refused }) => refused),
    unwritten: written.flatMap(({ unwritten }) => unwritten),
  };
  const checked = written.map((one) => one.checked);
  const options = reporting();
  const isText = options.format === 'pretty';
  const above = fixLines(done, app)
    .map((line) => `${line}\n`)
    .join('');
  printReport(checked, { ...options, above, more: { ...sinceJson(asked), ...done } }, app);
  if (isText) for (const sentence of sinceSentences(asked)) app.say(oneLine(sentence));
  return { checked, isWritten: done.unwritten.length === 0 };
}

/** The patch on standard output, and on the side what would be left. */
async function showPlans(plans: readonly Planned[], options: ReportOptions, app: App): Promise<FixOutcome> {
  const checked = plans.map((plan) => plan.checked);
  const changes = plans.flatMap((plan) => plan.changes);
  const patch = await patchOf(changes, app);
  const done: FixReport = {
    fixed: plans.flatMap(({ fixed, prefix }) => withPrefix(fixed, prefix)),
    refused: plans.flatMap(({ refused, prefix }) => withPrefix(refused, prefix)),
    unwritten: [],
  };
  if (options.format === 'pretty') {
    if (patch !== '') app.print(patch);
    const repairs = done.fixed.length === 1 ? '1 repair' : `${done.fixed.length} repairs`;
    const summary = prettySummary(checked, prettyStyle(app), { isFixed: true });
    app.tell([`${repairs} would be made. Then: ${summary}`]);
  } else printReport(checked, { ...options, more: { ...done, patch } }, app);
  return { checked, isWritten: true };
}
