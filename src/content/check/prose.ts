import type { Markdown } from '../model.ts';
import { parseMarkdown } from '../parse/blocks.ts';

/** Stands where a code span stood: no word, no space, and no mark that ends a sentence. */
export const codeMark = '\uFFFC';

/** Marks of Markdown, and whatever begins a block. Most texts of a question hold none, and code spans at most. */
const marks = /[*_[\]<>&\\|~!\n]|^\s*(?:[#>+-]|\d+[.)])|^ {4}|https?:/;

/**
 * The words of a text as they are read: without marks of emphasis, without fences, and with `codeMark` for each code
 * span. Blocks are parted by a line end, and blanks in a row are one: patterns that look for some would try each of them.
 */
export function proseOf(text: Markdown): string {
  const known = read.get(text);
  if (known !== undefined) return known;
  const prose = readProse(text).replace(/[^\S\n]+/g, ' ');
  if (read.size >= mostRead) read.clear();
  read.set(text, prose);
  return prose;
}

/** Each rule reads the same few texts of a question, one rule after the other. */
const read = new Map<Markdown, string>();
const mostRead = 256;

function readProse(text: Markdown): string {
  if (!marks.test(text)) {
    const bare = text.replace(/(?<!`)`([^`]+)`(?!`)/g, codeMark);
    if (!bare.includes('`')) return bare.trim();
  }
  return parseMarkdown(text)
    .filter((token) => token.type === 'inline')
    .map((token) =>
      (token.children ?? [])
        .map((child) =>
          child.type === 'code_inline'
            ? codeMark
            : child.type === 'softbreak' || child.type === 'hardbreak'
              ? ' '
              : child.content,
        )
        .join(''),
    )
    .join('\n');
}

/** The parts of a text that are emphasised, each by its words. */
export function emphasisOf(text: Markdown): string[] {
  const found: string[] = [];
  for (const { children } of parseMarkdown(text)) {
    let depth = 0;
    for (const child of children ?? []) {
      if (/^(?:em|strong)_open$/.test(child.type)) depth++;
      else if (/^(?:em|strong)_close$/.test(child.type)) depth--;
      else if (depth > 0 && child.type === 'text') found.push(child.content);
    }
  }
  return found;
}

/** How many words a text has as it is read; a code span is one. */
export const countWords = (text: Markdown): number =>
  proseOf(text).match(/[\p{L}\p{N}\uFFFC][^\s\u2014]*/gu)?.length ?? 0;
