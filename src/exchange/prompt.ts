import type { Markdown } from '../content/model.ts';
import { readBlocks } from '../content/parse/blocks.ts';
import { onOneLine } from '../content/parse/shape.ts';
import { leadOf, sliceEach } from '../content/parse/slice.ts';
import { Source } from '../content/source.ts';

export interface Prompt {
  readonly stem: string;
  readonly body: Markdown;
  /** text or code stood above the paragraph that became the stem */
  readonly moved: boolean;
}

/**
 * What is asked, as stem and body: the first paragraph on one line, and the other blocks below it. Null where there
 * is no paragraph at all.
 */
export function splitPrompt(text: Markdown): Prompt | null {
  const source = new Source('', text.trim());
  const blocks = readBlocks(source, 0).filter((block) => block.to > block.from);
  const at = blocks.findIndex((block) => block.open.type === 'paragraph_open');
  const paragraph = blocks[at];
  if (paragraph === undefined) return null;
  const stem = onOneLine(leadOf(paragraph).replace(/\\\n/g, '\n'));
  const rest = blocks.filter((block) => block !== paragraph);
  return { stem, body: sliceEach(rest, source), moved: at > 0 };
}
