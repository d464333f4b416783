import { didYouMean } from '../../../nearest.ts';
import type { Waiver } from '../../../parse/waiver.ts';
import type { ReadRoadmap } from '../../../read-stage.ts';
import type { Source, Span } from '../../../source.ts';
import { type Code, codes, isLint } from '../../codes.ts';
import { type Diagnostic, type Report, reporting } from '../../diagnostic.ts';
import { lintCodes } from '../../lint-codes.ts';

/** A finding that its author means to be so. */
export interface Waived {
  readonly code: Code;
  readonly file: string;
  readonly span: Span;
  readonly reason: string;
}

/** Takes a file's findings of the lint, and the word that all of them were made. */
export interface LintReport {
  readonly report: Report;
  readonly add: (finding: Diagnostic) => void;
  readonly finish: () => void;
}

interface WaivableFile {
  readonly source: Source;
  readonly waivers: readonly Waiver[];
  /** ranges of questions: a waiver inside one counts for it alone, any other for the whole file */
  readonly questions: readonly { readonly whole: Span }[];
}

/** Finds the first waiver in a file that counts for a finding, if there is one. */
export function waiversIn({
  waivers,
  questions,
}: Omit<WaivableFile, 'source'>): (finding: Pick<Diagnostic, 'code' | 'start'>) => Waiver | undefined {
  const questionAt = (start: number): number =>
    questions.findIndex(({ whole }) => start >= whole.start && start < whole.end);
  const first = new Map<string, { readonly waiver: Waiver; readonly at: number }>();
  waivers.forEach((waiver, at) => {
    const key = `${waiver.code} ${questionAt(waiver.span.start)}`;
    if (!first.has(key)) first.set(key, { waiver, at });
  });
  return ({ code, start }) => {
    const own = first.get(`${code} ${questionAt(start)}`);
    const whole = first.get(`${code} -1`);
    return (own !== undefined && (whole === undefined || own.at < whole.at) ? own : whole)?.waiver;
  };
}

/**
 * Lowers each finding that has a waiver by one step: an error becomes a warning, a warning is only counted. `finish`
 * reports waivers that waived nothing, unless there were more findings than are told: they may waive one of those.
 */
export function withWaivers(
  { source, ...file }: WaivableFile,
  { found, waived, report: reportIn }: Pick<ReadRoadmap, 'found' | 'waived' | 'report'>,
): LintReport {
  const used = new Set<Waiver>();
  const waiverOf = waiversIn(file);
  let isCut = false;
  const add = (finding: Diagnostic): void => {
    const { code, start, end } = finding;
    const waiver = waiverOf(finding);
    isCut ||= code === 'file/too-many-faults';
    if (waiver === undefined) return void found.push(finding);
    used.add(waiver);
    if (codes[code].severity === 'error') found.push({ ...finding, severity: 'warning' });
    else waived.push({ code, file: source.file, span: { start, end }, reason: waiver.reason });
  };
  const report = reportIn(source);
  return {
    report: reporting(source, add),
    add,
    finish: () => {
      for (const waiver of file.waivers) {
        if (!isLint(waiver.code))
          report(
            'lint-ok/unknown-code',
            waiver.span,
            `"${waiver.code}" is no finding that can be waived.`,
            didYouMean(waiver.code, Object.keys(lintCodes)) ?? 'Only advice of the lint can be.',
          );
        else if (!isCut && !used.has(waiver))
          report('lint-ok/unused', waiver.span, `There is no ${waiver.code} here.`, 'Delete this lint-ok.');
      }
    },
  };
}
