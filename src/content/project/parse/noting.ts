import { codes } from '../../check/codes.ts';
import type { Report } from '../../check/diagnostic.ts';
import type { Span } from '../../source.ts';

interface Noting {
  /** says what is said to it */
  readonly say: Report;
  /** where the errors are of which it was told */
  readonly errors: readonly Span[];
}

export function noting(report: Report): Noting {
  const errors: Span[] = [];
  const say: Report = (code, span, message, hint, severity = codes[code].severity, related = []) => {
    if (severity === 'error') errors.push(span);
    report(code, span, message, hint, severity, related);
  };
  return { say, errors };
}

/** Whether one of the places begins from `from` on and before `to`. */
export type BeginsIn = (from: number, to: number) => boolean;

export function beginsIn(places: readonly Span[]): BeginsIn {
  const starts = places.map(({ start }) => start).sort((a, b) => a - b);
  return (from, to) => {
    let low = 0;
    for (let high = starts.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return low < starts.length && (starts[low] as number) < to;
  };
}
