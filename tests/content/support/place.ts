import type { Diagnostic } from '../../../src/content/check/diagnostic.ts';

/** A diagnostic as the fixtures write it down: `file:line:column-endLine:endColumn code`. */
export const placed = (d: Diagnostic): string =>
  `${d.file}:${d.line}:${d.column}-${d.endLine}:${d.endColumn} ${d.code}`;
