import type { App } from '../app.ts';
import { askedOf, sinceJson, sinceSentences } from '../checking/asked.ts';
import { keptFor } from '../checking/data-folder.ts';
import { checkInput, checkTarget } from '../checking/read-target.ts';
import { type Format, printReport, type ReportOptions } from '../checking/report.ts';
import { explainStyle } from '../checking/style.ts';
import { type Target, targetsOf } from '../checking/targets.ts';
import { type Checked, countErrors, shownOf } from '../content/check/checked.ts';
import { explain, nearestCode } from '../content/check/explain.ts';
import { toExplanation } from '../content/check/format/explain.ts';
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
  const reporting = (): ReportOptions => {
    const { format, quiet = false, stats = false } = options;
    return { format, quiet, stats, took: world.now() - began };
  };
  if (options.stdinName !== undefined) {
    const checked = [await checkInput(options.stdinName, app)];
    printReport(checked, reporting(), app);
    return isFine(checked, options.maxWarnings);
  }
  const asked = await askedOf(await targets(options.paths, app), options.since, app);
  if (options.watch === true) {
    const { watchRoadmaps } = await import('../checking/watch.ts');
    await watchRoadmaps(asked, options.quiet ?? false, app);
    // leaving is no failure, whatever was found
    return true;
  }
  if (options.fix === true) {
    const { fixAsked } = await import('../checking/fix-asked.ts');
    const { checked, isWritten } = await fixAsked(asked, reporting, options.dryRun ?? false, app);
    return isFine(checked, options.maxWarnings) && isWritten;
  }
  const checked = asked.map(({ target, since }) =>
    checkTarget(target, world.cwd, {
      since: since?.since ?? null,
      keep: options.stats ?? false,
      kept: (folder) => keptFor(folder, app),
    }),
  );
  printReport(checked, { ...reporting(), more: sinceJson(asked) }, app);
  if (options.format === 'pretty') for (const sentence of sinceSentences(asked)) app.say(oneLine(sentence));
  return isFine(checked, options.maxWarnings);
}

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
