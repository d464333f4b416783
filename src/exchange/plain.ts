import type { Markdown } from '../content/model.ts';
import { parseMarkdown } from '../content/parse/blocks.ts';

export interface Plain {
  readonly text: string;
  /** marks that plain text cannot show */
  readonly lost: readonly string[];
}

/**
 * Markdown on one line of plain text; code keeps its backticks, or with `bareCode` loses them. Null where it has more
 * than one paragraph, or any other block.
 */
export function plainOf(text: Markdown, bareCode = false): Plain | null {
  const tokens = parseMarkdown(text);
  if (tokens.length !== 3 || tokens[0]?.type !== 'paragraph_open') return null;
  const lost = new Set<string>();
  const parts = (tokens[1]?.children ?? []).map((child) => {
    switch (child.type) {
      case 'text':
      case 'text_special':
        return child.content;
      case 'code_inline':
        return bareCode ? child.content : `${child.markup}${child.content}${child.markup}`;
      case 'softbreak':
      case 'hardbreak':
        return ' ';
      case 'link_open':
        lost.add('links');
        return '';
      case 'link_close':
        return '';
      default:
        lost.add('emphasis');
        return child.content;
    }
  });
  return { text: parts.join(''), lost: [...lost] };
}
