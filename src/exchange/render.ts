import MarkdownIt from 'markdown-it';
import type { Markdown } from '../content/model.ts';
import { withNesting } from '../content/nesting.ts';

const markdown = withNesting(new MarkdownIt('default', { html: false, linkify: false, typographer: false }));

/** Markdown as HTML; raw HTML in it is shown as text. */
export const toHtml = (text: Markdown): string => markdown.render(text).trim();

/** Whether two texts look the same once shown; where a line is broken does not count. */
export const looksAlike = (a: Markdown, b: Markdown): boolean => looksLike(toHtml(a), b);

/** Whether a text, once shown, looks like this HTML, which is of `toHtml`. */
export const looksLike = (html: string, text: Markdown): boolean => shown(html) === shown(toHtml(text));

const shown = (html: string): string =>
  html
    .split(/(<pre>[\s\S]*?<\/pre>)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/\s+/g, ' ')))
    .join('');
