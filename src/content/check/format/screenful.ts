import { type Checked, shownOf } from '../checked.ts';
import { type PrettyOptions, type PrettyStyle, prettyBlocks, prettySummary } from './pretty.ts';

/** Rows and columns there are. */
export interface Room {
  readonly rows: number;
  readonly columns: number;
}

/**
 * A report that fits the screen, with the summary in sight: all findings, or as many as there is room for, errors first,
 * and how many more there are.
 */
export function toScreenful(
  checked: readonly Checked[],
  style: PrettyStyle,
  { rows, columns }: Room,
  options: PrettyOptions = {},
): string {
  const summary = prettySummary(checked, style, options);
  const rowsOf = (text: string): number =>
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(style.widthOf(line) / columns)), 0);
  const blocks = prettyBlocks(checked, style, options);
  const space = rows - rowsOf(summary);
  const needed = blocks.reduce((sum, block) => sum + rowsOf(block) + 1, 0);
  if (needed <= space) return [...blocks, summary].join('\n\n');
  const urgent = errorsFirst(checked);
  const order = prettyBlocks(urgent, style, options);
  const kept: string[] = [];
  let left = space - 2;
  for (const block of order) {
    left -= rowsOf(block) + 1;
    // one is shown whatever room there is
    if (left < 0 && kept.length > 0) break;
    kept.push(block);
  }
  const more = blocks.length - kept.length;
  const rest = more === 0 ? [] : [style.dim(style.safe(`… and ${more} more`))];
  return [...kept, ...rest, summary].join('\n\n');
}

function errorsFirst(checked: readonly Checked[]): Checked[] {
  const of = (severity: 'error' | 'warning'): Checked[] =>
    checked.map((one) => ({ ...one, shown: one.shown.filter((d) => d.severity === severity) }));
  return shownOf(checked).length === 0 ? [...checked] : [...of('error'), ...of('warning')];
}
