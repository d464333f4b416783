import type { IBufferCell, Terminal } from '@xterm/headless';

/** A run of cells that look alike. Colours are those of the 256, `null` the terminal's own. */
export interface Run {
  readonly text: string;
  readonly colour: number | null;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

/** What a terminal shows, row by row, without empty rows at the end. */
export function rowsOf(terminal: Terminal): Run[][] {
  const { active } = terminal.buffer;
  const rows: Run[][] = [];
  for (let y = active.baseY; y < active.length; y++) {
    const line = active.getLine(y);
    const cells: Run[] = [];
    for (let x = 0; x < terminal.cols; x++) {
      const cell = line?.getCell(x);
      if (cell !== undefined && cell.getWidth() > 0) cells.push(runOf(cell));
    }
    rows.push(trimmed(joined(cells)));
  }
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

const runOf = (cell: IBufferCell): Run => ({
  text: cell.getChars() || ' ',
  colour: cell.isFgDefault() ? null : cell.getFgColor(),
  bold: cell.isBold() !== 0,
  dim: cell.isDim() !== 0,
  italic: cell.isItalic() !== 0,
  underline: cell.isUnderline() !== 0,
});

const styleOf = ({ text: _text, ...style }: Run): string => JSON.stringify(style);

function joined(cells: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    if (last !== undefined && styleOf(last) === styleOf(cell))
      runs[runs.length - 1] = { ...last, text: last.text + cell.text };
    else runs.push(cell);
  }
  return runs;
}

function trimmed(runs: readonly Run[]): Run[] {
  const last = runs.at(-1);
  if (last === undefined) return [];
  const text = last.underline ? last.text : last.text.trimEnd();
  return text === '' ? trimmed(runs.slice(0, -1)) : [...runs.slice(0, -1), { ...last, text }];
}

/** The rows as text with colour sequences, each row closed: what `cat` shows as it was. */
export const toAnsi = (rows: readonly (readonly Run[])[]): string =>
  rows.map((row) => `${row.map(toSequence).join('')}\n`).join('');

function toSequence({ text, colour, bold, dim, italic, underline }: Run): string {
  const codes = [
    ...(bold ? ['1'] : []),
    ...(dim ? ['2'] : []),
    ...(italic ? ['3'] : []),
    ...(underline ? ['4'] : []),
    ...(colour === null ? [] : [`38;5;${colour}`]),
  ];
  return codes.length === 0 ? text : `\x1b[${codes.join(';')}m${text}\x1b[0m`;
}

/** Reads what `toAnsi` wrote. */
export const fromAnsi = (text: string): Run[][] =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) =>
      [...line.matchAll(/\x1b\[([\d;]+)m([^\x1b]*)\x1b\[0m|([^\x1b]+)/g)].map(([, codes, styled, plain]) => {
        const list = (codes ?? '').split(';');
        const at = list.indexOf('38');
        const flags = at < 0 ? list : list.slice(0, at);
        return {
          text: styled ?? plain ?? '',
          colour: at < 0 ? null : Number(list[at + 2]),
          bold: flags.includes('1'),
          dim: flags.includes('2'),
          italic: flags.includes('3'),
          underline: flags.includes('4'),
        };
      }),
    );
