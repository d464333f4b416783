import type { Theme } from './theme.ts';
import { padEnd, wrap } from './width.ts';

export interface HeatColumn {
  /** stands above the column where there is room, such as a month's name; '' for none */
  readonly label: string;
  /** from top to bottom; null where nothing is drawn */
  readonly values: readonly (number | null)[];
}

export interface HeatOptions {
  /** columns of the screen that may be used */
  readonly width: number;
  readonly theme: Pick<Theme, 'symbols' | 'accent' | 'dim'>;
  /** names of the rows */
  readonly rows: readonly string[];
  /** how many of the last columns to draw where not all fit */
  readonly fewer: number;
}

/**
 * Numbers as a grid of one character each, in four shades that differ as characters, too, with what they mean
 * below it. Where the columns do not fit, the last ones are drawn.
 */
export function heatMap(columns: readonly HeatColumn[], options: HeatOptions): string {
  const { width, theme, rows, fewer } = options;
  const names = Math.max(0, ...rows.map((row) => row.length)) + 1;
  const room = Math.max(1, width - names);
  const shown = columns.slice(-(columns.length <= room ? columns.length : Math.min(fewer, room)));
  const bounds = shadeBounds(shown.flatMap(({ values }) => values.filter((value) => value !== null)));
  const lines = rows.map(
    (row, i) =>
      padEnd(row, names) + shown.map(({ values }) => shade(values[i] ?? null, bounds, theme)).join(''),
  );
  return [head(shown, names), ...lines, wrap(legend(bounds, theme), width)]
    .map((line) => line.trimEnd())
    .join('\n');
}

/**
 * The least number of each shade but the first, which is nothing: quarters of the numbers there are, so that one
 * busy day does not make all others pale.
 */
export function shadeBounds(values: readonly number[]): readonly number[] {
  const some = values.filter((value) => value > 0).sort((a, b) => a - b);
  const bounds = [1];
  for (const part of [0.25, 0.5, 0.75])
    bounds.push(
      Math.max((bounds.at(-1) as number) + 1, Math.ceil(some[Math.floor(part * some.length)] ?? 0)),
    );
  return bounds;
}

function shade(value: number | null, bounds: readonly number[], theme: HeatOptions['theme']): string {
  if (value === null) return ' ';
  const level = bounds.filter((bound) => value >= bound).length;
  const mark = theme.symbols.shades[level] as string;
  return level === 0 ? theme.dim(mark) : theme.accent(mark);
}

/** Labels above their columns; one that would run into the one before it is left out. */
function head(columns: readonly HeatColumn[], indent: number): string {
  let line = ' '.repeat(indent);
  let free = indent;
  for (const [i, { label }] of columns.entries()) {
    if (label === '' || indent + i < free || i + label.length > columns.length) continue;
    line = padEnd(line, indent + i) + label;
    free = line.length + 1;
  }
  return line;
}

/** `· 0  ░ 1–3  ▒ 4–9  ▓ 10–19  █ 20+`. */
function legend(bounds: readonly number[], { symbols, dim }: HeatOptions['theme']): string {
  const spans = bounds.map((from, i) => {
    const to = (bounds[i + 1] ?? Number.NaN) - 1;
    return Number.isNaN(to) ? `${from}+` : to === from ? `${from}` : `${from}${symbols.dash}${to}`;
  });
  return dim(['0', ...spans].map((span, level) => `${symbols.shades[level]} ${span}`).join('  '));
}
