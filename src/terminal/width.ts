import { cells, displayWidth } from './cells.ts';

export { displayWidth } from './cells.ts';
export { type WrapOptions, wrap, wrapLines } from './wrap.ts';

/** Cuts a text to `width` columns; what was cut shows as `ellipsis`, within the width. Styles are closed. */
export function truncate(text: string, width: number, ellipsis = '…'): string {
  if (!Number.isFinite(width) || displayWidth(text) <= width) return text;
  const mark = displayWidth(ellipsis) <= width ? ellipsis : '';
  let room = Math.max(0, width - displayWidth(mark));
  let cut = '';
  let full = false;
  for (const cell of cells(text)) {
    // sequences after the cut are kept, as they close what was opened before it
    if (cell.text.startsWith('\x1b')) cut += cell.text;
    else if (!full && cell.width <= room) {
      cut += cell.text;
      room -= cell.width;
    } else if (!full) {
      full = true;
      cut += mark;
    }
  }
  return cut;
}

/** Fills a text with spaces at its end up to `width` columns; a longer text stays as it is. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Fills a text with spaces at its start up to `width` columns. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}
