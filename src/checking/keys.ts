import type { World } from '../world.ts';

/** Why one stopped watching. */
export type Leave = 'q' | 'interrupt' | 'end' | 'signal';

/**
 * Waits until somebody leaves: with q, Ctrl-C, the end of input, a closed pipe or a signal. The terminal gives single keys meanwhile,
 * and is put back as it was.
 */
export function untilLeave(
  { stdin, stdout, signal, suspend }: Pick<World, 'stdin' | 'stdout' | 'signal' | 'suspend'>,
  hasKeys: boolean,
): Promise<Leave> {
  return new Promise((resolve) => {
    const leave = (how: Leave): void => {
      suspension?.end();
      if (hasKeys) {
        stdin.setRawMode(false);
        stdin.off('data', onData).off('end', ended);
        stdin.pause();
      }
      stdout.off('error', ended);
      signal.removeEventListener('abort', aborted);
      resolve(how);
    };
    const ended = (): void => leave('end');
    const aborted = (): void => leave('signal');
    const suspension = hasKeys
      ? suspend?.({
          stops: () => void stdin.setRawMode(false),
          goesOn: () => {
            stdin.setRawMode(true);
            stdout.emit('resize');
          },
        })
      : undefined;
    const onData = (typed: Buffer | string): void => {
      if (String(typed).includes('\x1a')) suspension?.now();
      const how = Array.from(String(typed), (key) => leaving[key]).find((one) => one !== undefined);
      if (how !== undefined) leave(how);
    };
    if (hasKeys) {
      stdin.setRawMode(true);
      stdin.on('data', onData).on('end', ended);
      stdin.resume();
    }
    // nobody reads any more
    stdout.on('error', ended);
    signal.addEventListener('abort', aborted);
    if (signal.aborted) aborted();
  });
}

/** Single keys that leave: in this mode of the terminal Ctrl-C and Ctrl-D are keys like any other. */
const leaving: Readonly<Record<string, Leave>> = { q: 'q', Q: 'q', '\x03': 'interrupt', '\x04': 'end' };
