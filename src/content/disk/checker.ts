import { acrossRules, type Rule } from '../check/rules/index.ts';
import { lint } from '../check/rules/lint/index.ts';
import type { Entry, FileEntry } from '../entry.ts';
import { type ReadResult, readRoadmap } from '../read.ts';
import { openFound, walk } from './files.ts';
import { hash } from './hash.ts';
import { type Behind, Recent } from './recent.ts';

export interface CheckerOptions {
  /** rules besides those that every roadmap is held to */
  readonly more?: readonly Rule[];
  /** whether what is read is kept: the roadmap in the result, and the bytes of each file; `more` rules may need it */
  readonly keep?: boolean;
  /** what is known of files from before, besides what the last check found; it is told what is new */
  readonly known?: Behind | null;
}

/** Checks one roadmap, once or again and again. */
export class Checker {
  readonly folder: string;
  readonly #rules: readonly Rule[];
  readonly #keep: boolean;
  readonly #known: Recent;
  readonly #bytes = new Map<string, Uint8Array>();
  #before = '';
  #changed = false;

  constructor(folder: string, { more = [], keep = false, known = null }: CheckerOptions = {}) {
    this.folder = folder;
    this.#rules = [...acrossRules, ...more];
    this.#keep = keep;
    this.#known = new Recent(known);
  }

  /**
   * Reads, checks and lints the roadmap as it is now; `instead` holds what files (paths in the folder, with `/`) are to
   * be taken for. Throws UserError when the folder itself cannot be read.
   */
  check(instead: ReadonlyMap<string, Uint8Array> = new Map()): ReadResult {
    const found = walk(this.folder).filter(({ path }) => !instead.has(path));
    const entries = [
      ...openFound(this.folder, found),
      ...[...instead].map(([path, bytes]): Entry => ({ kind: 'file', path, bytes })),
    ];
    const seen = new Map(entries.map(({ kind, path }) => [path, kind as string]));
    this.#bytes.clear();
    this.#known.turn();
    const note = (file: FileEntry): void => {
      seen.set(file.path, hash(file.bytes));
      if (this.#keep) this.#bytes.set(file.path, file.bytes);
    };
    const noted = entries.map((entry): Entry => {
      if (entry.kind === 'file') note(entry);
      if (entry.kind !== 'unread') return entry;
      const read = (): ReturnType<typeof entry.read> => {
        const file = entry.read();
        if (file.kind === 'file') note(file);
        return file;
      };
      return { ...entry, read };
    });
    const result = readRoadmap(noted, {
      rules: this.#rules,
      lint,
      known: this.#known,
      keep: this.#keep ? 'all' : 'nothing',
    });
    const now = hash([...seen].flat().join('\n'));
    this.#changed = now !== this.#before;
    this.#before = now;
    return result;
  }

  /** Whether the last check met anything else than the one before it. */
  get hasChanged(): boolean {
    return this.#changed;
  }

  /** The bytes a file was read with at the last check, where it was one and they were kept. */
  bytesOf(path: string): Uint8Array | undefined {
    return this.#bytes.get(path);
  }
}

/** Reads, checks and lints the roadmap in a folder. Throws UserError when the folder itself cannot be read. */
export const checkFolder = (folder: string): ReadResult => new Checker(folder, { keep: true }).check();
