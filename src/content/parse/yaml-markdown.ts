import type { Report } from '../check/diagnostic.ts';
import { Source } from '../source.ts';
import { readBlocks, reportForbidden } from './blocks.ts';
import type { Located } from './shape.ts';

/** Faults inside Markdown texts that YAML holds are reported where they stand in the file, however the text is quoted or folded. */
export function reportMarkdownIn(texts: readonly (Located<string> | undefined)[], report: Report): void {
  for (const text of texts) {
    if (text === undefined) continue;
    const inner = new Source('', text.value);
    reportForbidden(readBlocks(inner, 0), 0, inner, (code, { start, end }, message, hint) =>
      report(code, text.at?.(start, Math.max(end, start + 1)) ?? text.span, message, hint),
    );
  }
}
