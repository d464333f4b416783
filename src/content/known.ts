import type { Diagnostic } from './check/diagnostic.ts';
import { hash } from './hash.ts';

/** What was found in a file. */
export interface KnownFile {
  /** what it says, of the shape that its reader gives */
  readonly facts: unknown;
  readonly faults: readonly Diagnostic[];
}

/**
 * What was found in files, by what they are: one that has not changed need not be read again. What was found without
 * texts is of no use where they are to be kept.
 */
export interface Known {
  get(key: string): KnownFile | undefined;
  set(key: string, known: KnownFile): void;
}

/** What was found in this process: at the last look, and at the one before. */
export class Recent implements Known {
  #before = new Map<string, KnownFile>();
  #now = new Map<string, KnownFile>();

  get(key: string): KnownFile | undefined {
    const known = this.#now.get(key) ?? this.#before.get(key);
    if (known !== undefined) this.#now.set(key, known);
    return known;
  }

  set(key: string, known: KnownFile): void {
    this.#now.set(key, known);
  }

  /** Another look begins: what the last one did not want is let go. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

/** What a file is: its path, which says how it is read and what it is called, and its bytes. */
export const keyOf = (path: string, bytes: Uint8Array): string => hash(`${path}\0${hash(bytes)}`);
