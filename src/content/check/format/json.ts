import type { ReadResult } from '../../read.ts';
import { positionAt } from '../../source.ts';

/** The report as one JSON value. */
export function toJson({ counts, diagnostics, waived, sources }: ReadResult) {
  return {
    ...counts,
    errors: diagnostics.filter((d) => d.severity === 'error').length,
    warnings: diagnostics.filter((d) => d.severity === 'warning').length,
    waived: waived.map(({ code, file, span, reason }) => {
      const source = sources.get(file);
      const line = source === undefined ? 1 : positionAt(source, span.start).line;
      return { code, file, line, reason };
    }),
    diagnostics: diagnostics.map(
      ({ code, severity, file, line, column, endLine, endColumn, message, hint }) => ({
        code,
        severity,
        file,
        line,
        column,
        endLine,
        endColumn,
        message,
        hint,
      }),
    ),
  };
}
