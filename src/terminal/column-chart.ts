import type { Theme } from './theme.ts';
import { padEnd, padStart } from './width.ts';

export interface ChartOptions {
  /** columns of the screen that may be used */
  readonly width: number;
  /** lines of the columns, without what stands below them */
  readonly height: number;
  readonly theme: Pick<Theme, 'symbols' | 'accent'>;
  /** what stands below some of the columns, by their place; one that would run into the one before is left out */
  readonly labels: Readonly<Record<number, string>>;
}

/**
 * Numbers (0 and more) as columns side by side, the greatest as high as the chart, with a scale at its left. What is
 * more than nothing can be seen. Where there is room a column is two characters wide and has a gap.
 */
export function columnChart(values: readonly number[], options: ChartOptions): string {
  const { width, height, theme, labels } = options;
  const top = Math.max(1, ...values);
  const scale = String(top).length;
  const pitch = Math.max(1, Math.min(3, Math.floor((width - scale - 2) / Math.max(1, values.length))));
  const steps = theme.symbols.steps;
  const units = values.map((value) =>
    value <= 0 ? 0 : Math.max(1, Math.round((value / top) * height * steps.length)),
  );
  const lines = Array.from({ length: height }, (_, i) => {
    const below = (height - 1 - i) * steps.length;
    const marks = units.map((unit) => column(unit - below, steps, pitch)).join('');
    return `${padStart(i === 0 ? String(top) : '', scale)} ${theme.symbols.quote}${theme.accent(marks.trimEnd())}`;
  });
  const base = `${padStart('0', scale)} ${theme.symbols.quote}${theme.symbols.line.repeat(values.length * pitch)}`;
  return [...lines, base, underneath(labels, values.length, pitch, scale + 2)]
    .map((line) => line.trimEnd())
    .join('\n');
}

/** One column's piece in one line: as many steps of it as are left, none below 1. */
function column(left: number, steps: string, pitch: number): string {
  const mark = left <= 0 ? ' ' : (steps[Math.min(left, steps.length) - 1] as string);
  return pitch === 1 ? mark : `${mark.repeat(pitch - 1)} `;
}

function underneath(labels: ChartOptions['labels'], count: number, pitch: number, indent: number): string {
  let line = '';
  for (let i = 0; i < count; i++) {
    const label = labels[i];
    const at = indent + i * pitch;
    if (label === undefined || (line !== '' && at <= line.length)) continue;
    line = padEnd(line, at) + label;
  }
  return line;
}
