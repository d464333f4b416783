import { unseen } from '../../unseen.ts';
import type { Checked } from '../checked.ts';
import type { Diagnostic } from '../diagnostic.ts';

/**
 * One workflow command a fault, which GitHub Actions shows beside the line. `pathOf` gives the way from the
 * repository's root to a file. No text can end its command or begin another one.
 */
export const toGithub = (
  checked: readonly Checked[],
  pathOf: (one: Checked, file: string) => string,
  quiet = false,
): string =>
  checked
    .flatMap((one) =>
      one.shown
        .filter((d) => !quiet || d.severity === 'error')
        .map((d) => annotation(d, pathOf(one, d.file))),
    )
    .join('\n');

function annotation(d: Diagnostic, path: string): string {
  // over several lines columns are not allowed, and the whole range would be dropped
  const columns = d.line === d.endLine ? { col: d.column, endColumn: Math.max(d.column, d.endColumn) } : {};
  const { col, endColumn } = columns as { col?: number; endColumn?: number };
  const properties = Object.entries({
    file: path,
    line: d.line,
    col,
    endLine: d.endLine,
    endColumn,
    title: d.code,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`);
  const text = d.hint === null ? d.message : `${d.message}\n${d.hint}`;
  return `::${d.severity} ${properties.join(',')}::${data(text)}`;
}

/** As in JSON: a character beyond the first plane as two halves. */
const halves = (char: string): string =>
  char.replace(/[\s\S]/g, (half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`);
const hidden = new RegExp(`[${unseen}\\t]`, 'gu');

/** As the runner reads it back: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
const data = (text: string): string => {
  const visible = text.replace(hidden, halves);
  return visible.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
};

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
