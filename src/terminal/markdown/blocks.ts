import type { Token } from 'markdown-it';
import { displayWidth } from '../cells.ts';
import { printable } from '../sanitise.ts';
import type { Theme } from '../theme.ts';
import { padStart } from '../width.ts';
import { wrapLines } from '../wrap.ts';
import { codeLines } from './code.ts';
import { inlineText } from './inline.ts';
import type { BlockOptions } from './options.ts';
import { tableLines } from './table.ts';

/** A block of a document as lines. Two blocks are parted by an empty line, unless both are `tight`. */
interface Block {
  readonly lines: readonly string[];
  readonly tight: boolean;
}

/** Lines for a sequence of block tokens, each at most `width` columns. */
export function renderBlocks(tokens: readonly Token[], options: BlockOptions): string[] {
  const lines: string[] = [];
  let previous: Block | undefined;
  for (const range of split(tokens)) {
    const block = renderBlock(range, options);
    if (block.lines.length === 0) continue;
    if (previous !== undefined && !(previous.tight && block.tight)) lines.push('');
    for (const line of block.lines) lines.push(line);
    previous = block;
  }
  return lines;
}

/** Top-level blocks: an opening token with all up to its closing one, or a token that stands alone. */
function split(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) found.push([]);
    found.at(-1)?.push(token);
    depth += token.nesting;
  }
  return found;
}

function renderBlock(tokens: readonly Token[], options: BlockOptions): Block {
  const [first] = tokens;
  const { width, theme } = options;
  const loose = (lines: readonly string[]): Block => ({ lines, tight: false });
  if (first === undefined) return loose([]);
  switch (first.type) {
    case 'paragraph_open':
      return { lines: wrapLines(inlineOf(tokens, theme), width), tight: first.hidden };
    case 'heading_open':
      return loose(heading(Number(first.tag.slice(1)), inlineOf(tokens, theme), options));
    case 'bullet_list_open':
    case 'ordered_list_open':
      return { lines: list(tokens, options), tight: first.level > 0 && isTight(tokens) };
    case 'blockquote_open':
      return loose(quote(tokens.slice(1, -1), options));
    case 'fence':
    case 'code_block':
      return loose(codeLines(theme.text(printable(first.content)), options));
    case 'table_open':
      return loose(tableLines(tokens, options));
    case 'hr':
      return loose([theme.dim(theme.symbols.line.repeat(width))]);
    default:
      return loose(wrapLines(theme.text(printable(first.content)), width));
  }
}

function inlineOf(tokens: readonly Token[], theme: Theme): string {
  return inlineText(tokens.find((token) => token.type === 'inline')?.children ?? [], theme);
}

/** The first two levels are underlined, as all headings stay apart from text without any colour. */
function heading(level: number, text: string, { width, theme }: BlockOptions): string[] {
  const { doubleLine, line, pointer } = theme.symbols;
  if (level > 2) return wrapLines(theme.strong(text), width, { indent: `${theme.accent(pointer)} ` });
  const lines = wrapLines(theme.title(text), width);
  const longest = lines.reduce((most, line) => Math.max(most, displayWidth(line)), 1);
  return [...lines, theme.dim((level === 1 ? doubleLine : line).repeat(longest))];
}

/** A list is tight when the paragraphs of its own items are. */
function isTight(tokens: readonly Token[]): boolean {
  const level = (tokens[0]?.level ?? 0) + 2;
  return tokens.every((token) => token.type !== 'paragraph_open' || token.level !== level || token.hidden);
}

function list(tokens: readonly Token[], options: BlockOptions): string[] {
  const { theme, width } = options;
  const ordered = tokens[0]?.type === 'ordered_list_open';
  const start = Number(tokens[0]?.attrGet('start') ?? 1);
  const items = split(tokens.slice(1, -1));
  const digits = String(start + items.length - 1).length;
  const lines: string[] = [];
  for (const [i, item] of items.entries()) {
    const mark = ordered ? `${padStart(String(start + i), digits)}.` : theme.symbols.bullet;
    const prefix = `${theme.accent(mark)} `;
    const room = displayWidth(mark) + 1;
    const inner = width - room >= 8 ? width - room : Math.max(2, width);
    const body = renderBlocks(item.slice(1, -1), { ...options, width: inner });
    if (i > 0 && !isTight(tokens)) lines.push('');
    for (const line of prefixed(body, width, prefix, ' '.repeat(room), inner)) lines.push(line);
  }
  return lines;
}

function quote(tokens: readonly Token[], options: BlockOptions): string[] {
  const { theme, width } = options;
  const inner = width - 2 >= 8 ? width - 2 : width;
  const body = renderBlocks(tokens, { ...options, width: inner });
  const mark = `${theme.accent(theme.symbols.quote)} `;
  return prefixed(body, width, mark, mark, inner).map((line) => line.trimEnd());
}

/** Puts marks before lines; nested so deep that there is no room left, the marks stand on lines of their own. */
function prefixed(
  body: readonly string[],
  width: number,
  first: string,
  rest: string,
  inner: number,
): string[] {
  if (inner === width) return [first.trimEnd(), ...body];
  if (body.length === 0) return [first.trimEnd()];
  return body.map((line, i) => (i === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line));
}
