import type { Source } from '../../source.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Repair } from './edit.ts';
import type { FileKeys, FileReading } from './read-file.ts';
import type { Allowance } from './same-meaning.ts';

/** A file that may be repaired. */
export interface FixInput {
  readonly source: Source;
  /** what was found in it when the whole roadmap was checked */
  readonly diagnostics: readonly Diagnostic[];
  /** the file read by itself; read when it is first asked for */
  readonly reading: () => FileReading;
  /** its keys with their places, read when they are first asked for; null where they cannot be read */
  readonly keys: () => FileKeys | null;
}

/** Repairs one kind of fault. */
export interface Fixer {
  /** what it may change of the meaning; any other change and the file is left alone */
  readonly allowed: Allowance;
  readonly repairs: (input: FixInput) => readonly Repair[];
}
