import { positionAt, type Source, type Span } from '../source.ts';
import type { Severity } from './code-info.ts';
import { type Code, codes } from './codes.ts';

/** A range in a file. */
export interface Region {
  /** relative to the roadmap's folder, with `/` */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** from 1; columns count UTF-16 code units */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A fault in content: data, never thrown. */
export interface Diagnostic extends Region {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  /** other places without which it would be no fault: the first of two of one name, the rest of a circle */
  readonly related: readonly Region[];
}

/** A place in another file. */
export interface Elsewhere {
  readonly source: Source;
  readonly span: Span;
}

/** Says what is wrong where; the code decides how bad it is, unless a waiver lowers it. */
export type Report = (
  code: Code,
  span: Span,
  message: string,
  hint?: string | null,
  severity?: Severity,
  related?: readonly Elsewhere[],
) => void;

/** A `Report` for one file that gives what is said to `add`. */
export const reporting =
  (source: Source, add: (diagnostic: Diagnostic) => void): Report =>
  (code, span, message, hint = null, severity = codes[code].severity, related = []) =>
    add({
      code,
      severity,
      ...regionOf(source, span),
      message,
      hint,
      related: related.map((other) => regionOf(other.source, other.span)),
    });

/** A `Report` for one file that adds to `into`. */
export const reporter = (source: Source, into: Diagnostic[]): Report =>
  reporting(source, (diagnostic) => void into.push(diagnostic));

/** A `Report` for one file that adds to `into`, as long as `count` lets it. */
const counted = (source: Source, into: Diagnostic[], count: FaultCount): Report => {
  const report = reporter(source, into);
  return (code, span, message, hint, severity, related) => {
    if (count.takes(severity ?? codes[code].severity)) report(code, span, message, hint, severity, related);
  };
};

/** How many faults of a file are told. */
const mostFaults = 1_000;

/** Counts the faults of a file. */
class FaultCount {
  #told = 0;
  #untold = 0;
  #worst: Severity = 'warning';

  takes(severity: Severity): boolean {
    if (this.#told < mostFaults) return ++this.#told > 0;
    this.#untold++;
    if (severity === 'error') this.#worst = 'error';
    return false;
  }

  /** Says how many were not told, where there are any. */
  sayRest(report: Report): void {
    if (this.#untold === 0) return;
    report(
      'file/too-many-faults',
      { start: 0, end: 0 },
      `This file has ${this.#told + this.#untold} faults; ${mostFaults} of them are listed.`,
      'Repair what is listed, and check again.',
      this.#worst,
    );
  }
}

/** Gathers the faults of files, of each at most so many. */
export class FaultLists {
  readonly #into: Diagnostic[];
  readonly #counts = new Map<string, { readonly source: Source; readonly count: FaultCount }>();

  constructor(into: Diagnostic[]) {
    this.#into = into;
  }

  reportIn(source: Source): Report {
    const known = this.#counts.get(source.file) ?? { source, count: new FaultCount() };
    this.#counts.set(source.file, known);
    return counted(source, this.#into, known.count);
  }

  /** Says of each file how many were not told. */
  close(): void {
    for (const { source, count } of this.#counts.values()) count.sayRest(reporter(source, this.#into));
    this.#counts.clear();
  }
}

/** A range of a file with its lines and columns; what lies outside of the text is drawn to its ends. */
function regionOf(source: Source, span: Span): Region {
  const start = Math.max(0, Math.min(span.start, source.text.length));
  const end = Math.max(start, Math.min(span.end, source.text.length));
  const from = positionAt(source, start);
  const to = positionAt(source, end);
  return {
    file: source.file,
    start,
    end,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}

/** In the order of the files and the places in them; the same fault at the same place once. */
export function tidy(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = [...diagnostics].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.start - b.start ||
      a.end - b.end ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
  return sorted.filter((d, i) => {
    const before = sorted[i - 1];
    return !(
      before &&
      before.file === d.file &&
      before.start === d.start &&
      before.code === d.code &&
      before.message === d.message
    );
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
