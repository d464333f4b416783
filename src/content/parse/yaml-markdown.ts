import type { Report } from '../check/diagnostic.ts';
import { Source } from '../source.ts';
import { type Block, readBlocks, reportForbidden } from './blocks.ts';
import type { Located } from './shape.ts';

/** Faults inside Markdown texts that YAML holds are reported where they stand in the file, however the text is quoted or folded. */
export function reportMarkdownIn(texts: readonly (Located<string> | undefined)[], report: Report): void {
  for (const text of texts) if (text !== undefined) readMarkdownIn(text, report);
}

/** The same of one text, and gives its blocks. */
export function readMarkdownIn(text: Located<string>, report: Report): readonly Block[] {
  const inner = new Source('', text.value);
  const blocks = readBlocks(inner, 0);
  reportForbidden(blocks, 0, inner, (code, { start, end }, message, hint) =>
    report(code, text.at?.(start, Math.max(end, start + 1)) ?? text.span, message, hint),
  );
  return blocks;
}
