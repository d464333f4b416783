import { Stopped } from '../stop.ts';
import type { RawKey } from './key.ts';

interface Source {
  readonly input: NodeJS.ReadableStream;
  readonly signal?: AbortSignal;
}

/**
 * Runs a prompt with a signal that is aborted by the caller's signal, by the end of input, which inquirer
 * alone would wait for for ever, and by `cancel`. Ctrl-D is the end too, unless `typing`, where it deletes.
 */
export async function untilStop<T>(
  { input, signal }: Source,
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
  input.on('end', end).on('close', end).on('error', end).on('keypress', onKey);
  try {
    return await run(controller.signal, end);
  } finally {
    signal?.removeEventListener('abort', abort);
    input.off('end', end).off('close', end).off('error', end).off('keypress', onKey);
  }
}
