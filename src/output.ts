import { EventEmitter } from 'node:events';
import { fstatSync, statSync, writeSync } from 'node:fs';
import { UserError } from './errors.ts';

/** What the system is asked for. */
type Calls = Pick<typeof import('node:fs'), 'fstatSync' | 'statSync' | 'writeSync'>;
const system: Calls = { fstatSync, statSync, writeSync };

/**
 * Standard output or error, opened when something is first asked of it. Where it leads to a file, a pipe, a
 * socket (what Node's own `spawn` gives a program for a pipe) or nowhere, it is written at once and without the streams
 * of Node, which cost every start several ms. A reader who went away is no fault of ours: what is written is dropped,
 * and `error` is emitted for who listens. What a disk does not take is: then `write` throws UserError, before anybody
 * says that it was done.
 */
export function openOutput(host: NodeJS.Process, fd: 1 | 2, calls = system): NodeJS.WriteStream {
  if (host.platform !== 'win32' && isPlain(fd, calls))
    return new Plain(host, fd, calls) as unknown as NodeJS.WriteStream;
  return quiet(streamOf(host, fd));
}

const streamOf = (host: NodeJS.Process, fd: 1 | 2): NodeJS.WriteStream =>
  fd === 1 ? host.stdout : host.stderr;

function quiet(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on('error', () => {});
}

/** Whether it can be nothing but written: no terminal, nor what may be one. Devices of one driver with /dev/null are none. */
function isPlain(fd: number, { fstatSync: statusOf, statSync: statusAt }: Calls): boolean {
  try {
    const status = statusOf(fd);
    if (status.isFile() || status.isFIFO() || status.isSocket()) return true;
    return status.isCharacterDevice() && status.rdev >> 8 === statusAt('/dev/null').rdev >> 8;
  } catch {
    return false;
  }
}

class Plain extends EventEmitter {
  readonly isTTY = false;
  readonly #host: NodeJS.Process;
  readonly #fd: 1 | 2;
  readonly #calls: Calls;
  /** Node's own, which writes all that follows once it had to wait: nothing may overtake what it holds */
  #waiting: NodeJS.WriteStream | null = null;
  #isClosed = false;

  constructor(host: NodeJS.Process, fd: 1 | 2, calls: Calls) {
    super();
    this.#host = host;
    this.#fd = fd;
    this.#calls = calls;
  }

  write(text: string): boolean {
    if (this.#waiting !== null) return this.#waiting.write(text);
    let rest = Buffer.from(text);
    while (!this.#isClosed && rest.length > 0) {
      try {
        rest = rest.subarray(this.#calls.writeSync(this.#fd, rest));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        // somebody we share it with wants no waiting: Node knows how to
        if (code === 'EAGAIN') {
          this.#waiting = quiet(streamOf(this.#host, this.#fd));
          return this.#waiting.write(rest);
        }
        this.#isClosed = true;
        if (this.#fd === 1 && code !== 'EPIPE' && code !== 'ECONNRESET')
          throw new UserError(`Standard output could not be written (${code}).`, {
            hint: 'Make room there, or write it elsewhere; what was recorded is kept.',
            cause: error,
          });
        if (this.listenerCount('error') > 0) this.emit('error', error);
      }
    }
    return !this.#isClosed;
  }
}
