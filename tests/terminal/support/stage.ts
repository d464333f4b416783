import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';
import type { PromptContext } from '../../../src/terminal/prompts/context.ts';
import { makeTheme } from '../../../src/terminal/theme.ts';
import { type Run, rowsOf } from '../../screens/ansi.ts';

export interface Stage {
  readonly context: PromptContext;
  readonly input: PassThrough & { rawMode: boolean };
  /** types keys; `esc` and arrows as the terminal sends them */
  press(...keys: string[]): void;
  /** what is on the screen, without empty lines at its end */
  screen(): string;
  /** all that was ever written and is still in the scrollback */
  scrollback(): string;
  /** the screen once everything written so far is drawn */
  settled(): Promise<string>;
  /** resolves once the screen shows the text */
  sees(text: string | RegExp): Promise<string>;
  resize(columns: number, rows: number): void;
  /** whether the cursor is shown */
  cursor(): boolean;
  /** what is on the screen with its looks, row by row */
  rows(): Run[][];
}

export const keys = {
  up: '\x1b[A',
  down: '\x1b[B',
  enter: '\r',
  back: '\x7f',
  escape: '\x1b',
  ctrlC: '\x03',
  ctrlD: '\x04',
};

/** A terminal in memory: what prompts write is drawn by xterm, so tests see what a person sees. */
export function stage(
  options: {
    columns?: number;
    rows?: number;
    signal?: AbortSignal;
    unicode?: boolean;
    colour?: 0 | 1 | 2 | 3;
  } = {},
): Stage {
  const { columns = 80, rows = 24 } = options;
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  let cursor = true;
  let wake: () => void = () => undefined;
  const output: Writable & { isTTY: boolean; columns: number; rows: number } = Object.assign(
    new Writable({
      decodeStrings: false,
      write(chunk: string | Buffer, _encoding, done) {
        const text = String(chunk);
        for (const [, on] of text.matchAll(/\x1b\[\?25([hl])/g)) cursor = on === 'h';
        terminal.write(text, () => {
          done();
          wake();
        });
      },
    }),
    // as standard output is: it stays open when what is piped into it ends
    { isTTY: true, columns, rows, end: () => output },
  );
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    rawMode: false,
    setRawMode(mode: boolean) {
      input.rawMode = mode;
      return input;
    },
  });
  const lines = (from: number): string => {
    const buffer = terminal.buffer.active;
    const all: string[] = [];
    for (let i = from; i < buffer.length; i++) all.push(buffer.getLine(i)?.translateToString(true) ?? '');
    return all.join('\n').trimEnd();
  };
  const screen = (): string => lines(terminal.buffer.active.baseY);
  const theme = makeTheme({ colour: options.colour ?? 0, unicode: options.unicode ?? true });
  return {
    context: {
      input,
      output,
      theme,
      screen: { width: columns, height: rows },
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
    input,
    press: (...pressed) => {
      for (const key of pressed) input.write(key);
    },
    screen,
    settled: () =>
      new Promise((resolve) => output.write('', () => terminal.write('', () => resolve(screen())))),
    scrollback: () => lines(0),
    sees: async (text) => {
      for (;;) {
        const now = screen();
        if (typeof text === 'string' ? now.includes(text) : text.test(now)) return now;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    resize: (cols, height) => {
      terminal.resize(cols, height);
      Object.assign(output, { columns: cols, rows: height });
      output.emit('resize');
    },
    cursor: () => cursor,
    rows: () => rowsOf(terminal),
  };
}
