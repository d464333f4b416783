import { Stopped } from '../stop.ts';
import type { Suspend } from '../suspend.ts';
import type { RawKey } from './key.ts';

interface Source {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal?: AbortSignal;
  readonly suspend?: Suspend | undefined;
  readonly asked?: (() => string) | undefined;
}

interface Drawing {
  /** Ctrl-D deletes what is typed, and is not the end */
  readonly typing?: boolean;
  /** how many lines it drew above and below the one the cursor is on: they are erased before it is drawn anew */
  readonly lines?: () => { readonly above: number; readonly below: number };
}

/**
 * Runs a prompt with a signal that is aborted by the caller's signal, by the end of input (Ctrl-D too), which inquirer
 * alone would wait for for ever, and by `cancel`. While the process is suspended the terminal is as it was, and
 * afterwards the prompt, and what it asks, is drawn below what the shell wrote.
 */
export async function untilStop<T>(
  { input, output, signal, suspend, asked }: Source,
  run: (signal: AbortSignal, cancel: () => void) => Promise<T>,
  { typing = false, lines = () => ({ above: 0, below: 0 }) }: Drawing,
): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  const end = (): void => controller.abort(new Stopped('end of input'));
  const onKey = (_text: unknown, key: RawKey | undefined): void => {
    if (key === undefined) return;
    // so soon after Esc, or what began like a longer key, readline takes either for its end and tells nobody
    const last = key.sequence?.slice(1).at(-1);
    const isEnd = (key.ctrl && key.name === 'd') || last === '\x04';
    if (last === '\x03' || (isEnd && !typing)) end();
  };
  if (signal?.aborted === true) abort();
  if (!input.readable) end();
  signal?.addEventListener('abort', abort);
  const suspension = suspend?.({
    stops: () => {
      setRaw(input, false);
      output.write(`${down(lines().below)}\x1b[?25h`);
    },
    goesOn: () => {
      setRaw(input, true);
      // readline pauses it when it is continued
      input.resume();
      const { above, below } = lines();
      output.write(`${asked?.() ?? ''}${'\n'.repeat(above + below)}${up(below)}`);
      output.emit('resize');
    },
  });
  input.on('end', end).on('close', end).on('error', end).on('keypress', onKey);
  try {
    return await run(controller.signal, end);
  } finally {
    suspension?.end();
    // a readline that was continued takes it for paused already, and leaves it open
    input.pause();
    signal?.removeEventListener('abort', abort);
    input.off('end', end).off('close', end).off('error', end).off('keypress', onKey);
  }
}

const down = (lines: number): string => (lines > 0 ? `\x1b[${lines}B` : '');
const up = (lines: number): string => (lines > 0 ? `\x1b[${lines}A` : '');

const setRaw = (input: NodeJS.ReadableStream, isRaw: boolean): void => {
  if ('setRawMode' in input && typeof input.setRawMode === 'function') input.setRawMode(isRaw);
};
