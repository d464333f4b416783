/** A number that is asked for, and how far one may be from it. */
export interface NumberRange {
  readonly shown: string;
  /** null: none; '': `shown` is a span */
  readonly tolerance: string | null;
}

const number = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

/** Reads `3`, `3:0.5` or `1..5`; null where that is no number. */
export function rangeOf(written: string): NumberRange | null {
  const dots = written.indexOf('..', 1);
  if (dots > 0) {
    const span = [written.slice(0, dots), written.slice(dots + 2)].map((part) => part.trim());
    return span.every((part) => number.test(part)) ? { shown: span.join(' to '), tolerance: '' } : null;
  }
  const [value = '', margin = '0', ...more] = written.split(':').map((part) => part.trim());
  if (!number.test(value) || !number.test(margin) || more.length > 0) return null;
  return { shown: value, tolerance: Number(margin) === 0 ? null : margin };
}

/** The same in words. */
export const saidRange = ({ shown, tolerance }: NumberRange): string =>
  tolerance === null ? shown : tolerance === '' ? `from ${shown}` : `${shown}, give or take ${tolerance}`;
