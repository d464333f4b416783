import type { App } from '../app.ts';
import { checkInput, checkTarget } from '../checking/read-target.ts';
import { type Format, printReport } from '../checking/report.ts';
import { explainStyle } from '../checking/style.ts';
import { type Target, targetsOf } from '../checking/targets.ts';
import { type Checked, countErrors, shownOf } from '../content/check/checked.ts';
import { explain, nearestCode } from '../content/check/explain.ts';
import { toExplanation } from '../content/check/format/explain.ts';
import { UserError } from '../errors.ts';

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
}

/** Validates content files. Gives false when there are errors, or more warnings than allowed. */
export async function run(options: CheckOptions, app: App): Promise<boolean> {
  if (options.explain !== undefined) return explainCode(options.explain, options.format, app);
  const { world } = app;
  const began = world.now();
  const checked =
    options.stdinName === undefined
      ? (await targets(options.paths, app)).map((target) => checkTarget(target, world.cwd))
      : [await checkInput(options.stdinName, app)];
  const { format, quiet = false, stats = false } = options;
  printReport(checked, { format, quiet, stats, took: world.now() - began }, app);
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
