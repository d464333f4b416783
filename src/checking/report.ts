import { pathToFileURL } from 'node:url';
import type { App } from '../app.ts';
import { type Checked, shownOf } from '../content/check/checked.ts';
import { toGithub } from '../content/check/format/github.ts';
import { toJson } from '../content/check/format/json.ts';
import { toPretty } from '../content/check/format/pretty.ts';
import { toSarif } from '../content/check/format/sarif.ts';
import { statsRows } from '../content/check/format/stats.ts';
import { statsOf } from '../content/check/stats/stats.ts';
import { digest } from '../content/fold.ts';
import { columnsOrBlocks } from '../terminal/table.ts';
import { pathFrom, rootOf } from './places.ts';
import { prettyStyle } from './style.ts';

const formats = ['pretty', 'json', 'github', 'sarif'] as const;
export type Format = (typeof formats)[number];

export interface ReportOptions {
  readonly format: Format;
  readonly quiet: boolean;
  readonly stats: boolean;
  /** ms the check took */
  readonly took: number;
  /** more keys for JSON, such as what was repaired */
  readonly more?: Readonly<Record<string, unknown>>;
  /** what was repaired before, as text above the report */
  readonly above?: string;
}

/** Prints what was found, in the form that was asked for. */
export function printReport(checked: readonly Checked[], options: ReportOptions, app: App): void {
  const { quiet } = options;
  switch (options.format) {
    case 'json':
      app.printJson({
        ...toJson(checked, quiet),
        ...options.more,
        ...(options.stats ? { stats: statsIn(checked) } : {}),
      });
      break;
    case 'sarif':
      app.printJson(sarif(checked, quiet, app));
      break;
    case 'github':
      printAnnotations(checked, quiet, app);
      break;
    case 'pretty':
      printPretty(checked, options, app);
      break;
  }
}

function printPretty(checked: readonly Checked[], options: ReportOptions, app: App): void {
  const report = toPretty(checked, prettyStyle(app), { ...options, isFixed: options.above !== undefined });
  const text = `${options.above ?? ''}${report}`;
  const isAnnotated = app.world.env.GITHUB_ACTIONS === 'true' && shownOf(checked).length > 0;
  app.print(isAnnotated ? asText(text, app) : text);
  const stats = options.stats ? statsIn(checked) : null;
  if (stats !== null) {
    const waived = checked[0]?.result.waived.length ?? 0;
    app.print(`\n${columnsOrBlocks(statsRows(stats, waived), { width: app.screen.width - 1 })}`);
  }
  if (isAnnotated) printAnnotations(checked, options.quiet, app);
}

function sarif(checked: readonly Checked[], quiet: boolean, app: App) {
  const root = rootFor(checked, app);
  return toSarif(checked, {
    version: process.env.ROADMAP_VERSION ?? '0.0.0',
    pathOf: pathFrom(root),
    root: pathToFileURL(`${root}/`).href,
    quiet,
  });
}

/** Figures over the first roadmap; null where none could be read. */
function statsIn([first]: readonly Checked[]) {
  const roadmap = first?.result.roadmap ?? null;
  return roadmap === null ? null : statsOf(roadmap);
}

const rootFor = (checked: readonly Checked[], { world }: App): string =>
  rootOf(
    checked.map(({ folder }) => folder),
    world.cwd,
    world.env.GITHUB_WORKSPACE,
  );

function printAnnotations(checked: readonly Checked[], quiet: boolean, app: App): void {
  const text = toGithub(checked, pathFrom(rootFor(checked, app)), quiet);
  if (text !== '') app.print(text);
}

/** A text from which the runner of GitHub Actions takes no commands: lines of strangers stand in it. */
function asText(text: string, { world }: App): string {
  const token = digest([world.seed, 'stop-commands'], 32);
  return `::stop-commands::${token}\n${text}\n::${token}::`;
}
