import type { Suspend } from './terminal/suspend.ts';

/** What a report of a fault says of where it happened. */
export interface Machine {
  /** version of Node, `22.13.0` */
  readonly node: string;
  /** of the processor, `x64` */
  readonly arch: string;
  /** room left on the disk of a folder that is there, in bytes; null where it cannot be told */
  freeBytes(folder: string): number | null;
}

/** Everything impure that is passed in. Tests hand over another one. */
export interface World {
  /** arguments after the program's name */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly cwd: string;
  /** folder the program is installed in: its compiled roadmap stands in dist/, the roadmap's files in roadmap/ */
  readonly installed: string;
  /** the person's home folder, or null when there is none */
  readonly home: string | null;
  readonly platform: NodeJS.Platform;
  readonly machine: Machine;
  /** UTC ms */
  now(): number;
  /** local time minus UTC at that moment, in minutes */
  timezone(at: number): number;
  /** seed of what is shuffled when nobody asks for another: different at each start */
  readonly seed: string;
  /** aborted by SIGINT, SIGTERM, SIGHUP; its reason is the signal's name */
  readonly signal: AbortSignal;
  /** left out where nobody can suspend the program */
  readonly suspend?: Suspend | undefined;
}
