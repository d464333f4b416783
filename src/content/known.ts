import type { Diagnostic } from './check/diagnostic.ts';

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
  /** what a file is: its path, which says how it is read and what it is called, and its bytes */
  keyOf(path: string, bytes: Uint8Array): string;
  get(key: string): KnownFile | undefined;
  set(key: string, known: KnownFile): void;
}
