import { displayWidth } from './cells.ts';
import { padEnd, padStart, truncate } from './width.ts';
import { wrap } from './wrap.ts';

export interface ColumnsOptions {
  /** columns of the screen that may be used */
  readonly width: number;
  /** spaces between two columns, 2 unless told */
  readonly gap?: number;
  /** `right` for numbers; `left` where nothing is said */
  readonly align?: readonly ('left' | 'right')[];
  /** what shows that a cell was cut */
  readonly ellipsis?: string;
}

/**
 * Rows as aligned lines without borders. Where they do not fit, the widest columns give way first, and what
 * stands in them is cut. Cells hold one line each and may be styled.
 */
export function columns(rows: readonly (readonly string[])[], options: ColumnsOptions): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  if (count === 0) return '';
  const gap = Math.min(options.gap ?? 2, count > 1 ? Math.max(1, Math.floor(options.width / count) - 1) : 0);
  const natural = Array.from({ length: count }, (_, i) =>
    Math.max(0, ...rows.map((row) => displayWidth(row[i] ?? ''))),
  );
  const widths = shrink(natural, options.width - gap * (count - 1));
  return rows.map((row) => renderRow(row, widths, gap, options)).join('\n');
}

/** what the last column must have left to stand beside the others */
const LEAST_ROOM = 20;

/**
 * Rows as columns, the last of them wrapped in its own column, so that nothing is cut; on a narrow screen each row
 * as a block: its first cell, and below it, indented, the others one after another. Cells hold one line each and
 * may be styled.
 */
export function columnsOrBlocks(rows: readonly (readonly string[])[], options: ColumnsOptions): string {
  const gap = options.gap ?? 2;
  const straight = columns(
    rows.map((row) => [...row.slice(0, -1), '|']),
    { ...options, width: Number.POSITIVE_INFINITY },
  ).split('\n');
  const before = Math.max(...straight.map((line) => displayWidth(line))) - 1;
  const room = options.width - before;
  const last = rows.map((row) => row.slice(-1).join(''));
  const widest = Math.max(...last.map(displayWidth));
  if (room >= Math.min(widest, LEAST_ROOM)) {
    return last
      .map((cell, i) =>
        wrap(cell, options.width, {
          indent: padEnd(String(straight[i]).slice(0, -1), before),
          hang: ' '.repeat(before),
        }),
      )
      .join('\n');
  }
  return rows
    .map(([head = '', ...others]) => {
      const rest = others.filter((cell) => cell !== '').join(' '.repeat(gap));
      return rest === '' ? head : `${head}\n${wrap(rest, options.width, { indent: '  ' })}`;
    })
    .join('\n');
}

function renderRow(
  row: readonly string[],
  widths: readonly number[],
  gap: number,
  { align, ellipsis }: ColumnsOptions,
): string {
  const cut = widths.map((width, i) => {
    const cell = truncate(row[i] ?? '', width, ellipsis);
    return align?.[i] === 'right' ? padStart(cell, width) : padEnd(cell, width);
  });
  return cut.join(' '.repeat(gap)).trimEnd();
}

/** Lowers the widest columns, together, until all fit; none below one. */
function shrink(natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  let over = widths.reduce((sum, width) => sum + width, 0) - room;
  while (over > 0) {
    const widest = Math.max(...widths);
    if (widest <= 1) break;
    widths[widths.lastIndexOf(widest)] = widest - 1;
    over--;
  }
  return widths;
}
