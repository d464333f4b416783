import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/content/parse/blocks.ts';
import { findUnsafe } from '../../src/content/parse/display.ts';
import { cleanMarkdown } from '../../src/exchange/clean.ts';
import { escapeMarkdown } from '../../src/exchange/escape.ts';
import { fromHtml } from '../../src/exchange/html.ts';
import { withoutUnsafe } from '../../src/exchange/source-text.ts';
import { codeSpan, fence } from '../../src/exchange/spans.ts';

/** Text as it is shown: code with its marks, lines as lines. */
const shown = (markdown: string): string =>
  parseMarkdown(markdown)
    .flatMap((token) => token.children ?? [])
    .map((child) =>
      child.type === 'code_inline'
        ? `${child.markup}${child.content}${child.markup}`
        : child.type === 'softbreak'
          ? '\n'
          : child.content,
    )
    .join('');

describe('plain text as Markdown', () => {
  it('is shown as it was, whatever is in it', () => {
    const mark = fc.constantFrom(...'*_[]()<>#-+=|~!&;:.`\\1a b'.split(''));
    const line = fc.array(mark, { minLength: 1, maxLength: 12 }).map((all) => all.join('').trim());
    fc.assert(
      fc.property(
        line.filter((text) => text !== '' && !text.includes('`')),
        (text) => {
          expect(shown(escapeMarkdown(text))).toBe(text);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['a * b', 'a * b'],
    ['*a*', '\\*a\\*'],
    ['1. a', '1\\. a'],
    ['# a', '\\# a'],
    ['snake_case', 'snake_case'],
    ['run `ls *` and *look*', 'run `ls *` and \\*look\\*'],
    ['a\n\nb', 'a\n\nb'],
  ])('%j becomes %j', (plain, markdown) => expect(escapeMarkdown(plain)).toBe(markdown));
});

describe('HTML as Markdown', () => {
  it.each([
    ['a<br>b &lt;p&gt; <b>c</b>', 'a\\\nb \\<p\\> **c**'],
    ['<p>a</p><p>b <i>c</i></p>', 'a\n\nb *c*'],
    ['<pre><code class="language-js">if (a) {\n  b\n}\n</code></pre>', '```js\nif (a) {\n  b\n}\n```'],
    ['<ul><li>a<li>b<ul><li>c</ul></ul>', '- a\n- b\n  - c'],
    ['<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
    ['<table><tr><th>a<th>b<tr><td>1|2<td>3</table>', '| a | b |\n|---|---|\n| 1\\|2 | 3 |'],
    ['<code>a`b</code>', '``a`b``'],
    ['`<code>&lt;b&gt;</code>', '\\``<b>`'],
    ['<a href="https://x.org/(a)">t</a> <a>u</a>', '[t](https://x.org/%28a%29) u'],
    ['<h2>a</h2>b', '#### a\n\nb'],
    ['1. a', '1\\. a'],
    ['<div><div>a', 'a'],
  ])('%j becomes %j', (html, markdown) => expect(fromHtml(html)).toMatchObject({ markdown, lost: [] }));

  it('names what it leaves out', () => {
    expect(fromHtml('a <img src="b.png"> <script>c()</script><audio src="d.mp3"></audio>e').lost).toEqual([
      '<img> b.png',
      '<script>',
      '<audio> d.mp3',
    ]);
    expect(fromHtml('<b>a</b>b')).toMatchObject({ markdown: '**a**b' });
    expect(fromHtml('<b>a:</b>b')).toMatchObject({
      markdown: 'a:b',
      lost: ['bold or italics that Markdown cannot write'],
    });
  });

  it('has an item that stands in a table as a cell of one line', () => {
    expect(fromHtml('<table><li><pre>&lt;b&gt;').markdown).toBe('| ``` <b> ``` |\n|---|');
  });

  it('never holds raw HTML, and never throws', () => {
    const tag = fc.constantFrom(
      '<b>',
      '</b>',
      '<p>',
      '</p>',
      '<ul>',
      '<li>',
      '<table>',
      '<tr>',
      '<td>',
      '<pre>',
      '</pre>',
      '<code>',
      '</code>',
      '<br>',
      '<a href="x">',
      '</a>',
      '<x-y>',
      '<!--',
      '-->',
      '&lt;b&gt;',
      '&amp;',
      '<',
      '>',
      'a',
      ' ',
      '\n',
      '`',
      '*',
      '[',
      ']',
      '<i>',
      '</i>',
    );
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 25 }), (parts) => {
        const tokens = parseMarkdown(fromHtml(parts.join('')).markdown);
        expect(
          tokens.some(
            (token) =>
              token.type === 'html_block' || token.children?.some(({ type }) => type === 'html_inline'),
          ),
        ).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('Markdown of others', () => {
  it.each([
    ['the <p> tag and <div>', 'the \\<p> tag and \\<div>', []],
    ['<p>', '\\<p>', []],
    ['List<String> a', 'List\\<String> a', []],
    ['`<b>` and <b>x</b>', '`<b>` and **x**', []],
    ['```html\n<b>x</b>\n```', '```html\n<b>x</b>\n```', []],
    ['a<br/>b', 'a\\\nb', []],
    ['<code>&lt;a&gt;</code>', '`<a>`', []],
    ['see <https://x.org>', 'see <https://x.org>', []],
    ['a ![b](c.png) d', 'a  d', ['the image "b" was left out']],
    ['<img src="c.png"> d', ' d', ['the image "c.png" was left out']],
    ['## a\n\nb', '**a**\n\nb', ['a heading inside the question became bold']],
    ['x<sup>2</sup>', 'x2', ['<sup> became plain text']],
    ['a ![](c.png) d', 'a  d', ['the image "c.png" was left out']],
    ['a ![][] d', 'a  d', ['an image was left out']],
    ['a <img> <img alt=b> d', 'a   d', ['an image was left out', 'the image "b" was left out']],
    ['<code></code> and <kbd>Ctrl&nbsp;C</kbd>', '\\<code>\\</code> and `Ctrl C`', []],
    ['<a href="https://x.org/(a b)">t</a>', '[t](https://x.org/%28a%20b%29)', []],
    ["<a href='#top'>t</a> <a>u</a> <a href=https://x.org> </a>", 't u  ', []],
    ['<b> </b>a<p>b</p>', ' a\n\nb\n\n', []],
    ['<pre><code>a &lt; b\n</code></pre>', '\n\n```\na < b\n```\n\n', []],
    ['#\n\nb', '\n\nb', ['a heading inside the question became bold']],
    ['a\n---\nb', '**a**\n\nb', ['a heading inside the question became bold']],
    ['`a <code>b</code>` c', '`a <code>b</code>` c', []],
  ])('%j becomes %j', (markdown, text, changes) =>
    expect(cleanMarkdown(markdown)).toEqual({ text, changes }),
  );
});

describe('characters that a terminal would obey', () => {
  it('are taken out of any text, and each line says so once', () => {
    const part = fc.constantFrom(
      '\0',
      '\u001b[1m',
      '\u202e',
      '&#27;',
      '&#x1b;',
      '&lrm;',
      '&#',
      '27;',
      '&',
      'a',
      '\n',
      '#',
      '&#2',
      '7;',
      '&#0;',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const written = parts.join('');
        const { text, remarks } = withoutUnsafe(written);
        expect([...findUnsafe(text)]).toEqual([]);
        expect(text.split('\n').length).toBe(written.split('\n').length);
        expect(new Set(remarks.map(({ line }) => line)).size).toBe(remarks.length);
        if ([...findUnsafe(written)].length === 0) expect([text, remarks]).toEqual([written, []]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('code', () => {
  it('holds any backticks', () => {
    const text = fc
      .array(fc.constantFrom('`', '``', 'a', ' ', '~~~', '```'), { minLength: 1, maxLength: 10 })
      .map((all) => all.join('').trim());
    fc.assert(
      fc.property(
        text.filter((one) => one !== ''),
        (code) => {
          const [inline] = parseMarkdown(`x ${codeSpan(code)}`)
            .flatMap((token) => token.children ?? [])
            .slice(1);
          expect([inline?.type, inline?.content]).toEqual(['code_inline', code]);
          expect(parseMarkdown(fence(code))[0]).toMatchObject({ type: 'fence', content: `${code}\n` });
        },
      ),
    );
  });
});
