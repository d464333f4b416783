import { lineText, type Source } from '../source.ts';
import type { Block } from './blocks.ts';

/** The Markdown inside a blockquote: its lines without indent and `>`. */
export function quoteText(block: Block, source: Source): string {
  const lines: string[] = [];
  for (let i = block.from; i < block.to; i++)
    lines.push(
      lineText(source, i)
        .replace(/^[ \t]*>? ?/, '')
        .trimEnd(),
    );
  return lines.join('\n').trim();
}
