import type { Answered, Confidence } from './event.ts';

/** How many of how many were right. */
export interface Tally {
  readonly answers: number;
  readonly right: number;
}

/** How sure somebody said they were before they saw whether an answer was right, surest first. */
export const CONFIDENCES = ['sure', 'think', 'guess'] as const satisfies readonly Confidence[];

/** Reviews by how many days before the question had been answered; the last span has no end. */
export const AGES = [
  { from: 1, to: 6 },
  { from: 7, to: 29 },
  { from: 30, to: 89 },
  { from: 90, to: null },
] as const;

/** Which of `AGES` so many days are in; -1 for a day not over yet. */
export const ageOf = (days: number): number => AGES.findLastIndex(({ from }) => from <= days);

/** An answer asked again after its key was shown says nothing about how well somebody knows what they know. */
export const confidenceOf = ({ sure, repeat }: Answered): Confidence | null =>
  repeat === true ? null : (sure ?? null);
