import { positionAt } from '../../source.ts';
import { type Checked, countErrors, shownOf } from '../checked.ts';
import type { Region } from '../diagnostic.ts';

/** The report as one JSON value. `quiet`: only errors are listed; warnings are still counted. */
export function toJson(checked: readonly Checked[], quiet = false) {
  const all = shownOf(checked);
  const sum = (of: 'files' | 'topics' | 'questions'): number =>
    checked.reduce((total, { result }) => total + result.counts[of], 0);
  return {
    files: sum('files'),
    topics: sum('topics'),
    questions: sum('questions'),
    errors: countErrors(all),
    warnings: all.length - countErrors(all),
    waived: checked.flatMap(({ result }) =>
      result.waived.map(({ code, file, span, reason }) => {
        const source = result.sources.get(file);
        const line = source === undefined ? 1 : positionAt(source, span.start).line;
        return { code, file, line, reason };
      }),
    ),
    diagnostics: checked.flatMap(({ shown, prefix }) =>
      shown
        .filter((d) => !quiet || d.severity === 'error')
        .map(({ code, severity, message, hint, related, ...region }) => ({
          code,
          severity,
          ...placed(region),
          message,
          hint,
          path: `${prefix}${region.file}`,
          related: related.map(placed),
        })),
    ),
  };
}

const placed = ({ file, line, column, endLine, endColumn }: Region) => ({
  file,
  line,
  column,
  endLine,
  endColumn,
});
