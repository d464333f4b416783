import { relative, resolve, sep } from 'node:path';
import type { App } from '../app.ts';
import { toJson } from '../content/check/format/json.ts';
import { toPretty } from '../content/check/format/pretty.ts';
import { statsRows } from '../content/check/format/stats.ts';
import { checkFolder } from '../content/check/run-check.ts';
import { statsOf } from '../content/check/stats/stats.ts';
import { columns } from '../terminal/table.ts';
import { prettyStyle } from '../tutor/pretty-style.ts';

export interface CheckOptions {
  readonly folder?: string | undefined;
  readonly format: 'pretty' | 'json';
  /** more warnings than this fail, too */
  readonly maxWarnings?: number | undefined;
  /** figures over all questions as well */
  readonly stats?: boolean | undefined;
}

/** Validates content files. Gives false when there are errors, or more warnings than allowed. */
export async function run(options: CheckOptions, app: App): Promise<boolean> {
  const { cwd } = app.world;
  const folder =
    options.folder === undefined ? (app.roadmapFolder ?? app.shippedFolder) : resolve(cwd, options.folder);
  const result = checkFolder(folder);
  const stats = options.stats && result.roadmap !== null ? statsOf(result.roadmap) : null;
  if (options.format === 'json') app.printJson({ ...toJson(result), ...(options.stats ? { stats } : {}) });
  else {
    app.print(toPretty(result, prefixOf(cwd, folder), prettyStyle(app.theme)));
    if (stats !== null)
      app.print(`\n${columns(statsRows(stats, result.waived.length), { width: app.screen.width - 1 })}`);
  }
  const errors = result.diagnostics.filter((d) => d.severity === 'error').length;
  const warnings = result.diagnostics.length - errors;
  return errors === 0 && warnings <= (options.maxWarnings ?? Number.POSITIVE_INFINITY);
}

/** What leads from where one stands to the files, so that places can be clicked. */
function prefixOf(cwd: string, folder: string): string {
  const way = relative(cwd, folder);
  const short = way.startsWith(`..${sep}..${sep}`) ? folder : way;
  return short === '' ? '' : `${short.split(sep).join('/')}/`;
}
