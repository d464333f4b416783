import type { App } from '../app.ts';
import { type Checked, concerning } from '../content/check/checked.ts';
import { toPretty } from '../content/check/format/pretty.ts';
import { toScreenful } from '../content/check/format/screenful.ts';
import { Checker } from '../content/disk/checker.ts';
import type { Behind } from '../content/disk/recent.ts';
import { UserError } from '../errors.ts';
import { oneLine } from '../terminal/sanitise.ts';
import { Stopped } from '../terminal/stop.ts';
import type { Asked } from './asked.ts';
import { keptFor } from './data-folder.ts';
import { FolderWatch } from './folder-watch.ts';
import { untilLeave } from './keys.ts';
import { prefixOf } from './places.ts';
import { prettyStyle } from './style.ts';

const clear = '\x1b[H\x1b[2J';

/**
 * Checks whenever something changes, until somebody leaves. In a terminal each report takes the place of the one before,
 * once it is complete; elsewhere they come one after the other. Throws Stopped on Ctrl-C.
 */
export async function watchRoadmaps(all: readonly Asked[], quiet: boolean, app: App): Promise<void> {
  const { world } = app;
  const isScreen = app.screen.tty && !app.screen.dumb;
  const watching = all.map((one) => new Watching(one, app));
  let remark = '';
  const show = (isNew: boolean): void => {
    const began = performance.now();
    const changed = watching.map((one) => one.check());
    if (!isNew && !changed.some(Boolean)) return;
    const took = performance.now() - began;
    const status = `${statusOf(watching, took, app)}${remark}`;
    world.stdout.write(
      isScreen ? screenOf(watching, status, quiet, app) : appended(watching, status, quiet, app),
    );
  };
  const watches = watching.map(
    ({ folder }) =>
      new FolderWatch(folder, {
        changed: () => show(false),
        polling: (code) => {
          remark = ` The system gives no more watches (${code}): files are looked at each second.`;
        },
      }),
  );
  const resized = (): void => show(true);
  if (isScreen) world.stdout.on('resize', resized);
  const done = new AbortController();
  const signal = AbortSignal.any([world.signal, done.signal]);
  try {
    // keys are listened for before anything is shown: one that is pressed at once is not lost
    const left = untilLeave({ ...world, signal }, isScreen && world.stdin.isTTY === true);
    show(true);
    const how = await left;
    if (isScreen) world.stdout.write('\n');
    if (how === 'interrupt' || how === 'signal') throw new Stopped(how);
  } finally {
    done.abort();
    world.stdout.off('resize', resized);
    for (const watch of watches) watch.close();
  }
}

/** What earlier checks found, for the first look; what changes while one writes is not worth keeping. */
function knownBefore(folder: string, app: App): Behind | null {
  const kept = keptFor(folder, app);
  return kept === null ? null : { get: (key) => kept.get(key), set: () => {} };
}

/** One roadmap with what was last found in it. */
class Watching {
  readonly folder: string;
  readonly #only: readonly string[] | null;
  readonly #where: Pick<Checked, 'folder' | 'prefix'>;
  readonly #checker: Checker;
  /** what was found; a sentence where the folder could not be read */
  found: Checked | string = '';

  constructor({ target, since }: Asked, app: App) {
    if (target.kind === 'alone')
      throw new UserError('--watch watches roadmaps; this file stands in none.', { exit: 2 });
    this.folder = target.folder;
    this.#only = target.only;
    this.#where = { folder: this.folder, prefix: prefixOf(app.world.cwd, this.folder) };
    this.#checker = new Checker(
      this.folder,
      since === null ? { known: knownBefore(this.folder, app) } : { more: [since.since.rule], keep: true },
    );
  }

  /** Looks at what has changed. Gives whether anything has. */
  check(): boolean {
    const before = this.found;
    try {
      const result = this.#checker.check();
      this.found = concerning(this.#where, result, this.#only);
      return typeof before === 'string' || this.#checker.hasChanged;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.found = error.message;
      return before !== error.message;
    }
  }
}

const foundIn = (watching: readonly Watching[]): Checked[] =>
  watching.flatMap(({ found }) => (typeof found === 'string' ? [] : [found]));

/** What could not be read, with the word that it is waited for. */
const lostIn = (watching: readonly Watching[], app: App): string[] =>
  watching.flatMap(({ found }) =>
    typeof found === 'string' ? [app.theme.bad(app.theme.text(oneLine(`${found} It is waited for.`)))] : [],
  );

function statusOf(watching: readonly Watching[], took: number, { world, theme }: App): string {
  const now = world.now();
  const clock = new Date(now + world.timezone(now) * 60_000).toISOString().slice(11, 19);
  const files = foundIn(watching).reduce((sum, { result }) => sum + result.counts.files, 0);
  return theme.text(`${clock}  Watching ${files} files; checked in ${Math.round(took)} ms.`);
}

function screenOf(watching: readonly Watching[], status: string, quiet: boolean, app: App): string {
  const { width, height } = app.screen;
  const style = prettyStyle(app);
  const lost = lostIn(watching, app).map((text) => style.wrap(text, ''));
  const foot = style.dim(style.wrap(`${status} q leaves.`, ''));
  const taken = [...lost, foot].join('\n').split('\n').length + 2;
  const found = foundIn(watching);
  const report =
    found.length === 0
      ? []
      : [toScreenful(found, style, { rows: height - taken, columns: width }, { quiet })];
  return `${clear}${[...report, ...lost, foot].join('\n\n')}`;
}

function appended(watching: readonly Watching[], status: string, quiet: boolean, app: App): string {
  const found = foundIn(watching);
  const report = found.length === 0 ? [] : [toPretty(found, prettyStyle(app), { quiet })];
  return `${[...report, ...lostIn(watching, app), status].join('\n')}\n\n`;
}
