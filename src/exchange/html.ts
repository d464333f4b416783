import { Parser } from 'htmlparser2';
import { isCut, parseMarkdown } from '../content/parse/blocks.ts';
import { escapeMarkdown } from './escape.ts';
import { Named } from './named.ts';
import { codeSpan, fence, linkTarget } from './spans.ts';

export interface FromHtml {
  readonly markdown: string;
  /** what could not be taken over, in words */
  readonly lost: readonly string[];
}

/**
 * HTML as Markdown: paragraphs, lists, tables, code, links and emphasis stay; of all other marks the text stays.
 * Pictures, sounds, scripts and styles are left out and named. Never throws.
 */
export function fromHtml(html: string): FromHtml {
  const whole = build(html, { marks: true, code: true });
  if (isAsMeant(whole)) return whole;
  // a backtick in a text, or a reference to one, has met one of a code span
  const ticks = /[`&]/.test(html) ? build(html, { marks: true, code: false }) : whole;
  if (ticks !== whole && isAsMeant(ticks)) return ticks;
  // bold that ends within a word cannot be written in Markdown: then it is shown without
  const plain = build(html, { marks: false, code: false });
  return { markdown: plain.markdown, lost: [...plain.lost, 'bold or italics that Markdown cannot write'] };
}

/** What an author may have meant by marks that stand in a text. */
interface Meant {
  /** bold and italics are written */
  readonly marks: boolean;
  /** backticks in a text are marks of code */
  readonly code: boolean;
}

/**
 * Read back, the text has the marks that were written, and nothing that would be taken for HTML. What is read only in
 * part is refused wherever it stands.
 */
function isAsMeant({ markdown, marks }: Builder['result']): boolean {
  const tokens = parseMarkdown(markdown);
  if (tokens.some(isCut)) return true;
  const children = tokens.flatMap((token) => token.children ?? []);
  return (
    children.filter(({ type }) => /^(?:strong|em|s)_open$/.test(type)).length === marks &&
    ![...tokens, ...children].some(({ type }) => type.startsWith('html_'))
  );
}

/** Tags that may be open at once. The parser's time grows with the square of their number, so it is stopped there. */
const mostOpen = 200;
/** What opens HTML's other languages: the parser keeps a list of them that only their own closing tags make shorter. */
const foreign = /^(?:svg|math|m[inos]|mtext|annotation-xml|foreignobject|desc|title)$/;

function build(html: string, meant: Meant): Builder['result'] {
  const builder = new Builder(meant);
  let open = 0;
  const parser = new Parser(
    {
      onopentagname: () => {
        if (++open > mostOpen) parser.pause();
      },
      onopentag: (name, attributes) => {
        if (open > mostOpen) builder.lose(`everything behind ${mostOpen} open tags`);
        else builder.open(name, attributes);
      },
      ontext: (text) => builder.text(text),
      onclosetag: (name, isImplied) => {
        if (!isImplied || !foreign.test(name)) open--;
        builder.close(name);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return builder.result;
}

/** An open element, and the Markdown gathered in it. */
interface Frame {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** finished blocks */
  readonly blocks: string[];
  /** the paragraph being written */
  inline: string;
  /** rows of a table, cells of a row, items of a list */
  readonly rows: string[][];
  /** of a list or an item: its paragraphs are marked as such */
  loose: boolean;
  /** of code: the language its class names */
  language: string;
}

const blocks = new Set([
  ...['p', 'div', 'section', 'article', 'details', 'summary', 'center', 'blockquote', 'figure', 'figcaption'],
  ...['ul', 'ol', 'li', 'pre', 'table', 'thead', 'tbody', 'tr', 'td', 'th', 'dl', 'dt', 'dd'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
]);
const silent = new Set(['script', 'style', 'head', 'title', 'object', 'iframe', 'svg', 'template']);
const media = new Set(['img', 'audio', 'video', 'embed', 'source']);
const emphasis: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  s: '~~',
  del: '~~',
};
const code = new Set(['code', 'tt', 'kbd', 'samp']);
const isKnown = (tag: string): boolean =>
  blocks.has(tag) || code.has(tag) || tag === 'a' || Object.hasOwn(emphasis, tag);
/** what is nested deeper is text of the element it stands in */
const deepest = 40;
const lineBreak = '\\\n';

class Builder {
  readonly #meant: Meant;
  readonly #lost = new Named('more of the kind');
  readonly #stack: Frame[] = [frame('', {})];
  #pending = '';
  #silent = 0;
  #marks = 0;

  constructor(meant: Meant) {
    this.#meant = meant;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    this.#flush();
    if (silent.has(tag)) {
      this.#silent++;
      this.lose(`<${tag}>`);
    }
    if (this.#silent > 0) return;
    if (tag === 'br') this.#top.inline += this.#isIn('pre') ? '\n' : lineBreak;
    else if (tag === 'hr') this.#endParagraph();
    else if (media.has(tag)) this.lose(`<${tag}> ${attributes.alt || attributes.src || ''}`.trim());
    else if (isKnown(tag) && this.#stack.length < deepest) {
      if (blocks.has(tag)) this.#endParagraph();
      if (tag === 'p') this.#top.loose = true;
      if (tag === 'code') this.#top.language = attributes.class?.match(/\blanguage-([\w+#-]+)/)?.[1] ?? '';
      this.#stack.push(frame(tag, attributes));
    }
  }

  lose(what: string): void {
    this.#lost.add(what);
  }

  text(text: string): void {
    if (this.#silent === 0) this.#pending += text;
  }

  close(tag: string): void {
    this.#flush();
    if (silent.has(tag)) this.#silent = Math.max(0, this.#silent - 1);
    else if (this.#silent === 0 && this.#stack.some((open) => open.tag === tag && tag !== ''))
      while (this.#closeTop() !== tag);
  }

  get result(): FromHtml & { readonly marks: number } {
    this.#flush();
    while (this.#stack.length > 1) this.#closeTop();
    this.#endParagraph();
    return { markdown: this.#top.blocks.join('\n\n').trim(), lost: this.#lost.all, marks: this.#marks };
  }

  get #top(): Frame {
    return this.#stack[this.#stack.length - 1] as Frame;
  }

  #isIn(...tags: readonly string[]): boolean {
    return this.#stack.some((open) => tags.includes(open.tag));
  }

  #flush(): void {
    const text = this.#pending;
    this.#pending = '';
    if (text === '') return;
    if (this.#isIn('pre')) this.#top.inline += text;
    else if (this.#isIn(...code)) this.#top.inline += text.replace(/\s+/g, ' ');
    else {
      const [, before = '', words = '', after = ''] =
        text.replace(/[ \t\r\n\f]+/g, ' ').match(/^( ?)(.*?)( ?)$/s) ?? [];
      this.#top.inline += before + escapeMarkdown(words, this.#meant.code) + after;
    }
  }

  #endParagraph(): void {
    const open = this.#top;
    if (!blocks.has(open.tag) && open.tag !== '') return;
    if (open.tag === 'pre') return;
    const lines = open.inline.split(lineBreak).map((line) => line.trim());
    const first = lines.findIndex((line) => line !== '');
    const last = lines.findLastIndex((line) => line !== '');
    const text = first < 0 ? '' : lines.slice(first, last + 1).join(lineBreak);
    open.inline = '';
    if (text !== '') open.blocks.push(text);
  }

  #closeTop(): string {
    this.#endParagraph();
    const closed = this.#stack.pop() as Frame;
    if (blocks.has(closed.tag)) this.#closeBlock(closed);
    else this.#top.inline += this.#marked(closed);
    return closed.tag;
  }

  #marked({ tag, attributes, inline }: Frame): string {
    const words = inline.trim();
    if (words === '' || this.#isIn('pre')) return inline;
    const lead = /^\s/.test(inline) ? ' ' : '';
    const tail = /\s$/.test(inline) ? ' ' : '';
    if (code.has(tag)) return lead + codeSpan(words.replaceAll(lineBreak, ' ')) + tail;
    if (tag === 'a') {
      const href = linkTarget(attributes.href ?? '');
      return href === '' ? inline : `${lead}[${words}](${href})${tail}`;
    }
    const mark = emphasis[tag];
    if (mark === undefined || !this.#meant.marks || this.#isIn(tag)) return inline;
    this.#marks++;
    return lead + mark + words + mark + tail;
  }

  #closeBlock(closed: Frame): void {
    const above = this.#top;
    const body = closed.blocks.join('\n\n');
    // an item in a table is a cell of it
    const isCell = closed.tag === 'li' && /^t(?:able|head|body|foot|r)$/.test(above.tag);
    if (closed.tag === 'td' || closed.tag === 'th' || isCell)
      above.rows.push([
        closed.blocks
          .join(' ')
          .replace(/\\?\n/g, ' ')
          .replace(/(?<!\\)\|/g, '\\|'),
      ]);
    else if (closed.tag === 'tr') above.rows.push(closed.rows.flat());
    else if (closed.tag === 'thead' || closed.tag === 'tbody') {
      for (const row of closed.rows) above.rows.push(row);
    } else if (closed.tag === 'li') {
      above.loose ||= closed.loose;
      above.rows.push([closed.loose ? body : closed.blocks.join('\n')]);
    } else {
      const made = blockOf(closed, body);
      if (made !== '') above.blocks.push(made);
    }
  }
}

const frame = (tag: string, attributes: Readonly<Record<string, string>>): Frame => ({
  tag,
  attributes,
  blocks: [],
  inline: '',
  rows: [],
  loose: false,
  language: '',
});

function blockOf({ tag, inline, rows, loose, language }: Frame, body: string): string {
  const gap = loose ? '\n\n' : '\n';
  switch (tag) {
    case 'pre':
      return fence(inline.replace(/^\n/, '').trimEnd(), language);
    case 'ul':
      return rows.map(([item = '']) => `- ${indent(item, 2)}`).join(gap);
    case 'ol':
      return rows.map(([item = ''], i) => `${i + 1}. ${indent(item, `${i + 1}. `.length)}`).join(gap);
    case 'table':
      return tableOf(rows);
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return body === ''
        ? ''
        : `#### ${body
            .split(/\n\s*/)
            .map((line) => line.trimEnd())
            .join(' ')}`;
    default:
      return body;
  }
}

const indent = (text: string, by: number): string => text.replace(/\n(?=.)/g, `\n${' '.repeat(by)}`);

/** Cells of a table up to which its short rows are filled. */
const mostCells = 10_000;

function tableOf(rows: readonly (readonly string[])[]): string {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width === 0) return '';
  // a row may be shorter than the first one
  const full = width * rows.length > mostCells ? 0 : width;
  const line = (cells: readonly string[], to: number): string =>
    `| ${Array.from({ length: Math.max(to, cells.length) }, (_, i) => cells[i] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head, width), `|${'---|'.repeat(width)}`, ...body.map((cells) => line(cells, full))].join(
    '\n',
  );
}
