import type { ReadResult } from '../../read.ts';

/** The report as one JSON value. */
export function toJson({ counts, diagnostics }: ReadResult) {
  return {
    ...counts,
    errors: diagnostics.filter((d) => d.severity === 'error').length,
    warnings: diagnostics.filter((d) => d.severity === 'warning').length,
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
