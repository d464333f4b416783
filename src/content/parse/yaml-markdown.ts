import type { Report } from '../check/diagnostic.ts';
import { makeSource } from '../source.ts';
import { readBlocks, reportForbidden } from './blocks.ts';
import type { Located } from './shape.ts';

/** Faults inside Markdown texts that YAML holds are reported at the whole text: its lines have been re-flowed. */
export function reportMarkdownIn(texts: readonly (Located<string> | undefined)[], report: Report): void {
  for (const text of texts) {
    if (text === undefined) continue;
    const inner = makeSource('', text.value);
    reportForbidden(readBlocks(inner, 0), 0, inner, (code, _at, message, hint) =>
      report(code, text.span, message, hint),
    );
  }
}
