import { graphemeWidth } from './wide.ts';

/** A run that stays together: one visible character, or an escape sequence that takes no room. */
export interface Cell {
  readonly text: string;
  readonly width: number;
}

const sequence = /\x1b\[[0-9;]*m/g;
const tabStop = 4;
// Letters, punctuation, arrows and lines that take one column each and join with nothing: most of what is ever
// shown. Splitting anything else into graphemes costs a start-up tens of milliseconds.
const simple =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2193\u21b3\u2500-\u25fc\u2713\u2717]*$/;
let segmenter: Intl.Segmenter | undefined;

/** Columns a text without line breaks takes: wide characters and emoji two, escape sequences none. */
export function displayWidth(text: string): number {
  if (simple.test(text)) return text.length;
  return cells(text).reduce((sum, cell) => sum + cell.width, 0);
}

/** A text as what must not be cut apart, in order. Tabs become spaces up to the next stop of four. */
export function cells(text: string): Cell[] {
  const found: Cell[] = [];
  let at = 0;
  let column = 0;
  const add = (piece: string): void => {
    if (simple.test(piece)) {
      for (const char of piece) found.push({ text: char, width: 1 });
      column += piece.length;
      return;
    }
    for (const grapheme of graphemes(piece)) {
      const width = grapheme === '\t' ? tabStop - (column % tabStop) : graphemeWidth(grapheme);
      if (grapheme === '\t') for (let i = 0; i < width; i++) found.push({ text: ' ', width: 1 });
      else found.push({ text: grapheme, width });
      column += width;
    }
  };
  for (const match of text.matchAll(sequence)) {
    add(text.slice(at, match.index));
    found.push({ text: match[0], width: 0 });
    at = match.index + match[0].length;
  }
  add(text.slice(at));
  return found;
}

function graphemes(text: string): Iterable<string> {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
