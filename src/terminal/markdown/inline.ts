import type { Token } from 'markdown-it';
import { printable } from '../sanitise.ts';
import type { Theme } from '../theme.ts';

/**
 * What stands inside a block as one styled text, `\n` where a hard break was written. Code keeps its
 * backticks, and where there are no styles emphasis keeps its stars: nothing is told by colour alone.
 */
export function inlineText(tokens: readonly Token[], theme: Theme): string {
  const open: Frame[] = [];
  let text = '';
  for (const token of tokens) {
    if (token.nesting === 1) {
      open.push({ before: text, close: closer(token, theme) });
      text = '';
    } else if (token.nesting === -1) {
      for (const { before, close } of open.splice(-1)) text = before + close(text);
    } else text += leaf(token, theme);
  }
  return text;
}

/** What is open, and what stood before it. */
interface Frame {
  readonly before: string;
  readonly close: (text: string) => string;
}

function leaf(token: Token, theme: Theme): string {
  switch (token.type) {
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return '\n';
    case 'code_inline':
      return codeSpan(shown(token.content, theme), theme);
    case 'image': {
      const source = shown(String(token.attrGet('src') ?? ''), theme);
      const alt = token.children === null ? '' : inlineText(token.children, theme);
      return alt === '' ? source : `${alt} (${source})`;
    }
    default:
      return shown(token.content, theme);
  }
}

function closer(token: Token, theme: Theme): Frame['close'] {
  const plain = theme.colour === 0;
  switch (token.type) {
    case 'strong_open':
      return plain ? (text) => `**${text}**` : theme.strong;
    case 'em_open':
      return plain ? (text) => `*${text}*` : theme.em;
    case 's_open':
      return (text) => `~~${text}~~`;
    case 'link_open': {
      const url = shown(String(token.attrGet('href') ?? ''), theme);
      return (text) => {
        if (url === '' || text === url || `mailto:${text}` === url) return theme.link(text);
        return text === '' ? theme.link(url) : `${text} (${theme.link(url)})`;
      };
    }
    default:
      return (text) => text;
  }
}

/** The fence is as long as it must be, as in Markdown itself. */
function codeSpan(code: string, theme: Theme): string {
  const longest = Math.max(0, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return theme.dim(mark) + theme.code(pad + code + pad) + theme.dim(mark);
}

/** Entities may decode to what the source was already cleaned of. */
function shown(text: string, theme: Theme): string {
  return theme.text(printable(text)).replace(/\n/g, ' ');
}
