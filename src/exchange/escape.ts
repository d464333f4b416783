import { parseMarkdown } from '../content/parse/blocks.ts';

/**
 * Plain text as Markdown that shows the same. Only what Markdown would take for a mark is escaped; code spans are
 * kept, for whoever writes backticks in a plain text means code; without `code` backticks are but characters. Lines stay
 * lines.
 */
export function escapeMarkdown(text: string, code = true): string {
  return text
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((paragraph) => escapeParagraph(paragraph.trim(), code))
    .join('\n\n');
}

const longest = 10_000;

function escapeParagraph(text: string, code: boolean): string {
  // a longer one is refused wherever it stands
  if (text === '' || text.length > longest) return text;
  if (!code && text.includes('`')) return escapeAll(text, true);
  if (isPlain(text)) return text;
  const parts = text.split(/((?<!`)`+[^`\n]+`+)/);
  return parts.map((part, i) => (i % 2 === 1 && isCode(part) ? part : escapeAll(part, i === 0))).join('');
}

/** Words, and what stands between them, in which Markdown has no mark: most texts, told without reading them as Markdown. */
const words = /^[\p{L},;?'"(/%][\p{L}\p{N} ,;:.?'"()/%-]*$/u;

/** Whether Markdown shows the text as it stands, but for code spans. */
function isPlain(text: string): boolean {
  if (words.test(text)) return true;
  const [open, inline, close, ...more] = parseMarkdown(text);
  if (open?.type !== 'paragraph_open' || close?.type !== 'paragraph_close' || more.length > 0) return false;
  const shown = (inline?.children ?? []).map((child) => {
    if (child.type === 'text') return child.content;
    if (child.type === 'softbreak') return '\n';
    return child.type === 'code_inline' ? `${child.markup}${child.content}${child.markup}` : null;
  });
  return !shown.includes(null) && shown.join('') === text;
}

/** Whether as many backticks stand behind it as before it. */
const isCode = (part: string): boolean => /^(`+)[^`]+\1$/.test(part);

function escapeAll(text: string, atStart: boolean): string {
  return text
    .replace(/[\\`*[\]<>~&|]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .split('\n')
    .map((line, i) => (i > 0 || atStart ? escapeStart(line.trimStart()) : line))
    .join('\n');
}

/** What makes a heading, a list, a rule or an underlined heading at the start of a line. */
const escapeStart = (line: string): string =>
  line.replace(/^(?=[#+=-])/, '\\').replace(/^(\d{1,9})(?=[.)])/, '$1\\');
