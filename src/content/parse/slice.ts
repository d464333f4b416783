import { lineText, type Source } from '../source.ts';
import { type Block, inlineOf } from './blocks.ts';

const listMark = /^[ \t]*(?:[-*+]|\d{1,9}[.)])/;

/**
 * Source of blocks as Markdown of their own: their lines, without the indent they stand behind in the file.
 * `markLine` is the line on which a list mark stands before the first of them, if one does.
 */
export function sliceBlocks(blocks: readonly Block[], source: Source, markLine = -1): string {
  const first = blocks[0];
  const last = blocks[blocks.length - 1];
  if (first === undefined || last === undefined) return '';
  // here the indent is the mark of the block itself
  if (blocks.length === 1 && first.open.type === 'code_block')
    return first.open.content.replace(/^(?=.*\S)/gm, '    ').trimEnd();
  const lines: string[] = [];
  for (let i = first.from; i < last.to; i++) {
    const line = lineText(source, i);
    lines.push(i === markLine ? line.replace(listMark, (mark) => ' '.repeat(mark.length)) : line);
  }
  return withoutBlankEnds(dedent(lines)).join('\n');
}

/** The same for blocks that need not follow each other: one blank line stands between any two. */
export function sliceEach(blocks: readonly Block[], source: Source, markLine = -1): string {
  return blocks
    .map((block) => sliceBlocks([block], source, markLine))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The text of a list item or an answer: its first paragraph, and what follows it. */
export function itemText(blocks: readonly Block[], source: Source, markLine = -1): string {
  const first = blocks[0];
  const lead = first?.open.type === 'paragraph_open' ? leadOf(first) : '';
  const rest = sliceEach(lead === '' ? blocks : blocks.slice(1), source, markLine);
  return [lead, rest].filter((part) => part !== '').join('\n\n');
}

/** The text of a paragraph, its lines without indent. */
export const leadOf = (paragraph: Block): string =>
  (inlineOf(paragraph)?.content ?? '').replace(/\n[ \t]+/g, '\n').trim();

function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => line !== '');
  return from < 0 ? [] : lines.slice(from, lines.findLastIndex((line) => line !== '') + 1);
}

function dedent(lines: readonly string[]): string[] {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.match(/^[ \t]*/)?.[0].length ?? 0);
  const indent = indents.reduce((least, own) => Math.min(least, own), Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(Math.min(indent, line.length)).trimEnd());
}
