import { Stopped } from '../stop.ts';
import type { Suspend } from '../suspend.ts';
import type { RawKey } from './key.ts';

interface Source {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal?: AbortSignal;
  readonly suspend?: Suspend | undefined;
}

/**
 * Runs a prompt with a signal that is aborted by the caller's signal, by the end of input, which inquirer
 * alone would wait for for ever, and by `cancel`. Ctrl-D is the end too, unless `typing`, where it deletes. While the
 * process is suspended the terminal is as it was.
 */
export async function untilStop<T>(
  { input, output, signal, suspend }: Source,
  run: (signal: AbortSignal, cancel: () => void) => Promise<T>,
  typing = false,
): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  const end = (): void => controller.abort(new Stopped('end of input'));
  const onKey = (_text: unknown, key: RawKey | undefined): void => {
    if (!typing && key?.ctrl === true && key.name === 'd') end();
  };
  if (signal?.aborted === true) abort();
  if (!input.readable) end();
  signal?.addEventListener('abort', abort);
  const suspension = suspend?.({
    stops: () => {
      setRaw(input, false);
      output.write('\x1b[?25h');
    },
    goesOn: () => {
      setRaw(input, true);
      // readline pauses it when it is continued
      input.resume();
      // drawn anew, below what the shell wrote
      output.emit('resize');
    },
  });
  input.on('end', end).on('close', end).on('error', end).on('keypress', onKey);
  try {
    return await run(controller.signal, end);
  } finally {
    suspension?.end();
    signal?.removeEventListener('abort', abort);
    input.off('end', end).off('close', end).off('error', end).off('keypress', onKey);
  }
}

const setRaw = (input: NodeJS.ReadableStream, isRaw: boolean): void => {
  if ('setRawMode' in input && typeof input.setRawMode === 'function') input.setRawMode(isRaw);
};
