import MarkdownIt, { type Token } from 'markdown-it';
import { withNesting } from '../content/nesting.ts';
import { renderBlocks } from './markdown/blocks.ts';
import { inlineText } from './markdown/inline.ts';
import { printable } from './sanitise.ts';
import type { Theme } from './theme.ts';

export interface MarkdownOptions {
  /** columns no line may exceed */
  readonly width: number;
  readonly theme: Theme;
}

let parser: MarkdownIt | undefined;

/**
 * Markdown as lines for a terminal, without an end of line after the last. HTML is shown as it is written.
 * Whatever a text holds, it cannot move the cursor or hide anything: see `printable`.
 */
export function renderMarkdown(md: string, options: MarkdownOptions): string {
  const tokens = parse().parse(clean(md, options.theme), {});
  return renderBlocks(tokens, { ...options, width: Math.max(2, Math.floor(options.width)) }).join('\n');
}

/** Markdown of one line, as a heading or an answer, on one line of unlimited width. */
export function renderInline(md: string, { theme }: { readonly theme: Theme }): string {
  const oneLine = clean(md, theme).replace(/(?<!\s)\s*\n\s*/g, ' ');
  const tokens: Token[] = parse().parseInline(oneLine, {});
  return tokens
    .map((token) => inlineText(token.children ?? [], theme))
    .join(' ')
    .replace(/\n/g, ' ');
}

function clean(md: string, theme: Theme): string {
  return theme.text(printable(md));
}

function parse(): MarkdownIt {
  if (parser === undefined) {
    parser = withNesting(new MarkdownIt({ html: false, linkify: false, typographer: false }));
    // addresses are read by people here, not by browsers: show them as written
    parser.normalizeLink = (url) => url;
    parser.validateLink = () => true;
  }
  return parser;
}
