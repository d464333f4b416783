import { parseBlocks, parseMarkdown } from '../content/parse/blocks.ts';
import { changesOf } from './named.ts';
import { codeSpan, fence, linkTarget } from './spans.ts';

export interface Cleaned {
  readonly text: string;
  /** what was changed, in words */
  readonly changes: readonly string[];
}

/**
 * Markdown of a stranger as a roadmap may hold it: without raw HTML, images and headings that would end a question.
 * HTML marks become those of Markdown, `<br>` a line end; a tag that is talked about, or that nothing closes, is
 * shown as it is written. Control characters have been taken out before. Code is left alone. With `keepsHeadings`
 * headings stay, as a lesson may have them.
 */
export function cleanMarkdown(text: string, keepsHeadings = false): Cleaned {
  const changes = changesOf();
  const say = changes.add;
  const lines = text.split('\n');
  const code = codeLines(text);
  const out: string[] = [];
  for (let i = 0; i < lines.length; ) {
    let end = i + 1;
    if (code.has(i)) while (end < lines.length && code.has(end)) end++;
    else while (end < lines.length && !code.has(end) && lines[end - 1]?.trim() !== '') end++;
    const part = lines.slice(i, end).join('\n');
    out.push(code.has(i) ? part : cleanText(part, say));
    i = end;
  }
  const joined = out.join('\n');
  // a tag that is all there is, is what is talked about
  const isTag = joined.trim() === '' && changes.all.length === 0 && text.includes('<');
  const clean = isTag ? literal(text) : joined;
  return { text: keepsHeadings ? clean : withoutHeadings(clean, say), changes: changes.all };
}

/** Numbers of the lines that are code, fences included. */
function codeLines(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { type, map } of parseBlocks(text)) {
    if ((type !== 'fence' && type !== 'code_block') || map === null) continue;
    for (let line = map[0]; line < map[1]; line++) found.add(line);
  }
  return found;
}

const longest = 10_000;

/** A stretch without blocks of code; what is between backticks is set aside while the rest is worked on. */
function cleanText(text: string, say: (change: string) => void): string {
  // a longer one is refused anyway, and looking for pairs in it takes the square of its length
  if (text.length > longest || !/[<![]/.test(text)) return text;
  const kept: string[] = [];
  const keep = (part: string): string => `\0${kept.push(part) - 1}\0`;
  const bare = text
    .replace(/\\[<!]|(?<!`)(`+)(?!`)(?:(?!\1).|\n)*?[^`]\1(?!`)/g, keep)
    .replace(/<(?:https?:\/\/|mailto:|[\w.+-]+@[\w-]+\.)[^<>\s]*>/g, keep);
  let changed = replaceTags(withoutImages(bare, say), say, keep);
  if (parseMarkdown(changed).some(holdsHtml)) changed = literal(changed);
  return restore(changed, kept);
}

const literal = (text: string): string => text.replace(/<(?=[A-Za-z/!?])/g, '\\<');

/** What was set aside may itself hold something that was set aside. */
function restore(text: string, kept: readonly string[]): string {
  let whole = text;
  for (let n = 0; n < 3 && whole.includes('\0'); n++)
    whole = whole.replace(/\0(\d+)\0/g, (_, i) => kept[Number(i)] ?? '');
  return whole;
}

const holdsHtml = (token: ReturnType<typeof parseMarkdown>[number]): boolean =>
  token.type === 'html_block' || (token.children ?? []).some((child) => child.type === 'html_inline');

// no image begins in the words for one, so that each beginning is looked at but once
const image = /!\[((?:(?!!\[)[^\]\n])*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])/g;
const imageTag = /<img\b[^<>]*>/gi;

function withoutImages(text: string, say: (change: string) => void): string {
  const gone = (what: string): string => {
    say(what === '' ? 'an image was left out' : `the image "${what}" was left out`);
    return '';
  };
  return text
    .replace(image, (whole, alt: string) => gone(alt.trim() || (whole.match(/\(\s*<?([^)>\s]*)/)?.[1] ?? '')))
    .replace(imageTag, (tag) => gone((attribute(tag, 'alt') || attribute(tag, 'src')).trim()));
}

const attribute = (tag: string, name: string): string => {
  const found = tag.match(new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i'));
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
};

/** Marks that have their like in Markdown, and those that only arrange; each with what closes it. */
const pair = (names: string): RegExp =>
  new RegExp(`<(${names})(?:\\s[^<>]*)?>((?:(?!<\\1\\b)[\\s\\S])*?)</\\1\\s*>`, 'gi');
const codePairs = pair('code|kbd|tt|samp');
const strongPairs = pair('b|strong');
const emphasisPairs = pair('i|em');
const linkPairs = pair('a');
const plainPairs = pair('u|span|font|small|big|center|mark|ins|sub|sup|p|div|details|summary|section|label');
const prePairs = pair('pre');

function replaceTags(text: string, say: (change: string) => void, keep: (part: string) => string): string {
  const around = (inner: string, mark: string): string => {
    const words = inner.trim();
    return words === '' ? inner : inner.replace(words, () => `${mark}${words}${mark}`);
  };
  const plainly = (_: string, tag: string, inner: string): string => {
    if (/^su[bp]$/i.test(tag)) say(`<${tag.toLowerCase()}> became plain text`);
    return /^(?:p|div|details|summary|section|center)$/i.test(tag) ? `\n\n${inner.trim()}\n\n` : inner;
  };
  let before = '';
  let now = withoutComments(text)
    .replace(prePairs, (_, _tag, inner: string) =>
      keep(
        `\n\n${fence(
          decoded(inner.replace(/<\/?code\b[^<>]*>/gi, ''))
            .replace(/^\n/, '')
            .trimEnd(),
        )}\n\n`,
      ),
    )
    .replace(codePairs, (whole, _tag, inner: string) =>
      inner.trim() === '' || inner.includes('\0') ? whole : keep(codeSpan(decoded(inner.trim()))),
    );
  // inner marks first, so that those around them find them closed
  for (let n = 0; n < 5 && now !== before; n++) {
    before = now;
    now = now
      .replace(strongPairs, (_, _tag, inner: string) => around(inner, '**'))
      .replace(emphasisPairs, (_, _tag, inner: string) => around(inner, '*'))
      .replace(linkPairs, (whole, _tag, inner: string) => link(whole, inner))
      .replace(plainPairs, plainly);
  }
  return now
    .replace(/(?<![ \t])[ \t]*<br\s*\/?>[ \t]*(\n)?/gi, '\\\n')
    .replace(/^(?:\\\n)+/, '')
    .replace(/(?<!\\\n)(?:\\\n)*\\?$/, '')
    .replace(
      /^[ \t]*<\/?(?:p|div|details|summary|section|center|hr|a|span|table|tr|td|tbody)\b[^<>]*>[ \t]*$/gim,
      '',
    )
    .replace(/\n{3,}/g, '\n\n');
}

function withoutComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const at = text.indexOf('<!--', from);
    const end = at < 0 ? -1 : text.indexOf('-->', at + 4);
    if (end < 0) return parts.join('') + text.slice(from);
    parts.push(text.slice(from, at));
    from = end + 3;
  }
}

function link(whole: string, inner: string): string {
  const href = linkTarget(attribute(whole.slice(0, whole.indexOf('>') + 1), 'href'));
  return href === '' || href.startsWith('#') || inner.trim() === '' ? inner : `[${inner.trim()}](${href})`;
}

/** In a code span nothing is decoded, so what HTML writes as a reference is written as itself. */
const decoded = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|#39|apos|nbsp);/g, (_, name: string) => references[name] ?? '');
const references: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  '#39': "'",
  apos: "'",
  nbsp: ' ',
};

/** Headings of the first three levels would end the question they stand in. */
function withoutHeadings(text: string, say: (change: string) => void): string {
  const lines = text.split('\n');
  for (const token of parseBlocks(text)) {
    if (token.type !== 'heading_open' || !/^h[123]$/.test(token.tag) || token.map === null) continue;
    const [from, to] = token.map;
    say('a heading inside the question became bold');
    const words = (lines[from] ?? '')
      .trim()
      .replace(/^#+/, '')
      .replace(/(?<= )#+$/, '')
      .trim();
    lines[from] = words === '' ? '' : `**${words.replaceAll('**', '')}**`;
    if (token.markup === '=' || token.markup === '-') lines[to - 1] = '';
  }
  return lines.join('\n');
}
