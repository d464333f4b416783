import { type FSWatcher, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { walk } from '../content/disk/files.ts';
import { codeOf } from '../errors.ts';

export interface FolderWatchOptions {
  /** something may have changed; called once for events that come close together */
  readonly changed: () => void;
  /** the system gives no more watches, so that the folder is looked at each second from now on; told once */
  readonly polling: (code: string) => void;
  /** watches one folder; handed in where it is to fail */
  readonly watch?: (path: string, listener: () => void) => FSWatcher;
}

/** ms without an event after which a change counts as over, and the longest that is waited for that. */
const quiet = 25;
const patience = 150;
/** ms between two looks at all files: what no event told of, as on network disks, is seen by that. */
const heartbeat = 3_000;
const pollingBeat = 1_000;

/**
 * Watches a roadmap's folder. Each folder in it is watched by itself, for that works alike everywhere; which files are
 * new, gone or replaced is never taken from events, only that it is time to look.
 */
export class FolderWatch {
  readonly #root: string;
  readonly #options: FolderWatchOptions;
  readonly #watchers = new Map<string, { readonly watcher: FSWatcher; readonly inode: number }>();
  #isPolling = false;
  #seen = '';
  #beat: NodeJS.Timeout | undefined;
  #settling: NodeJS.Timeout | undefined;
  #firstEvent = 0;

  constructor(root: string, options: FolderWatchOptions) {
    this.#root = root;
    this.#options = options;
    this.#seen = this.#look();
    this.#schedule();
  }

  close(): void {
    clearTimeout(this.#beat);
    clearTimeout(this.#settling);
    for (const path of [...this.#watchers.keys()]) this.#drop(path);
  }

  /** What stands in the folder now, in one text; folders that are new are watched from here on. */
  #look(): string {
    try {
      const found = walk(this.#root);
      const folders = found.filter(({ kind }) => kind === 'folder').map(({ path }) => join(this.#root, path));
      this.#watchAll([this.#root, ...folders]);
      return found
        .map((item) =>
          item.kind === 'file' ? `${item.path}\0${item.size}\0${item.changed}` : `${item.path}\0${item.kind}`,
        )
        .join('\n');
    } catch {
      // gone for the moment, or for good
      this.#watchAll([]);
      return '';
    }
  }

  #watchAll(folders: readonly string[]): void {
    const wanted = new Set(folders);
    for (const path of [...this.#watchers.keys()]) if (!wanted.has(path)) this.#drop(path);
    for (const path of wanted) {
      const inode = inodeOf(path);
      const known = this.#watchers.get(path);
      // a folder that was replaced by another of its name has to be watched anew
      if (known !== undefined && known.inode === inode) continue;
      if (known !== undefined) this.#drop(path);
      if (inode !== null) this.#watch(path, inode);
    }
  }

  #watch(path: string, inode: number): void {
    if (this.#isPolling) return;
    try {
      const watcher = (this.#options.watch ?? watch)(path, () => this.#event());
      watcher.on('error', () => {
        this.#drop(path);
        this.#event();
      });
      this.#watchers.set(path, { watcher, inode });
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT') return;
      this.#isPolling = true;
      this.#options.polling(code);
    }
  }

  #drop(path: string): void {
    this.#watchers.get(path)?.watcher.close();
    this.#watchers.delete(path);
  }

  /** Waits until a burst of events is over: editors write, rename and touch in one go. */
  #event(): void {
    const now = performance.now();
    if (this.#settling === undefined) this.#firstEvent = now;
    clearTimeout(this.#settling);
    const wait = Math.max(0, Math.min(quiet, this.#firstEvent + patience - now));
    this.#settling = setTimeout(() => {
      this.#settling = undefined;
      // new folders are watched before they are read, so that nothing slips in between
      this.#seen = this.#look();
      this.#options.changed();
    }, wait);
  }

  #schedule(): void {
    this.#beat = setTimeout(
      () => {
        const seen = this.#look();
        if (seen !== this.#seen) {
          this.#seen = seen;
          this.#options.changed();
        }
        this.#schedule();
      },
      this.#isPolling ? pollingBeat : heartbeat,
    );
  }
}

function inodeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null;
}
