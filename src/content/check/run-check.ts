import { readFound, walk } from '../files.ts';
import { makeMemo } from '../memo.ts';
import { type ReadResult, readRoadmap } from '../read.ts';
import { acrossRules, type Rule } from './rules/index.ts';
import { lint } from './rules/lint/index.ts';

/** Checks one roadmap again and again; what has not changed since is not looked at anew. */
export class Checker {
  readonly folder: string;
  readonly #memo = makeMemo();
  #bytes = new Map<string, Uint8Array>();
  #listing = '';
  #changed = false;

  readonly #rules: readonly Rule[];

  /** `more`: rules besides those that every roadmap is held to */
  constructor(folder: string, more: readonly Rule[] = []) {
    this.folder = folder;
    this.#rules = [...acrossRules, lint, ...more];
  }

  /**
   * Reads, checks and lints the roadmap as it is now; `instead` holds what files (paths in the folder, with `/`) are to
   * be taken for. Throws UserError when the folder itself cannot be read.
   */
  check(instead: ReadonlyMap<string, Uint8Array> = new Map()): ReadResult {
    const before = this.#bytes;
    const bytes = new Map<string, Uint8Array>();
    const found = walk(this.folder).filter(({ path }) => !instead.has(path));
    const entries = readFound(this.folder, found).map((entry) => {
      if (entry.kind !== 'file') return entry;
      const kept = this.#sameAsBefore(entry.path, entry.bytes);
      bytes.set(entry.path, kept);
      return { ...entry, bytes: kept };
    });
    for (const [path, given] of instead) {
      const kept = this.#sameAsBefore(path, given);
      bytes.set(path, kept);
      entries.push({ kind: 'file', path, bytes: kept });
    }
    this.#bytes = bytes;
    const listing = entries.map(({ kind, path }) => `${kind} ${path}`).join('\n');
    this.#changed = listing !== this.#listing || [...bytes].some(([path, one]) => before.get(path) !== one);
    this.#listing = listing;
    return readRoadmap(entries, this.#rules, this.#memo);
  }

  /** Whether the last check met anything else than the one before it. */
  get hasChanged(): boolean {
    return this.#changed;
  }

  /** The bytes a file was read with at the last check, where it was one. */
  bytesOf(path: string): Uint8Array | undefined {
    return this.#bytes.get(path);
  }

  /** What is known of a file hangs on the array of its bytes: the old one stays where nothing has changed. */
  #sameAsBefore(path: string, bytes: Uint8Array): Uint8Array {
    const before = this.#bytes.get(path);
    return before !== undefined && Buffer.compare(before, bytes) === 0 ? before : bytes;
  }
}

/** Reads, checks and lints the roadmap in a folder. Throws UserError when the folder itself cannot be read. */
export const checkFolder = (folder: string): ReadResult => new Checker(folder).check();
