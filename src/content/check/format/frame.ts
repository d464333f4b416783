import { lineText, type Source } from '../../source.ts';
import type { Region } from '../diagnostic.ts';

/** How lines of a file look; widths are in columns of the screen. */
export interface FrameStyle {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly mark: (text: string) => string;
  /** what a stranger's text may safely become on this screen */
  readonly safe: (text: string) => string;
  readonly widthOf: (text: string) => number;
  /** columns a line of the frame may take */
  readonly width: number;
}

/** One visible character: where it stands in the line, and how it is shown. */
interface Cell {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
  readonly width: number;
}

const mostLines = 4;
let segmenter: Intl.Segmenter | undefined;

/** The lines of a fault with the one before them, and carets below what is meant in the first. */
export function codeFrame(region: Region, source: Source, style: FrameStyle): string[] {
  const lines = linesOf(region);
  const gutter = String(lines.at(-1)).length;
  const room = Math.max(8, style.width - gutter - 7);
  const number = (line: number): string => String(line).padStart(gutter);
  const show = (line: number): string =>
    text(windowOf(cellsOf(lineText(source, line - 1), 0, room, style), [0, 0], room, style).cells);
  const before = region.line > 1 ? show(region.line - 1) : '';
  const cells = cellsOf(lineText(source, region.line - 1), region.column - 1, room, style);
  const [from, to] = meant(cells, region);
  const view = windowOf(cells, [from, to], room, style);
  const lead = widthOf(cells.slice(view.from, from)) + view.lead;
  const marked = Math.max(1, widthOf(cells.slice(from, to)));
  const carets = style.mark('^'.repeat(Math.max(1, Math.min(marked, room - lead))));
  const more = region.endLine - region.line + 1 - lines.length;
  return [
    ...(before.trim() === '' ? [] : [style.dim(`    ${number(region.line - 1)} | ${before}`)]),
    `  ${style.strong('>')} ${number(region.line)} | ${text(view.cells)}`,
    `    ${' '.repeat(gutter)} | ${' '.repeat(lead)}${carets}`,
    ...lines.slice(1).map((line) => `  ${style.strong('>')} ${number(line)} | ${show(line)}`.trimEnd()),
    ...(more > 0
      ? [style.dim(`    ${' '.repeat(gutter)} | ${more} more ${more === 1 ? 'line' : 'lines'}`)]
      : []),
  ];
}

/** The lines shown of a fault; one that ends at the very start of a line does not reach into it. */
function linesOf({ line, endLine, endColumn }: Region): number[] {
  const last = endLine > line && endColumn === 1 ? endLine - 1 : endLine;
  return Array.from({ length: Math.min(mostLines, last - line + 1) }, (_, i) => line + i);
}

/** Which characters of the first line are meant. */
function meant(cells: readonly Cell[], { column, line, endLine, endColumn }: Region): [number, number] {
  const at = cells.findIndex((cell) => cell.end > column - 1);
  const from = at < 0 ? cells.length : at;
  const end = endLine > line ? Number.POSITIVE_INFINITY : endColumn - 1;
  const past = cells.findIndex((cell) => cell.start >= end);
  return [from, past < 0 ? cells.length : Math.max(from, past)];
}

/** Characters to be looked at on either side for each column there is room for. */
const perColumn = 4;

/** A line around a place in it: what is further off, of a line of megabytes, is one mark at its end. */
function cellsOf(line: string, at: number, room: number, style: FrameStyle): Cell[] {
  const begin = Math.max(0, at - perColumn * room);
  const end = Math.min(line.length, at + perColumn * room);
  const cells = graphemes(line.slice(begin, end)).map(([index, char]): Cell => {
    const start = begin + index;
    const shown = char === '\t' ? '  ' : style.safe(char);
    return { start, end: start + char.length, shown, width: style.widthOf(shown) };
  });
  // where the line goes on, the outermost may be part of a character
  if (begin > 0) cells[0] = cutOf(style, 0, cells[0]?.end ?? begin);
  if (end < line.length) cells[cells.length - 1] = cutOf(style, cells.at(-1)?.start ?? end, line.length);
  return cells;
}

/** The mark that stands for what is left out. */
function cutOf({ safe, widthOf }: FrameStyle, start = 0, end = 0): Cell {
  const shown = safe('…');
  return { start, end, shown, width: widthOf(shown) };
}

function graphemes(line: string): (readonly [number, string])[] {
  if (/^[\x00-\x7f]*$/.test(line)) return [...line].map((char, i) => [i, char] as const);
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(line), ({ index, segment }) => [index, segment] as const);
}

interface Window {
  readonly cells: readonly Cell[];
  /** the first of them in the line */
  readonly from: number;
  /** columns of the mark that stands for what is left out before it */
  readonly lead: number;
}

/** As much of a line as fits, with what is meant in sight: its beginning in any case. */
function windowOf(
  cells: readonly Cell[],
  [focus, reach]: readonly [number, number],
  room: number,
  style: FrameStyle,
): Window {
  const at = columnsOf(cells);
  const width = (start: number, end: number): number => (at[end] as number) - (at[start] as number);
  if (width(0, cells.length) <= room) return { cells, from: 0, lead: 0 };
  const cut = cutOf(style);
  let from = 0;
  // a third of the room before the fault, so that one sees where it stands; less if its end would not fit
  while (from < focus && width(from, focus) > room * (from === 0 ? 0.7 : 0.3)) from++;
  while (from < focus && width(from, reach) + 2 * cut.width > room) from++;
  const lead = from === 0 ? 0 : cut.width;
  let to = from;
  while (to < cells.length && width(from, to + 1) <= room - lead - cut.width) to++;
  const kept = [...(from === 0 ? [] : [cut]), ...cells.slice(from, to), ...(to < cells.length ? [cut] : [])];
  return { cells: kept, from, lead };
}

/** The column at which each character begins, and behind them all that at which the line ends; counted from 0. */
function columnsOf(cells: readonly Cell[]): number[] {
  const columns = [0];
  for (const { width } of cells) columns.push((columns.at(-1) as number) + width);
  return columns;
}

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0);
const text = (cells: readonly Cell[]): string => cells.map((cell) => cell.shown).join('');
