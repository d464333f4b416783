import { cleanMarkdown } from '../clean.ts';
import { escapeMarkdown } from '../escape.ts';
import { fromHtml } from '../html.ts';
import { showEscapes } from './lex.ts';

export type GiftFormat = 'moodle' | 'html' | 'plain' | 'markdown';

export interface GiftText {
  readonly markdown: string;
  /** the same as it is typed */
  readonly plain: string;
  readonly format: GiftFormat;
}

const formats: readonly string[] = ['moodle', 'html', 'plain', 'markdown'];

/** A text of GIFT as Markdown. Its format stands in brackets before it, else it is that of the question. */
export function readText(written: string, format: GiftFormat, say: (change: string) => void): GiftText {
  const [, named = '', rest = ''] = written.trim().match(/^\[(\w+)\]([\s\S]*)$/) ?? [];
  const own = formats.includes(named) ? (named as GiftFormat) : format;
  const plain = showEscapes(formats.includes(named) ? rest : written.trim()).trim();
  return { markdown: toMarkdown(plain, own, say), plain, format: own };
}

function toMarkdown(text: string, format: GiftFormat, say: (change: string) => void): string {
  switch (format) {
    case 'markdown': {
      const { text: markdown, changes } = cleanMarkdown(text);
      for (const change of changes) say(change);
      return markdown.trim();
    }
    case 'plain':
      return escapeMarkdown(text);
    case 'html':
      return html(text, say);
    case 'moodle':
      // Moodle's own format: HTML in which line ends count
      return looksLikeHtml.test(text) ? html(text.replaceAll('\n', '<br>'), say) : escapeMarkdown(text);
  }
}

const looksLikeHtml =
  /<\/?(?:p|br|b|i|u|em|strong|code|pre|ul|ol|li|span|div|img|a|sub|sup|table|tr|td|h[1-6])\b[^<>]*>|&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});/i;

function html(text: string, say: (change: string) => void): string {
  const { markdown, lost } = fromHtml(text);
  for (const what of lost) say(`${what} was left out`);
  return markdown;
}
