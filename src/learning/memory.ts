import { fsrs, generatorParameters } from 'ts-fsrs';
import type { Grade } from './event.ts';

/**
 * What is remembered of a question, in the terms of FSRS 6 (https://github.com/open-spaced-repetition):
 * stability in days until recall falls to 0.9, difficulty from 1 to 10.
 */
export interface Memory {
  readonly stability: number;
  readonly difficulty: number;
}

// no learning steps: a tutor schedules by days, and asks misses again within the session by itself;
// no fuzz: the same events give the same state on every machine
const scheduler = fsrs(
  generatorParameters({
    enable_fuzz: false,
    enable_short_term: true,
    learning_steps: [],
    relearning_steps: [],
  }),
);

const maxInterval = 36_500;
/** Nothing is remembered for less, in days: FSRS holds its stabilities above it, and refuses others. */
export const LEAST_STABILITY = 0.001;

/**
 * Memory after an answer. `elapsed` is in whole days since the last one; a clock that went back counts as 0.
 * A first answer starts from nothing (`before` null).
 */
export function remember(before: Memory | null, elapsed: number, grade: Grade): Memory {
  const days = Number.isFinite(elapsed) ? Math.max(0, Math.min(Math.floor(elapsed), maxInterval)) : 0;
  const next = scheduler.next_state(before, before === null ? 0 : days, grade);
  return { stability: next.stability, difficulty: next.difficulty };
}

/** Probability, 0–1, of recalling after `elapsed` days (not necessarily whole). */
export function retrievability(memory: Memory, elapsed: number): number {
  return scheduler.forgetting_curve(Math.max(0, elapsed), memory.stability);
}

/** Whole days, at least 1, until recall is expected to fall to `retention` (0–1, exclusive). */
export function interval(memory: Memory, retention: number): number {
  const { factor, decay } = curve();
  const days = (memory.stability / factor) * (retention ** (1 / decay) - 1);
  return Math.max(1, Math.min(Math.round(days), maxInterval));
}

/** The forgetting curve R(t) = (1 + factor · t / S)^decay, with factor chosen so that R(S) = 0.9. */
function curve(): { factor: number; decay: number } {
  const decay = -(scheduler.parameters.w[20] as number);
  return { decay, factor: 0.9 ** (1 / decay) - 1 };
}
