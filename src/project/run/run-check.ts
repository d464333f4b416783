import type { Check, Step, StepKind } from '../../content/project/model.ts';
import { UserError } from '../../errors.ts';
import { BadAnswer } from '../bad-answer.ts';
import { CheckerFault } from '../checker-fault.ts';
import { Dice } from '../dice.ts';
import { Elsewhere } from '../outgoing.ts';
import { CheckFailed, type CheckResult, type Failure } from '../result.ts';
import { cut } from '../value.ts';
import { type Stage, upstreamPort } from './stage.ts';
import { Steps } from './steps.ts';

/** Runs one check. Throws only when everything was stopped. */
export async function runCheck(check: Check, stage: Stage, seed: string): Promise<CheckResult> {
  const started = performance.now();
  const ms = (): number => Math.round(performance.now() - started);
  const reason = whySkipped(check, stage);
  if (reason !== null) return { check, state: 'skipped', reason, ms: 0 };
  const steps = new Steps(check, stage);
  try {
    await steps.run(new Dice(`${seed}/${stage.project.id}/${check.id}`));
    return { check, state: 'passed', warning: null, ms: ms() };
  } catch (error) {
    if (stage.stop.aborted) throw error;
    const failure = short({ ...failureOf(error), blocked: !steps.hasBegun });
    return check.warning && failure.kind === 'wrong-answer'
      ? { check, state: 'passed', warning: failure, ms: ms() }
      : { check, state: 'failed', failure, ms: ms() };
  } finally {
    await steps.close();
  }
}

/** What a check needs that is not there; null when it can be run. */
function whySkipped(check: Check, { subject, project, upstream }: Stage): string | null {
  const kinds = new Set([...check.steps, ...Object.values(project.setups).flat()].flatMap(kindsIn));
  if (subject.dataFolder === null && check.steps.flatMap(kindsIn).some((kind) => ownServer.includes(kind)))
    return 'it restarts the server or looks into its data folder: run with --start "COMMAND"';
  if (upstream === null && project.upstream && kinds.has('serve'))
    return `port ${upstreamPort} is taken, on which the second server would listen`;
  return null;
}

/** What can be done to a server only by who started it. */
const ownServer: readonly StepKind[] = ['restart', 'files'];

const kindsIn = (step: Step): StepKind[] => [
  step.kind,
  ...('steps' in step ? step.steps.flatMap(kindsIn) : []),
];

const longestSentence = 1_000;

/** Names, patterns and values are a stranger's, and may be as long as a body. */
function short(failure: Failure): Failure {
  const { message, expected, got } = failure;
  return {
    ...failure,
    message: cut(message, longestSentence),
    expected: expected && cut(expected, longestSentence),
    got: got && cut(got, longestSentence),
  };
}

function failureOf(error: unknown): Omit<Failure, 'blocked'> {
  if (error instanceof CheckFailed) return error.failure;
  const message = error instanceof Error ? error.message : String(error);
  const bare = { message, expected: null, got: null, request: null, answer: null };
  if (error instanceof Elsewhere || error instanceof BadAnswer) return { ...bare, kind: 'wrong-answer' };
  // only a restart throws one: the server did not come back
  if (error instanceof UserError)
    return { ...bare, kind: 'not-listening', message: [message, error.hint ?? ''].join(' ').trim() };
  if (error instanceof CheckerFault)
    return { ...bare, kind: 'checker', message: `${message} Please tell who wrote this project.` };
  return {
    ...bare,
    kind: 'checker',
    message: `Something is wrong with the checker itself, please report it: ${message}`,
  };
}
