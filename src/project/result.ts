import type { Check } from '../content/project/model.ts';
import type { Message } from './message.ts';
import type { Outgoing } from './outgoing.ts';

/** Why a check failed: what the server did, or that the checker itself could not do its part. */
export type FailureKind =
  /** nobody answers at that address */
  | 'not-listening'
  /** an answer, but not the right one */
  | 'wrong-answer'
  /** no answer in time */
  | 'too-slow'
  /** what came back is not HTTP, is cut short, or too large */
  | 'broken-answer'
  /** the checker's own fault */
  | 'checker';

/** said of a wrong answer when what was expected says the rest */
export const plainlyWrong = 'The answer is not the right one.';

export interface Failure {
  readonly kind: FailureKind;
  /** one sentence */
  readonly message: string;
  readonly expected: string | null;
  readonly got: string | null;
  readonly request: Outgoing | null;
  readonly answer: Message | null;
  /** the check had sent nothing of its own: what it needs first did not work */
  readonly blocked: boolean;
}

export type CheckResult = { readonly check: Check; readonly ms: number } & (
  | { readonly state: 'passed'; readonly warning: Failure | null }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'skipped'; readonly reason: string }
);

export interface ProjectResult {
  readonly project: string;
  readonly seed: string;
  /** where the server was, for showing */
  readonly host: string;
  readonly checks: readonly CheckResult[];
  /** what the server printed last, where the checker started it; else '' */
  readonly said: string;
}

/** Ends a check. Thrown by steps, caught where a check is run. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
  readonly failure: Omit<Failure, 'blocked'>;

  constructor(failure: Omit<Failure, 'blocked'>) {
    super(failure.message);
    this.failure = failure;
  }
}
