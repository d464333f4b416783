import { Stopped } from '../stop.ts';

/** Lines of a stream, one at a time. */
export interface Lines {
  /** The next line without its end, null at the end of input; rejects with `Stopped` once the signal is aborted. */
  next(): Promise<string | null>;
  /** Stops reading, so that the program can end; lines not asked for are dropped. */
  close(): void;
}

/** A line longer than this many characters is cut: nobody answers with so much. */
const longest = 64 * 1024;
/** With so many lines waiting the stream is paused until they are asked for. */
const patience = 256;

/**
 * Reads lines from a pipe, a file or a terminal in its line mode. Lines that come before they are asked for
 * are kept; `\n`, `\r\n` and `\r` end a line; the last one may lack its end.
 */
export function linesOf(input: NodeJS.ReadableStream, signal?: AbortSignal): Lines {
  const ready: string[] = [];
  const decoder = new TextDecoder();
  let waiting: { resolve(line: string | null): void; reject(error: unknown): void } | null = null;
  let partial = '';
  let ended = !input.readable;
  let afterReturn = false;

  const deliver = (): void => {
    if (waiting === null) return;
    const line = ready.shift();
    if (line === undefined && !ended) return;
    const { resolve } = waiting;
    waiting = null;
    resolve(line ?? null);
    if (!ended && ready.length < patience) input.resume();
  };
  const take = (text: string): void => {
    // a `\n` at the start of a chunk may belong to the `\r` that ended the one before
    const fresh = afterReturn && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') afterReturn = text.endsWith('\r');
    const pieces = fresh.split(/\r\n|\n|\r/);
    for (const [i, piece] of pieces.entries()) {
      if (partial.length < longest) partial = (partial + piece).slice(0, longest);
      if (i === pieces.length - 1) break;
      ready.push(partial);
      partial = '';
    }
    deliver();
    if (ready.length >= patience) input.pause();
  };
  const onData = (chunk: Buffer | string): void =>
    take(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
  const onEnd = (): void => {
    if (ended) return;
    take(decoder.decode());
    if (partial !== '') ready.push(partial);
    partial = '';
    ended = true;
    deliver();
  };
  const onAbort = (): void => {
    const reject = waiting?.reject;
    waiting = null;
    close();
    reject?.(new Stopped(signal?.reason));
  };
  const close = (): void => {
    ended = true;
    input.off('data', onData).off('end', onEnd).off('close', onEnd).off('error', onEnd);
    signal?.removeEventListener('abort', onAbort);
    input.pause();
  };

  signal?.addEventListener('abort', onAbort, { once: true });
  input.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onEnd);
  // who read before left it paused
  if (!ended) input.resume();
  return {
    next: () =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(new Stopped(signal.reason));
        waiting = { resolve, reject };
        deliver();
      }),
    close,
  };
}
