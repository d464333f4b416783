import type { Project } from '../../content/project/model.ts';
import type { Dice } from '../dice.ts';
import type { Message } from '../message.ts';
import type { Outgoing } from '../outgoing.ts';
import type { Scope } from '../scope.ts';
import type { Place } from './loopback.ts';
import type { Upstream } from './upstream.ts';

/** where the second server listens when the learner starts their own */
export const upstreamPort = 4810;

/** The server under test, as far as the checker can reach it. */
export interface Subject {
  readonly place: Place;
  /** null where the checker did not start it: then it cannot restart it either */
  readonly dataFolder: string | null;
  /** what it printed last, as far as that is known */
  readonly said: string;
  /** Ends it and starts it again. Throws UserError when it does not come back. */
  restart(how: 'stop' | 'kill'): Promise<void>;
}

/** All that checks are run with. */
export interface Stage {
  readonly project: Project;
  readonly subject: Subject;
  /** variables the server was started with */
  readonly env: Readonly<Record<string, string>>;
  /** the second server; null where the project has none */
  readonly upstream: Upstream | null;
  /** where nothing should ever arrive; null where the project has no second server */
  readonly elsewhere: Upstream | null;
  readonly stop: AbortSignal;
  /** UTC ms */
  now(): number;
}

/** What a run of steps knows: a check's, a setup's, or one of a parallel group. */
export interface Frame {
  readonly scope: Scope;
  readonly dice: Dice;
  /** steps of a setup: what fails here keeps the check from beginning */
  readonly setup: boolean;
  /** one of a parallel group: groups within run one after the other */
  readonly parallel: boolean;
  /** told of each answer; where it is set, requests may go unanswered */
  readonly answered: (() => void) | null;
  request: Outgoing | null;
  last: Message | null;
}
