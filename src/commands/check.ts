import type { App } from '../app.ts';
import { type FixReport, fixLines, patchOf } from '../checking/fix-report.ts';
import { type Planned, planFixes, withPrefix, writeFixes } from '../checking/fix-target.ts';
import { checkInput, checkTarget } from '../checking/read-target.ts';
import { type Format, printReport, type ReportOptions } from '../checking/report.ts';
import { type SinceRevision, sinceRevision, sinceSentence } from '../checking/since-target.ts';
import { explainStyle, prettyStyle } from '../checking/style.ts';
import { type Target, targetsOf } from '../checking/targets.ts';
import { type Watched, watchRoadmaps } from '../checking/watch.ts';
import { type Checked, countErrors, shownOf } from '../content/check/checked.ts';
import { explain, nearestCode } from '../content/check/explain.ts';
import { toExplanation } from '../content/check/format/explain.ts';
import { prettySummary } from '../content/check/format/pretty.ts';
import { UserError } from '../errors.ts';
import { oneLine } from '../terminal/sanitise.ts';

export interface CheckOptions {
  /** folders, files and patterns; none of them: the roadmap in use */
  readonly paths: readonly string[];
  readonly format: Format;
  /** more warnings than this fail, too */
  readonly maxWarnings?: number | undefined;
  /** figures over all questions as well */
  readonly stats?: boolean | undefined;
  /** only errors are listed */
  readonly quiet?: boolean | undefined;
  /** says what a code means, and does nothing else */
  readonly explain?: string | undefined;
  /** the file that standard input is the text of */
  readonly stdinName?: string | undefined;
  /** repairs what can be repaired without changing what is meant */
  readonly fix?: boolean | undefined;
  /** checks again whenever something changes */
  readonly watch?: boolean | undefined;
  /** compares with this git revision: what would learners lose? */
  readonly since?: string | undefined;
  /** shows what `fix` would do, and writes nothing */
  readonly dryRun?: boolean | undefined;
}

/** Validates content files. Gives false when there are errors, or more warnings than allowed. */
export async function run(options: CheckOptions, app: App): Promise<boolean> {
  if (options.explain !== undefined) return explainCode(options.explain, options.format, app);
  refuseMixtures(options);
  const { world } = app;
  const began = world.now();
  if (options.fix === true) return fix(options, began, app);
  if (options.stdinName !== undefined) {
    const checked = [await checkInput(options.stdinName, app)];
    printReport(checked, reporting(options, world.now() - began), app);
    return isFine(checked, options.maxWarnings);
  }
  const asked = await askedFor(options, app);
  if (options.watch === true) return watch(asked, options, app);
  const checked = asked.map(({ target, since }) => checkTarget(target, world.cwd, since?.since));
  printReport(checked, { ...reporting(options, world.now() - began), more: sinceJson(asked) }, app);
  saySince(asked, options, app);
  return isFine(checked, options.maxWarnings);
}

/** Checks again and again; leaving is no failure, whatever was found. */
async function watch(asked: readonly Asked[], { quiet = false }: CheckOptions, app: App): Promise<boolean> {
  const watched = asked.map(({ target, since }): Watched => {
    if (target.kind === 'roadmap') return { target, since };
    throw new UserError('--watch watches roadmaps; this file stands in none.', { exit: 2 });
  });
  await watchRoadmaps(watched, quiet, app);
  return true;
}

/** A target with the revision it is compared with, if it is. */
interface Asked {
  readonly target: Target;
  readonly since: SinceRevision | null;
}

async function askedFor({ paths, since }: CheckOptions, app: App): Promise<Asked[]> {
  return (await targets(paths, app)).map((target) => ({
    target,
    since: since === undefined ? null : sinceRevision(target, since, app),
  }));
}

function saySince(asked: readonly Asked[], { format }: CheckOptions, app: App): void {
  if (format !== 'pretty') return;
  for (const { since } of asked) if (since !== null) app.say(oneLine(sinceSentence(since)));
}

const sinceJson = (asked: readonly Asked[]): Readonly<Record<string, unknown>> =>
  asked.some(({ since }) => since !== null)
    ? {
        since: asked.flatMap(({ since }) =>
          since === null ? [] : [{ ref: since.ref, commit: since.commit, ...since.since.counts() }],
        ),
      }
    : {};

const reporting = ({ format, quiet = false, stats = false }: CheckOptions, took: number): ReportOptions => ({
  format,
  quiet,
  stats,
  took,
});

/** Words that cannot be meant together. */
function refuseMixtures(options: CheckOptions): void {
  const { fix: fixes, dryRun, stdinName, paths, since } = options;
  const refuse = (message: string, hint: string): never => {
    throw new UserError(message, { exit: 2, hint });
  };
  if (dryRun === true && fixes !== true) refuse('--dry-run shows what --fix would do.', 'Add --fix.');
  if (options.watch === true && (fixes === true || stdinName !== undefined || options.format !== 'pretty'))
    refuse('--watch shows what is found as it changes, and does nothing else.', 'Leave the other flags out.');
  if (stdinName !== undefined && paths.length > 0)
    refuse('--stdin-name checks standard input and no other files.', 'Leave the paths out.');
  if (stdinName !== undefined && since !== undefined)
    refuse('--since compares roadmaps on the disk; standard input is none.', 'Leave out one of the two.');
  if (stdinName !== undefined && fixes === true)
    refuse('--fix writes files; standard input is none.', 'Leave out --stdin-name, and name the file.');
}

/** Repairs what can be, and reports what was done and what is left. */
async function fix(options: CheckOptions, began: number, app: App): Promise<boolean> {
  const { world } = app;
  const asked = await askedFor(options, app);
  const plans = asked.map(({ target, since }) => planFixes(target, world.cwd, since?.since));
  if (options.dryRun === true) return showPlans(plans, options, began, app);
  const written = plans.map(writeFixes);
  const done: FixReport = {
    fixed: written.flatMap(({ fixed }) => fixed),
    refused: written.flatMap(({ refused }) => refused),
    unwritten: written.flatMap(({ unwritten }) => unwritten),
  };
  const checked = written.map((one) => one.checked);
  if (options.format === 'pretty') for (const line of fixLines(done, app)) app.print(line);
  printReport(
    checked,
    { ...reporting(options, world.now() - began), more: { ...sinceJson(asked), ...done } },
    app,
  );
  saySince(asked, options, app);
  return isFine(checked, options.maxWarnings) && done.unwritten.length === 0;
}

/** Shows the patch, and on the side what would be left; writes nothing. */
async function showPlans(
  plans: readonly Planned[],
  options: CheckOptions,
  began: number,
  app: App,
): Promise<boolean> {
  const checked = plans.map((plan) => plan.checked);
  const patch = await patchOf(
    plans.flatMap(({ changes }) => changes),
    app,
  );
  const done: FixReport = {
    fixed: plans.flatMap(({ fixed, prefix }) => withPrefix(fixed, prefix)),
    refused: plans.flatMap(({ refused, prefix }) => withPrefix(refused, prefix)),
    unwritten: [],
  };
  if (options.format === 'pretty') {
    if (patch !== '') app.print(patch);
    const repairs = done.fixed.length === 1 ? '1 repair' : `${done.fixed.length} repairs`;
    app.tell([`${repairs} would be made. Then: ${prettySummary(checked, prettyStyle(app))}`]);
  } else
    printReport(checked, { ...reporting(options, app.world.now() - began), more: { ...done, patch } }, app);
  return isFine(checked, options.maxWarnings);
}

/** What was asked for, or the roadmap in use. */
async function targets(paths: readonly string[], app: App): Promise<Target[]> {
  if (paths.length > 0) return targetsOf(paths, app.world.cwd);
  return [{ kind: 'roadmap', folder: app.roadmapFolder ?? app.shippedFolder, only: null }];
}

function isFine(checked: readonly Checked[], maxWarnings = Number.POSITIVE_INFINITY): boolean {
  const all = shownOf(checked);
  const errors = countErrors(all);
  return errors === 0 && all.length - errors <= maxWarnings;
}

function explainCode(word: string, format: Format, app: App): boolean {
  const explanation = explain(word);
  if (explanation === null) {
    const near = nearestCode(word);
    throw new UserError(`There is no code "${word.slice(0, 80)}".`, {
      exit: 2,
      hint:
        near === null
          ? 'A code stands behind each place that check prints, such as question/no-key.'
          : `Did you mean "${near}"?`,
    });
  }
  if (format === 'json') app.printJson(explanation);
  else app.print(toExplanation(explanation, explainStyle(app)));
  return true;
}
