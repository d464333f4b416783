import type { Diagnostic, Report } from './check/diagnostic.ts';
import type { LocatedTopic } from './parse/located.ts';
import type { Source } from './source.ts';

/**
 * What was made of files, for whoever reads the same roadmap again after a change: files whose bytes are the same array
 * as before are neither read nor looked over again. Without it nothing is kept.
 */
export interface Memo {
  readonly sources: WeakMap<Uint8Array, Source>;
  readonly topics: WeakMap<Source, ReadTopic>;
  /** what the rules that look at one topic alone had to say of it */
  readonly findings: WeakMap<LocatedTopic, readonly Parameters<Report>[]>;
}

interface ReadTopic {
  readonly topic: LocatedTopic;
  readonly diagnostics: readonly Diagnostic[];
}

export const makeMemo = (): Memo => ({
  sources: new WeakMap(),
  topics: new WeakMap(),
  findings: new WeakMap(),
});
