import { displayWidth } from '../cells.ts';
import type { Theme } from '../theme.ts';
import { wrapLines } from '../wrap.ts';
import type { Size } from './machine.ts';

export interface Frame {
  /** above the rows */
  readonly head?: readonly string[];
  /** what can be picked, each of one or more lines */
  readonly rows: readonly (readonly string[])[];
  /** the row the pointer is on */
  readonly active: number;
  /** one line of news, if any */
  readonly note: string | null;
  readonly help: readonly HelpPart[];
}

/** A key and what it does. */
export type HelpPart = readonly [key: string, does: string];

/** Draws a list prompt. Where it is higher than the screen, the rows around the active one are shown. */
export function drawFrame(frame: Frame, { width, height }: Size, theme: Theme): string {
  const head = frame.head ?? [];
  const foot = [
    ...(frame.note === null ? [] : wrapLines(theme.warn(theme.text(frame.note)), width)),
    ...helpLines(frame.help, width, theme),
  ];
  const all = frame.rows.flat();
  if (head.length + all.length + 1 + foot.length <= height) return [...head, ...all, '', ...foot].join('\n');
  const shortFoot = foot.slice(0, Math.max(1, Math.floor(height / 3)));
  const shortHead = head.slice(0, Math.max(0, height - shortFoot.length - 3));
  const room = Math.max(1, height - shortHead.length - shortFoot.length);
  return [...shortHead, ...windowOf(frame, room, theme), ...shortFoot].join('\n');
}

/** As many lines as there is room for, the active row among them from its first line on. */
function windowOf({ rows, active }: Frame, room: number, theme: Theme): string[] {
  const all = rows.flat();
  if (all.length <= room) return all;
  const top = rows.slice(0, active).flat().length;
  const size = rows.slice(active, active + 1).flat().length;
  const wished = top - Math.max(1, Math.floor((room - size) / 2));
  const from = Math.max(0, Math.min(wished, all.length - room, top - (room > 2 ? 1 : 0)));
  const shown = all.slice(from, from + room);
  if (room < 3) return all.slice(top, top + room);
  const { up, down } = theme.symbols;
  if (from > 0) shown[0] = theme.dim(`  ${up} more`);
  if (from + room < all.length) shown[room - 1] = theme.dim(`  ${down} more`);
  return shown;
}

/** The keys that work now, parted where a line ends; a key never stands apart from what it does. */
export function helpLines(parts: readonly HelpPart[], width: number, theme: Theme): string[] {
  const lines: string[] = [];
  const between = ` ${theme.symbols.dot} `;
  let line = '';
  for (const [key, does] of parts) {
    const part = `${theme.key(theme.text(key))} ${theme.text(does)}`;
    if (line === '') line = part;
    else if (displayWidth(line) + between.length + displayWidth(part) <= width)
      line += theme.dim(between) + part;
    else {
      lines.push(line);
      line = part;
    }
  }
  if (line !== '') lines.push(line);
  return lines.flatMap((text) => wrapLines(text, width));
}
