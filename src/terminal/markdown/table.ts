import type { Token } from 'markdown-it';
import { displayWidth } from '../cells.ts';
import { padEnd, padStart } from '../width.ts';
import { wrapLines } from '../wrap.ts';
import { inlineText } from './inline.ts';
import type { BlockOptions } from './options.ts';

const gap = 2;

/** A table: aligned where it fits, else each row as a small block of `Header: cell` lines. */
export function tableLines(tokens: readonly Token[], options: BlockOptions): string[] {
  const rows = cellsOf(tokens, options);
  const [head = [], ...body] = rows;
  const widths = head.map((_, i) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[i] ?? '')), 0),
  );
  const total = widths.reduce((sum, width) => sum + width + gap, -gap);
  return total <= options.width ? aligned(head, body, widths, tokens, options) : stacked(head, body, options);
}

function aligned(
  head: readonly string[],
  body: readonly (readonly string[])[],
  widths: readonly number[],
  tokens: readonly Token[],
  { theme }: BlockOptions,
): string[] {
  const right = tokens
    .filter((token) => token.type === 'th_open')
    .map((token) => String(token.attrGet('style') ?? '').includes('right'));
  const line = (row: readonly string[], style: (text: string) => string = (text) => text): string =>
    widths
      .map((width, i) => {
        const cell = row[i] === undefined || row[i] === '' ? '' : style(row[i]);
        return right[i] === true ? padStart(cell, width) : padEnd(cell, width);
      })
      .join(' '.repeat(gap))
      .trimEnd();
  const rule = widths.map((width) => theme.dim(theme.symbols.line.repeat(width))).join(' '.repeat(gap));
  const hasHead = head.some((cell) => cell !== '');
  return [...(hasHead ? [line(head, theme.strong), rule] : []), ...body.map((row) => line(row))];
}

function stacked(
  head: readonly string[],
  body: readonly (readonly string[])[],
  { theme, width }: BlockOptions,
): string[] {
  const hang = width >= 20 ? '  ' : '';
  if (body.length === 0) return wrapLines(head.map((name) => theme.strong(name)).join(', '), width, { hang });
  return body.flatMap((row, i) => {
    const lines = row.flatMap((cell, column) => {
      if (cell === '') return [];
      const name = head[column] ?? '';
      return wrapLines(name === '' ? cell : `${theme.strong(`${name}:`)} ${cell}`, width, { hang });
    });
    return i === 0 ? lines : ['', ...lines];
  });
}

/** All rows, the header's first, as styled texts on one line each. */
function cellsOf(tokens: readonly Token[], { theme }: BlockOptions): string[][] {
  const rows: string[][] = [];
  for (const token of tokens) {
    if (token.type === 'tr_open') rows.push([]);
    else if (token.type === 'inline')
      rows.at(-1)?.push(inlineText(token.children ?? [], theme).replace(/\n/g, ' '));
  }
  return rows;
}
