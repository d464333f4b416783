import type { Report } from '../../check/diagnostic.ts';
import { optional, type Reader } from '../../parse/shape.ts';
import type { Expectation, Step } from '../model.ts';

/** A reader of keys, and the step that becomes of them; the step is left out where it cannot be one. */
export function built<K>(
  keys: Reader<{ readonly value: K }>,
  build: (keys: K, report: Report) => Step | undefined,
): Reader<Step> {
  return (value, report) => {
    const found = keys(value, report);
    return found && build(found.value, report);
  };
}

/** The key every step may have. */
export const whenKey = (expected: Reader<Expectation>) =>
  optional('an expectation; the step is left out where it does not hold', expected);
export type WhenKey = ReturnType<typeof whenKey>;
