import type { Report } from '../../check/diagnostic.ts';
import type { Located } from '../../parse/shape.ts';
import { mostSteps } from '../limits.ts';
import type { Step } from '../model.ts';

/** How many steps these are when all groups run as often as they may. A setup counts as one, a list yet to come too. */
const stepsIn = (steps: readonly Step[]): number => steps.reduce((sum, step) => sum + stepsOf(step), 0);

function stepsOf(step: Step): number {
  switch (step.kind) {
    case 'repeat':
    case 'parallel':
      return 1 + step.times * stepsIn(step.steps);
    case 'each':
      return 1 + (Array.isArray(step.values) ? step.values.length : 1) * stepsIn(step.steps);
    case 'restart':
      return 1 + stepsIn(step.during);
    default:
      return 1;
  }
}

/** Reports a check that has more steps than one may. */
export function reportTooMany(id: Located<string>, steps: readonly Step[], report: Report): void {
  const all = stepsIn(steps);
  if (all > mostSteps)
    report(
      'yaml/out-of-range',
      id.span,
      `These are ${all} steps; a check has at most ${mostSteps}.`,
      'Run its groups less often, or make several checks of it.',
    );
}

/** Reports a group that runs its steps so often that no check could. */
export function areTooMany(times: Located<number>, steps: readonly Step[], report: Report): boolean {
  const all = times.value * stepsIn(steps);
  if (all <= mostSteps) return false;
  report(
    'yaml/out-of-range',
    times.span,
    `${times.value} times, these are ${all} steps; a check has at most ${mostSteps}.`,
    'Run them less often, or groups within them.',
  );
  return true;
}
