import type { ReadResult } from '../../read.ts';
import { lineText, type Source } from '../../source.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** How the report looks; widths are in columns of the screen. */
export interface PrettyStyle {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  /** what a stranger's text may safely become on this screen */
  readonly safe: (text: string) => string;
  readonly widthOf: (text: string) => number;
}

/** Every fault with its place, the line it stands on, its reason and its repair; then a summary. `prefix` leads to the files. */
export function toPretty(
  { diagnostics, sources, counts, waived }: ReadResult,
  prefix: string,
  style: PrettyStyle,
): string {
  const blocks = diagnostics.map((d) => block(d, sources.get(d.file), prefix, style));
  return [...blocks, `${summary(diagnostics, counts, style)}${waivers(waived.length)}`].join('\n\n');
}

function block(d: Diagnostic, source: Source | undefined, prefix: string, style: PrettyStyle): string {
  const word = d.severity === 'error' ? style.error('error') : style.warning('warning');
  const head = `${style.strong(style.safe(`${prefix}${d.file}:${d.line}:${d.column}`))}  ${word}  ${d.code}`;
  const frame = source === undefined || source.text === '' ? [] : codeFrame(d, source, style);
  const hint = d.hint === null ? [] : [`  hint: ${style.safe(d.hint)}`];
  return [head, `  ${style.safe(d.message)}`, ...frame, ...hint].join('\n');
}

const longest = 120;

/** The line of the fault with the one before it, and carets below what is meant. */
function codeFrame(d: Diagnostic, source: Source, style: PrettyStyle): string[] {
  const gutter = String(d.line).length;
  const line = lineText(source, d.line - 1);
  // a very long line is shown from shortly before the fault on
  const skip = d.column > longest - 20 ? d.column - 20 : 0;
  const show = (text: string): string => style.safe(text.slice(skip, skip + longest).replace(/\t/g, '  '));
  const before = d.line > 1 ? lineText(source, d.line - 2) : '';
  const end = d.endLine === d.line ? d.endColumn - 1 : line.length;
  const lead = style.widthOf(show(line.slice(0, d.column - 1)));
  const marked = Math.max(1, style.widthOf(show(line.slice(0, Math.min(end, skip + longest)))) - lead);
  return [
    ...(show(before).trim() === ''
      ? []
      : [style.dim(`    ${String(d.line - 1).padStart(gutter)} | ${show(before)}`)]),
    `  ${style.strong('>')} ${String(d.line).padStart(gutter)} | ${show(line)}`,
    `    ${' '.repeat(gutter)} | ${' '.repeat(lead)}${(d.severity === 'error' ? style.error : style.warning)('^'.repeat(marked))}`,
  ];
}

/** What authors meant to be so is counted, that nobody takes it for clean. */
const waivers = (count: number): string =>
  count === 0 ? '' : ` ${count === 1 ? '1 finding is' : `${count} findings are`} meant so (lint-ok).`;

function summary(
  diagnostics: readonly Diagnostic[],
  counts: ReadResult['counts'],
  style: PrettyStyle,
): string {
  const errors = diagnostics.filter((d) => d.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const plural = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
  const read = `${plural(counts.files, 'file')}, ${plural(counts.topics, 'topic')}, ${plural(counts.questions, 'question')}`;
  if (errors + warnings === 0) return `${read}: no errors, no warnings.`;
  const found = `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
  return `${read}: ${errors > 0 ? style.error(found) : style.warning(found)}.`;
}
