import { join, posix, resolve, win32 } from 'node:path';
import { type Content, openFolder, openShipped } from './content/disk/index.ts';
import { unseen } from './content/unseen.ts';
import { type Learner, makeLearner } from './learning/learner.ts';
import { progressIn } from './learning/progress.ts';
import { changedSince } from './learning/regrade.ts';
import { deviceName } from './store/device.ts';
import { nodeDisk } from './store/disk.ts';
import { dataFolder } from './store/paths.ts';
import { SETTINGS, type Settings } from './store/setting-table.ts';
import { openSettings, type SettingsFile } from './store/settings.ts';
import { openStore, type Store } from './store/store.ts';
import { forRoadmap } from './terminal/for-roadmap.ts';
import { remark } from './terminal/remark.ts';
import { describeScreen, proseWidth, type Screen } from './terminal/screen.ts';
import { shellWord } from './terminal/shell-word.ts';
import { makeTheme, type Theme } from './terminal/theme.ts';
import { wrap } from './terminal/width.ts';
import { shortWay } from './ways.ts';
import type { World } from './world.ts';

/** Options every command takes. */
export interface Globals {
  /** folder of the roadmap to use */
  readonly roadmap?: string | undefined;
  /** columns to write for, whatever the screen has */
  readonly width?: number | undefined;
  /** say nothing on standard error */
  readonly quiet?: boolean | undefined;
}

/** A roadmap and what its learner did, opened together. */
export interface Study {
  readonly content: Content;
  readonly store: Store;
  /** what the learner knows at this moment, other terminals included */
  learner(): Learner;
}

/** Characters that JSON leaves as they are and nobody sees; they stand in strings only, where escapes can. */
const hidden = new RegExp(`[${unseen}]`, 'gu');
/** As JSON writes them: a character beyond the first plane as two halves. */
const escaped = (char: string): string =>
  char.replace(/[\s\S]/g, (half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What commands work with: the world, and everything that is opened once and only when needed. */
export class App {
  readonly world: World;
  readonly #globals: Globals;
  #settings: SettingsFile<Settings> | undefined;
  readonly #told = new Set<string>();

  constructor(world: World, globals: Globals) {
    this.world = world;
    this.#globals = globals;
  }

  /** The same, writing for so many columns. */
  within(width: number): App {
    return new App(this.world, { ...this.#globals, width });
  }

  /** The same without remarks, for what reports by itself what is wrong. */
  quiet(): App {
    return new App(this.world, { ...this.#globals, quiet: true });
  }

  /** Asked anew each time: windows are resized. */
  get screen(): Screen {
    const screen = describeScreen(this.world);
    const { width } = this.#globals;
    return width === undefined ? screen : { ...screen, width };
  }

  /** Columns that were wished for, or undefined. */
  get width(): number | undefined {
    return this.#globals.width;
  }

  /** Columns that sentences are wrapped to; null in a pipe, where they stay as they are. */
  get flow(): number | null {
    return this.screen.tty || this.width !== undefined ? proseWidth(this.screen) - 1 : null;
  }

  get theme(): Theme {
    return makeTheme(this.screen);
  }

  /** Whether somebody can be asked with prompts: both ends are a terminal that can move its cursor, and wished for. */
  get isInteractive(): boolean {
    const { tty, dumb } = this.screen;
    return tty && !dumb && !this.settings.values.plain && this.world.stdin.isTTY === true;
  }

  /** The folder everything is written under. Throws UserError when there is none. */
  get folder(): string {
    const { env, home, platform, cwd } = this.world;
    return dataFolder({ env, home, platform, cwd, path: platform === 'win32' ? win32 : posix });
  }

  get settings(): SettingsFile<Settings> {
    if (this.#settings === undefined) {
      this.#settings = openSettings(this.folder, SETTINGS);
      this.tell(this.#settings.notices);
    }
    return this.#settings;
  }

  /** The answer to what was asked, on standard output. */
  print(text: string): void {
    this.world.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** A sentence of ours whose commands name the roadmap, where this command was told with a flag which one to use. */
  named(sentence: string): string {
    const { roadmap } = this.#globals;
    return roadmap === undefined ? sentence : forRoadmap(sentence, roadmap);
  }

  /** Whether this command was told with a flag which roadmap to use. */
  get isRoadmapNamed(): boolean {
    return this.#globals.roadmap !== undefined;
  }

  /** Sentences of ours: wrapped in a terminal, as they are elsewhere, and in ASCII where nothing else is safe. */
  say(text: string): void {
    const { flow, theme } = this;
    const said = theme.text(this.named(text));
    this.print(flow === null ? said : wrap(said, flow));
  }

  /** One JSON document and nothing else; what a terminal would obey in it is written as an escape. */
  printJson(value: unknown): void {
    this.print(JSON.stringify(value, null, 2).replace(hidden, escaped));
  }

  /**
   * Lines of JSON as they were recorded. On a terminal, escapes stand for what it would obey and blanks for its returns,
   * which changes none of the values.
   */
  writeJsonLines(lines: string): void {
    const shown = this.screen.tty ? lines.replace(hidden, escaped).replaceAll('\r', ' ') : lines;
    this.world.stdout.write(shown);
  }

  /** Remarks on standard error, each once. */
  tell(sentences: readonly string[]): void {
    if (this.#globals.quiet === true) return;
    for (const sentence of sentences) {
      if (this.#told.has(sentence)) continue;
      this.#told.add(sentence);
      this.world.stderr.write(`${remark(this.named(sentence), this.world)}\n`);
    }
  }

  /** The folder of the roadmap in use: the flag, the environment, the setting, else null for the one that ships. */
  get roadmapFolder(): string | null {
    const { cwd, env } = this.world;
    const named = this.#globals.roadmap ?? (env.ROADMAP_DIR || undefined);
    if (named !== undefined) return resolve(cwd, named);
    const { roadmap } = this.settings.values;
    return roadmap === null ? null : resolve(cwd, roadmap);
  }

  /** Where the files of the shipped roadmap stand. */
  get shippedFolder(): string {
    return join(this.world.installed, 'roadmap');
  }

  /** The roadmap in use. `keep`: whether one's own may be kept, compiled, in the data folder. */
  content(keep = true): Content {
    const folder = this.roadmapFolder;
    if (folder === null) return openShipped(join(this.world.installed, 'dist', 'roadmap.index'));
    const content = openFolder(folder, keep ? join(this.folder, 'cache') : null, this.world.now());
    const { errors, id } = content.outline;
    if (errors > 0)
      this.tell([
        `This roadmap has ${errors === 1 ? '1 error' : `${errors} errors`}; what is affected is left out. See them with: roadmap check ${shellWord(shortWay(this.world.cwd, folder) || '.')}`,
        ...(id === null
          ? ['Its roadmap.yaml gives no id that can be read: until it does, nothing you answer is kept.']
          : []),
      ]);
    return content;
  }

  /** Opens the progress on its own; what is appended is recorded for the roadmap of that id, with null nothing is. */
  store(roadmap: string | null): Store {
    const { now, timezone } = this.world;
    const store = openStore({
      folder: this.folder,
      // hashing loads node:crypto, which whoever only reads can do without
      get device() {
        return deviceName(nodeDisk);
      },
      roadmap,
      now,
      timezone,
    });
    this.tell(store.notices);
    return store;
  }

  /** Opens roadmap and progress. */
  async study(): Promise<Study> {
    const content = this.content();
    const { now, timezone } = this.world;
    const { retention, reviews } = this.settings.values;
    const store = this.store(content.outline.id);
    const changed = changedSince(content.outline, progressIn(store.progress(), content.outline.id));
    if (changed.length > 0 && !store.readOnly) {
      const { applyCorrections } = await import('./tutor/corrections.ts');
      this.tell(applyCorrections(changed, { content, store, cache: join(this.folder, 'cache') }));
    }
    return {
      content,
      store,
      learner: () => {
        const at = now();
        return makeLearner(
          content.outline,
          progressIn(store.refresh(), content.outline.id),
          { at, tz: timezone(at) },
          { retention, reviews },
        );
      },
    };
  }
}
