import { type Cell, cells, displayWidth } from './cells.ts';

export interface WrapOptions {
  /** stands before the first line; counts towards the width */
  readonly indent?: string;
  /** stands before every other line; as many spaces as `indent` has columns unless told */
  readonly hang?: string;
  /** a word longer than a line is left to the terminal to split: a path stays one that can be copied */
  readonly whole?: boolean;
}

/**
 * Breaks text at spaces into lines of at most `width` columns, styles carried from line to line. A word
 * longer than a line is split between characters, never inside one, unless words stay whole. Line breaks in the text stay.
 * Where a prefix leaves less than two columns it is left out, so that a wide character always fits.
 */
export function wrapLines(text: string, width: number, options: WrapOptions = {}): string[] {
  const indent = fitting(options.indent ?? '', width);
  const hang = fitting(options.hang ?? ' '.repeat(displayWidth(indent)), width);
  const { whole = false } = options;
  const lines: Cell[][] = [];
  for (const paragraph of text.split('\n')) {
    const first = lines.length === 0 ? indent : hang;
    const room = [width - displayWidth(first), width - displayWidth(hang)] as const;
    for (const line of breakParagraph(cells(paragraph), ...room, whole)) lines.push(line);
  }
  const carry = makeCarry();
  return lines.map((line, i) => ((i === 0 ? indent : hang) + carry(line)).trimEnd());
}

/** `wrapLines` as one string. */
export function wrap(text: string, width: number, options: WrapOptions = {}): string {
  return wrapLines(text, width, options).join('\n');
}

/**
 * Breaks one line into rows of at most `width` columns, every space kept: for code, where nothing may be
 * re-flowed. It breaks after a space where one stands in the last third of a row, else hard.
 */
export function chopLine(line: string, width: number, nextWidth = width): string[] {
  const rows: Cell[][] = [];
  let rest = cells(line);
  do {
    const room = Math.max(2, rows.length === 0 ? width : nextWidth);
    const cut = chopAt(rest, room);
    rows.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  } while (rest.length > 0);
  const carry = makeCarry();
  return rows.map(carry);
}

function chopAt(row: readonly Cell[], room: number): number {
  let used = 0;
  let space = 0;
  for (const [i, cell] of row.entries()) {
    used += cell.width;
    if (used > room) return space > 0 && cell.text !== ' ' ? space : Math.max(1, i);
    if (cell.text === ' ' && used * 3 >= room * 2) space = i + 1;
  }
  return row.length;
}

function fitting(prefix: string, width: number): string {
  return displayWidth(prefix) <= width - 2 ? prefix : '';
}

function breakParagraph(
  paragraph: readonly Cell[],
  firstWidth: number,
  nextWidth: number,
  whole: boolean,
): Cell[][] {
  const lines: Cell[][] = [[]];
  let room = firstWidth;
  let gap: Cell[] = [];
  const newLine = (): void => {
    lines.push([]);
    room = nextWidth;
  };
  const put = (cell: Cell): void => {
    lines.at(-1)?.push(cell);
    room -= cell.width;
  };
  for (const word of words(paragraph)) {
    if (word.space) {
      gap = word.cells;
      continue;
    }
    const started = hasText(lines.at(-1) ?? []);
    const needed = widthOf(gap) + widthOf(word.cells);
    if (needed <= room && (started || lines.length === 1)) for (const cell of gap) put(cell);
    else {
      if (started && needed > room) newLine();
      // the spaces are dropped at a break, the styles between them are not
      for (const cell of gap) if (cell.width === 0) put(cell);
    }
    gap = [];
    for (const cell of word.cells) {
      if (cell.width > room && !whole) newLine();
      put(cell);
    }
  }
  for (const cell of gap) if (cell.width === 0) put(cell);
  return lines;
}

interface Word {
  readonly space: boolean;
  readonly cells: Cell[];
}

/** Runs of spaces and runs of the rest; a sequence belongs to the run it stands in. */
function words(paragraph: readonly Cell[]): Word[] {
  const found: Word[] = [];
  for (const cell of paragraph) {
    const last = found.at(-1);
    const space = cell.width === 0 && last !== undefined ? last.space : cell.text === ' ';
    if (last !== undefined && last.space === space) last.cells.push(cell);
    else found.push({ space, cells: [cell] });
  }
  return found;
}

const widthOf = (row: readonly Cell[]): number => row.reduce((sum, cell) => sum + cell.width, 0);
const hasText = (row: readonly Cell[]): boolean => row.some((cell) => cell.width > 0);

/** Which code closes what a style opens; ours are only those chalk writes. */
const closers: readonly (readonly [RegExp, string])[] = [
  [/^[12]$/, '22'],
  [/^3$/, '23'],
  [/^4$/, '24'],
  [/^7$/, '27'],
  [/^9$/, '29'],
  [/^(3[0-7]|9[0-7]|38;.*)$/, '39'],
  [/^(4[0-7]|10[0-7]|48;.*)$/, '49'],
];

/** Joins rows to text, closing at each row's end what is open and opening it again in the next. */
function makeCarry(): (row: readonly Cell[]) => string {
  let open: { readonly code: string; readonly close: string }[] = [];
  return (row) => {
    let line = open.map(({ code }) => `\x1b[${code}m`).join('');
    for (const cell of row) {
      line += cell.text;
      if (cell.width > 0 || !cell.text.startsWith('\x1b[')) continue;
      const code = cell.text.slice(2, -1);
      const close = closers.find(([opens]) => opens.test(code))?.[1];
      if (close !== undefined) open.push({ code, close });
      else if (code === '' || code === '0') open = [];
      else open = open.filter((style) => style.close !== code);
    }
    const closing = [...new Set(open.map(({ close }) => close).reverse())];
    return line + closing.map((code) => `\x1b[${code}m`).join('');
  };
}
