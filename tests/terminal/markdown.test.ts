import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/terminal/cells.ts';
import { renderInline, renderMarkdown } from '../../src/terminal/markdown.ts';
import { makeTheme } from '../../src/terminal/theme.ts';

const theme = makeTheme({ colour: 0, unicode: true });
const lesson = `# Indexes

The page took *2 ms* in testing, where the table held **five hundred** rows. See [the docs](https://x.org/i).

## Watching a scan

\`\`\`sql
SELECT total FROM orders WHERE customer_id = 42;
	-- ten rows
\`\`\`

- One single-column index for each column, in place of one composite index
  - nested
- \`(a)\` beside \`(a, b)\`

1. Find the start

   then walk
2. Stop

> Think of the phone book: last name, then first name.

| Need | Index |
|------|------:|
| Unpaid invoices | Partial |
| 名前 | Hash |

---

### The bill
`;

describe('a lesson', () => {
  it('at 80 columns', () =>
    expect(renderMarkdown(lesson, { width: 80, theme })).toMatchInlineSnapshot(`
    "Indexes
    ═══════

    The page took *2 ms* in testing, where the table held **five hundred** rows. See
    the docs (https://x.org/i).

    Watching a scan
    ───────────────

        SELECT total FROM orders WHERE customer_id = 42;
            -- ten rows

    • One single-column index for each column, in place of one composite index
      • nested
    • \`(a)\` beside \`(a, b)\`

    1. Find the start

       then walk

    2. Stop

    │ Think of the phone book: last name, then first name.

    Need               Index
    ───────────────  ───────
    Unpaid invoices  Partial
    名前                Hash

    ────────────────────────────────────────────────────────────────────────────────

    ▸ The bill"
  `));
  it('at 40 columns', () =>
    expect(renderMarkdown(lesson, { width: 40, theme })).toMatchInlineSnapshot(`
    "Indexes
    ═══════

    The page took *2 ms* in testing, where
    the table held **five hundred** rows.
    See the docs (https://x.org/i).

    Watching a scan
    ───────────────

      SELECT total FROM orders WHERE 
      ↳ customer_id = 42;
          -- ten rows

    • One single-column index for each
      column, in place of one composite
      index
      • nested
    • \`(a)\` beside \`(a, b)\`

    1. Find the start

       then walk

    2. Stop

    │ Think of the phone book: last name,
    │ then first name.

    Need               Index
    ───────────────  ───────
    Unpaid invoices  Partial
    名前                Hash

    ────────────────────────────────────────

    ▸ The bill"
  `));
  it('in ASCII', () =>
    expect(
      renderMarkdown('## Don’t\n\n- café → `日本`\n\n> …', {
        width: 40,
        theme: makeTheme({ colour: 0, unicode: false }),
      }),
    ).toMatchInlineSnapshot(`
      "Don't
      -----

      * cafe -> \`??\`

      | ..."
    `));
});

describe('a table too wide for the screen', () => {
  it('becomes one small block a row', () =>
    expect(
      renderMarkdown(
        '| Code | Meaning |\n|-|-|\n| 404 | There is nothing at this address |\n| 410 | Gone |',
        { width: 30, theme },
      ),
    ).toMatchInlineSnapshot(`
      "Code: 404
      Meaning: There is nothing at
        this address

      Code: 410
      Meaning: Gone"
    `));
});

describe('code', () => {
  it('wider than the screen goes on behind a mark', () =>
    expect(
      renderMarkdown('```\nCREATE INDEX orders_cover ON orders (customer_id)\n```', { width: 30, theme }),
    ).toBe('  CREATE INDEX orders_cover ON\n  ↳  orders (customer_id)'));
  it('is never re-flowed', () =>
    expect(renderMarkdown('```\na\n\n    b   c\n```', { width: 40, theme })).toBe('  a\n\n      b   c'));
});

describe('what an author or an attacker may write', () => {
  it('is shown when it is HTML', () =>
    expect(renderMarkdown('<b>x</b> &lt;', { width: 40, theme })).toBe('<b>x</b> <'));
  it('cannot send escape sequences, not as entities either', () =>
    expect(renderMarkdown('a\x1b[31mb &#x1b;[2J &#x202e;x `\x07y`', { width: 60, theme })).toBe(
      'ab \ufffd[2J x `y`',
    ));
  it('shows where a link leads', () =>
    expect(renderInline('[text](https://x.org) <https://y.org> ![pic](p.png)', { theme })).toBe(
      'text (https://x.org) https://y.org pic (p.png)',
    ));
  it('is one line where one line is asked for', () =>
    expect(renderInline('a\nb  \nc', { theme })).toBe('a b c'));
  it('keeps backticks inside code', () => expect(renderInline('`` a`b ``', { theme })).toBe('`` a`b ``'));
});

describe('emphasis', () => {
  it('keeps its marks where there are no styles', () =>
    expect(renderInline('**a** *b* ~~c~~', { theme })).toBe('**a** *b* ~~c~~'));
  it('is styled where there are', () =>
    expect(renderInline('**a** *b*', { theme: makeTheme({ colour: 1, unicode: true }) })).toBe(
      '\x1b[1ma\x1b[22m \x1b[3mb\x1b[23m',
    ));
});

const piece = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '# ',
    '- ',
    '1. ',
    '> ',
    '```\n',
    '| a | b |\n|-|-|\n',
    '**',
    '`',
    '[x](y)',
    '\n\n',
    '    ',
    '日本語 ',
    '\x1b[31m',
    '---\n',
  ),
);
const document = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('any document', () => {
  it('fits the width and holds no controls', () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 2, max: 100 }), (md, width) => {
        const text = renderMarkdown(md, { width, theme });
        for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
      }),
    );
  });

  it('fits the width with colour, and leaves no style open', () => {
    const rich = makeTheme({ colour: 2, unicode: true });
    fc.assert(
      fc.property(document, fc.integer({ min: 8, max: 100 }), (md, width) => {
        for (const line of renderMarkdown(md, { width, theme: rich }).split('\n')) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
          const bold = [...line.matchAll(/\x1b\[(1|22)m/g)].at(-1)?.[1];
          expect(bold ?? '22').toBe('22');
        }
      }),
    );
  });
});

describe('what is seldom in a lesson', () => {
  const shown = (text: string, width = 40): string => renderMarkdown(text, { width, theme });
  it.each([
    ['a hard break', 'one\\\ntwo', 'one\ntwo'],
    ['a picture by its words and where it is', 'See ![a *graph*](x.png).', 'See a *graph* (x.png).'],
    ['a picture without words', '![](x.png)', 'x.png'],
    ['a link without words', '[](https://x.org)', 'https://x.org'],
    ['an address of mail', '<ana@x.org>', 'ana@x.org'],
    ['what was struck out', '~~no~~ yes', '~~no~~ yes'],
    ['emphasis within emphasis', '**a *b* [c](https://x.org)**', '**a *b* c (https://x.org)**'],
    ['a quote of nothing', '>\n\ntext', '│\n\ntext'],
    ['an item without text', '-\n- a', '•\n• a'],
    ['a table whose columns have no names', '| | |\n|-|-|\n| a | b |', 'a  b'],
  ])('is shown: %s', (_what, text, seen) => expect(shown(text)).toBe(seen));

  it.each([
    [
      'with the names of its columns before their cells',
      '| Need | |\n|-|-|\n| Unpaid invoices | Partial index |\n| | x |',
      'Need: Unpaid\n  invoices\nPartial index\n\nx',
    ],
    [
      'by its head where there is nothing else',
      '| Something | Something else |\n|-|-|',
      'Something, Something\n  else',
    ],
  ])('is a table too wide, shown %s', (_what, text, seen) =>
    expect(
      renderMarkdown(text, { width: 20, theme: makeTheme({ colour: 1, unicode: true }) }).replaceAll(
        /\x1b\[\d*m/g,
        '',
      ),
    ).toBe(seen),
  );

  it('is a quote in a quote where there is no room for its marks', () => {
    for (const line of shown('> > > > some words', 9).split('\n'))
      expect(displayWidth(line)).toBeLessThanOrEqual(9);
    expect(shown('> > > > some words', 9)).toContain('some');
  });
});
