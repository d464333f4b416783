import { displayWidth } from '../cells.ts';
import { chopLine } from '../wrap.ts';
import type { BlockOptions } from './options.ts';

/**
 * A code block: indented, never re-flowed. A line wider than the screen goes on in the next row behind a
 * mark, so that nothing is lost and nobody takes the row for a line of its own.
 */
export function codeLines(content: string, { width, theme }: BlockOptions): string[] {
  const indent = ' '.repeat(width >= 60 ? 4 : width >= 16 ? 2 : 0);
  const room = width - indent.length;
  const mark = theme.symbols.continued;
  const markRoom = displayWidth(mark) + 1;
  const continues = room >= markRoom + 4;
  return content
    .replace(/\n$/, '')
    .split('\n')
    .flatMap((line) => {
      const rows = chopLine(line.trimEnd(), room, continues ? room - markRoom : room);
      return rows.map((row, i) => {
        if (row === '') return '';
        const prefix = i > 0 && continues ? `${theme.dim(mark)} ` : '';
        return indent + prefix + theme.code(row);
      });
    });
}
