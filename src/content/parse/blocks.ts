import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Report } from '../check/diagnostic.ts';
import { blockNesting, maxDepth, withNesting } from '../nesting.ts';
import { findSpan, hasTooManyLines, linesSpan, lineText, type Source, type Span } from '../source.ts';

export type { Token };

type BlockState = InstanceType<MarkdownIt['block']['State']>;

/** Characters of one paragraph, heading or cell. The time to read a longer one grows with its square. */
const maxParagraph = 10_000;
/** Opening brackets of one: each may begin a link, whose end is looked for to the end of the paragraph. */
const maxBrackets = 1_000;

/**
 * Tokens of blocks in one text: an item of a list has five, a cell of a table three. More take time and memory. As many
 * brackets may open in all its paragraphs: those of a megabyte take seconds.
 */
const maxTokens = 60_000;

/** Made when the first text is read: where all files are known from before, none is. */
let parser: MarkdownIt | null = null;
function markdown(): MarkdownIt {
  if (parser !== null) return parser;
  // html on: so that raw HTML becomes a token that can be reported; it is never rendered
  parser = withNesting(new MarkdownIt('default', { html: true, linkify: false, typographer: false }));
  const { State } = parser.block;
  parser.block.State = class extends State {
    override push(...of: Parameters<BlockState['push']>): Token {
      if (this.tokens.length >= maxTokens) throw tooMuch;
      return super.push(...of);
    }
  };
  parser.core.ruler.before('inline', 'cut-long-paragraphs', (state) => {
    let row: Token['map'] = null;
    let brackets = 0;
    for (const token of state.tokens) {
      if (token.type === 'tr_open') row = token.map;
      if (token.type !== 'inline') continue;
      // a cell stands on the line of its row
      token.map ??= row;
      const { end, opened } = readable(token.content);
      brackets += opened;
      if (brackets > maxTokens) throw tooMuch;
      if (end === token.content.length) continue;
      token.content = token.content.slice(0, end);
      token.meta = tooLong;
    }
  });
  return parser;
}
const tooLong = { tooLong: true };

/** How many characters of a paragraph are read, and how many brackets open in them. */
function readable(text: string): { readonly end: number; readonly opened: number } {
  const end = Math.min(text.length, maxParagraph);
  let at = -1;
  for (let opened = 0; opened <= maxBrackets; opened++) {
    at = text.indexOf('[', at + 1);
    if (at < 0 || at >= end) return { end, opened };
  }
  return { end: at, opened: maxBrackets };
}
/** Whether this is a paragraph, heading or cell that was too long, and so read only in part. */
export const isCut = (token: Token): boolean => token.meta === tooLong;
const tooMuch = new Error(`more than ${maxTokens} tokens`);

/** A block at one level of a Markdown text: its opening token, all its tokens, its lines [from, to) in the file. */
export interface Block {
  readonly open: Token;
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
}

/** All tokens of a text that stands alone; a single one, of type `too_much`, where there would be too many. */
export const parseMarkdown = (text: string): readonly Token[] => parse(text, (md) => md.parse(text, {}));

/** The same without what stands within its lines, which takes most of the time. Lines end with `\n`. */
export const parseBlocks = (text: string): readonly Token[] =>
  parse(text, (md) => {
    const tokens: Token[] = [];
    md.set(blockNesting);
    md.block.parse(text, md, {}, tokens);
    return tokens;
  });

function parse(text: string, read: (md: MarkdownIt) => readonly Token[]): readonly Token[] {
  const md = markdown();
  if (hasTooManyLines(text)) return [tooMuchToken(md)];
  try {
    return read(md);
  } catch (error) {
    if (error !== tooMuch) throw error;
    return [tooMuchToken(md)];
  }
}

function tooMuchToken(md: MarkdownIt): Token {
  const token = new new md.core.State('', md, {}).Token('too_much', '', 0);
  token.map = [0, 1];
  return token;
}

/** The top-level blocks of the lines from `line` on, to before `end`; all of them without one. */
export function readBlocks(source: Source, line: number, end?: number): Block[] {
  const start = source.lineStarts[line];
  if (start === undefined) return [];
  const text = source.text.slice(start, end === undefined ? undefined : source.lineStarts[end]);
  return groupBlocks(parseMarkdown(text), line);
}

/** Groups tokens into the blocks of their outermost level; `line` is the file's line of token line 0. */
function groupBlocks(tokens: readonly Token[], line: number): Block[] {
  const blocks: Block[] = [];
  let depth = 0;
  let begin = 0;
  tokens.forEach((token, i) => {
    if (depth === 0) begin = i;
    depth += token.nesting;
    if (depth > 0) return;
    const open = tokens[begin] as Token;
    const [from, to] = open.map ?? [0, 0];
    blocks.push({ open, tokens: tokens.slice(begin, i + 1), from: from + line, to: to + line });
  });
  return blocks;
}

/** The blocks inside a container block (list, list item, blockquote). Token maps count from the same line 0. */
export const childBlocks = (block: Block, line: number): Block[] =>
  groupBlocks(block.tokens.slice(1, -1), line);

/** Inline source of a paragraph or heading. */
export const inlineOf = (block: Block): Token | undefined =>
  block.tokens.find((token) => token.type === 'inline');

/**
 * Reports what no text of a roadmap may hold, wherever it stands: raw HTML, images, fences left open, bottomless nesting or
 * paragraphs, more than can be read. Gives false when, because of it, text below may have been taken for something else, or for nothing.
 */
export function reportForbidden(
  blocks: readonly Block[],
  line: number,
  source: Source,
  report: Report,
): boolean {
  let depth = 0;
  let deep = false;
  let whole = true;
  for (const block of blocks) {
    for (const token of block.tokens) {
      if (/^(?:blockquote|list_item)_/.test(token.type)) depth += token.nesting;
      if (depth > maxDepth && !deep) {
        deep = true;
        report(
          'text/too-deep',
          tokenSpan(token, line, source),
          `Lists and quotes are nested more than ${maxDepth} levels deep here.`,
          'Write it flatter.',
        );
      }
      if (token.type === 'too_much') {
        report(
          'file/too-much',
          tokenSpan(token, line, source),
          'This text has more lines, paragraphs, items, cells, headings and brackets than are read.',
          'Split the topic.',
        );
        return false;
      }
      if (token.type === 'html_block')
        reportHtml(token.content.trim(), tokenSpan(token, line, source), source, report);
      else if (token.type === 'fence') whole = reportOpenFence(token, line, source, report) && whole;
      else if (isCut(token))
        report(
          'text/too-long',
          linesSpan(source, line + (token.map?.[0] ?? 0), line + (token.map?.[0] ?? 0) + 1),
          `This paragraph is longer than ${maxParagraph} characters, or has more than ${maxBrackets} brackets.`,
          'Make several of it.',
        );
      else if (token.type === 'inline') reportInline(token, tokenSpan(token, line, source), source, report);
    }
  }
  return whole && !deep;
}

function reportInline(token: Token, span: Span, source: Source, report: Report): void {
  // the search moves on behind each hit, so that a second tag on the line is found at its own place
  let from = span.start;
  for (const child of token.children ?? []) {
    if (child.type === 'html_inline')
      from = reportHtml(child.content, { start: from, end: span.end }, source, report).end;
    if (child.type === 'image') {
      const at = imageIn(source, { start: from, end: span.end });
      report(
        'text/image',
        at,
        'An image cannot be shown in a terminal.',
        'Say in words or in a code block what it shows.',
      );
      from = at.end;
    }
  }
}

/** `![alt](address)`, as far as it can be told from its words; its first mark where it is written otherwise. */
function imageIn(source: Source, within: Span): Span {
  const at = findSpan(source, within, '![');
  const whole = source.text
    .slice(at.start, within.end)
    .match(/^!\[[^\]\r\n]{0,1000}\](?:\([^)\r\n]{0,1000}\)|\[[^\]\r\n]{0,1000}\])?/)?.[0];
  return { start: at.start, end: Math.max(at.end, at.start + (whole?.length ?? 0)) };
}

function reportHtml(html: string, within: Span, source: Source, report: Report): Span {
  const first = html.split(/[\r\n]/)[0] as string;
  const at = findSpan(source, within, first);
  report(
    'text/raw-html',
    at,
    'Raw HTML is not shown; learners would see the tags or nothing.',
    'Use Markdown, or put a tag you talk about in `backticks`.',
  );
  return at;
}

function reportOpenFence(token: Token, line: number, source: Source, report: Report): boolean {
  const [from, to] = token.map ?? [0, 0];
  const last = lineText(source, line + to - 1)
    .replace(/^[\s>]*/, '')
    .trimEnd();
  const closed =
    to - 1 > from && last.length >= token.markup.length && [...last].every((c) => c === token.markup[0]);
  if (!closed)
    report(
      'text/unclosed-fence',
      linesSpan(source, line + from, line + from + 1),
      'This code fence is never closed; everything below it counts as code.',
      `End the code with a line ${token.markup}.`,
    );
  return closed;
}

/** The lines of a token as a range of the file. */
export function tokenSpan(token: Token, line: number, source: Source): Span {
  const [from, to] = token.map ?? [0, 1];
  return linesSpan(source, line + from, line + to);
}
