import type { Source } from '../../source.ts';
import { type Checked, countErrors, shownOf } from '../checked.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { isFixable } from '../fix/fixable.ts';
import { codeFrame } from './frame.ts';

/** How the report looks; widths are in columns of the screen. */
export interface PrettyStyle {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  /** what a stranger's text may safely become on this screen */
  readonly safe: (text: string) => string;
  readonly widthOf: (text: string) => number;
  /** columns a line of a frame may take */
  readonly width: number;
  /** prose broken into lines, each behind an indent; as it is where nothing is wrapped */
  readonly wrap: (text: string, indent: string) => string;
}

export interface PrettyOptions {
  /** only errors are shown; warnings are still counted */
  readonly quiet?: boolean;
  /** how long it took, in ms; 0 says nothing */
  readonly took?: number;
  /** what can be repaired has been, so that nothing is said of it */
  readonly isFixed?: boolean;
}

/** Every fault with its place, the lines it stands on, its reason and its repair; then a summary. */
export const toPretty = (
  checked: readonly Checked[],
  style: PrettyStyle,
  options: PrettyOptions = {},
): string => [...prettyBlocks(checked, style, options), prettySummary(checked, style, options)].join('\n\n');

/** One text a fault. */
export const prettyBlocks = (
  checked: readonly Checked[],
  style: PrettyStyle,
  { quiet = false }: PrettyOptions = {},
): string[] =>
  checked.flatMap(({ shown, result, prefix }) =>
    shown
      .filter((d) => !quiet || d.severity === 'error')
      .map((d) => block(d, result.sources.get(d.file), prefix, style)),
  );

function block(d: Diagnostic, source: Source | undefined, prefix: string, style: PrettyStyle): string {
  const mark = d.severity === 'error' ? style.error : style.warning;
  const place = style.strong(style.safe(`${prefix}${d.file}:${d.line}:${d.column}`));
  const frame = source === undefined || source.text === '' ? [] : codeFrame(d, source, { ...style, mark });
  return [
    style.wrap(`${place}  ${mark(d.severity)}  ${d.code}`, ''),
    style.wrap(style.safe(d.message), '  '),
    ...frame,
    ...(d.hint === null ? [] : [style.wrap(style.safe(`hint: ${d.hint}`), '  ')]),
  ].join('\n');
}

const plural = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** What was read, what was found, what can be repaired, and how long it took. */
export function prettySummary(
  checked: readonly Checked[],
  style: PrettyStyle,
  { quiet = false, took = 0, isFixed = false }: PrettyOptions = {},
): string {
  const sum = (of: (one: Checked) => number): number => checked.reduce((all, one) => all + of(one), 0);
  const all = shownOf(checked);
  const errors = countErrors(all);
  const warnings = all.length - errors;
  const read = `${plural(
    sum(({ result }) => result.counts.files),
    'file',
  )}, ${plural(
    sum(({ result }) => result.counts.topics),
    'topic',
  )}, ${plural(
    sum(({ result }) => result.counts.questions),
    'question',
  )}`;
  const found = `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
  const verdict =
    all.length === 0 ? 'no errors, no warnings' : (errors > 0 ? style.error : style.warning)(found);
  const waived = sum(({ result }) => result.waived.length);
  const fixable = all.filter((d) => isFixable(d.code) && !(quiet && d.severity === 'warning')).length;
  const elsewhere = sum((one) => one.elsewhere.errors + one.elsewhere.warnings);
  return style.wrap(
    [
      `${read}: ${verdict}.`,
      ...(waived === 0
        ? []
        : [`${waived === 1 ? '1 finding is' : `${waived} findings are`} meant so (lint-ok).`]),
      ...(fixable === 0 || isFixed ? [] : [`--fix may repair ${fixable} of them.`]),
      ...(elsewhere === 0
        ? []
        : [
            `${plural(elsewhere, 'finding')} in files that were not asked for (${plural(
              sum((one) => one.elsewhere.errors),
              'error',
            )}).`,
          ]),
      ...(took < 1
        ? []
        : [`Took ${took < 1_000 ? `${Math.round(took)} ms` : `${(took / 1_000).toFixed(1)} s`}.`]),
    ].join(' '),
    '',
  );
}
