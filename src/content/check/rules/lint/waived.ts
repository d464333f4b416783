import type { LocatedTopic } from '../../../parse/located.ts';
import { didYouMean } from '../../../parse/shape.ts';
import type { Waiver } from '../../../parse/waiver.ts';
import type { Source, Span } from '../../../source.ts';
import { type Code, codes, isLint } from '../../codes.ts';
import type { Report } from '../../diagnostic.ts';
import { lintCodes } from '../../lint-codes.ts';

/** A finding that its author means to be so. */
export interface Waived {
  readonly code: Code;
  readonly file: string;
  readonly span: Span;
  readonly reason: string;
}

/** A file's report for findings of the lint, and the word that all of them were made. */
export interface LintReport {
  readonly report: Report;
  readonly finish: () => void;
}

interface WaivableFile {
  readonly source: Source;
  readonly waivers: readonly Waiver[];
  /** ranges of questions: a waiver inside one counts for it alone, any other for the whole file */
  readonly questions: readonly { readonly whole: Span }[];
}

/**
 * Lowers each finding that has a waiver by one step: an error becomes a warning, a warning is only counted. `finish`
 * reports waivers that waived nothing.
 */
export function withWaivers(
  { source, waivers, questions }: WaivableFile | LocatedTopic,
  report: Report,
  waived: Waived[],
): LintReport {
  const used = new Set<Waiver>();
  const questionAt = (span: Span): number =>
    questions.findIndex(({ whole }) => span.start >= whole.start && span.start < whole.end);
  const covers = (waiver: Waiver, span: Span): boolean => {
    const of = questionAt(waiver.span);
    return of < 0 || of === questionAt(span);
  };
  return {
    report: (code, span, message, hint, severity, related) => {
      const waiver = waivers.find((one) => one.code === code && covers(one, span));
      if (waiver === undefined) return report(code, span, message, hint, severity, related);
      used.add(waiver);
      if (codes[code].severity === 'error') report(code, span, message, hint, 'warning', related);
      else waived.push({ code, file: source.file, span, reason: waiver.reason });
    },
    finish: () => {
      for (const waiver of waivers) {
        if (!isLint(waiver.code))
          report(
            'lint-ok/unknown-code',
            waiver.span,
            `"${waiver.code}" is no finding that can be waived.`,
            didYouMean(waiver.code, Object.keys(lintCodes)) ?? 'Only advice of the lint can be.',
          );
        else if (!used.has(waiver))
          report('lint-ok/unused', waiver.span, `There is no ${waiver.code} here.`, 'Delete this lint-ok.');
      }
    },
  };
}
