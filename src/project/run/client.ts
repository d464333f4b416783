import { setImmediate } from 'node:timers/promises';
import { errors, Pool } from 'undici';
import type { Message } from '../message.ts';
import type { Outgoing } from '../outgoing.ts';
import type { FailureKind } from '../result.ts';

/** Why there is no answer that can be looked at. */
export interface Trouble {
  readonly trouble: FailureKind;
  readonly message: string;
}

const answerTime = 2_000;
const largestBody = 1024 * 1024;
const largestHead = 16 * 1024;
const connections = 64;
/** headers as they came, in order; undici's types call the option otherwise */
const rawHeaders = { responseHeaders: 'raw' } as object;
const piece = 64 * 1024;

/** Sends requests to one server, over connections that are kept; one client for each check. */
export class Client {
  readonly #pool: Pool;
  readonly #host: string;
  readonly #stop: AbortSignal;
  /** bytes came that belong to no answer: behind the answer to a HEAD, say */
  #stray = 0;

  /** `address` is a literal one of this machine, `host` what requests call it. */
  constructor(address: { readonly ip: string; readonly port: number }, host: string, stop: AbortSignal) {
    const ip = address.ip.includes(':') ? `[${address.ip}]` : address.ip;
    this.#host = host;
    this.#stop = stop;
    this.#pool = new Pool(`http://${ip}:${address.port}`, {
      connections,
      pipelining: 1,
      // an idle connection may be closed by the server at any moment
      keepAliveTimeout: 1_000,
      keepAliveMaxTimeout: 1_000,
      headersTimeout: answerTime,
      bodyTimeout: answerTime,
      maxHeaderSize: largestHead,
      connect: { timeout: answerTime },
    });
    this.#pool.on('disconnect', (_url, _targets, error) => {
      if (/bad response/i.test(error.message) || error instanceof errors.HTTPParserError) this.#stray++;
    });
  }

  /** The answer, or what went wrong. Never throws, but when everything is stopped. */
  async send(request: Outgoing): Promise<Message | Trouble> {
    const started = performance.now();
    const timeout = AbortSignal.timeout(answerTime);
    const strayBefore = this.#stray;
    try {
      const response = await this.#pool.request({
        method: request.method as 'GET',
        path: request.path,
        headers: headersOf(request, this.#host),
        body: bodyOf(request),
        // undici closes after HEAD unless told; then a body that should not be there would go unseen
        reset: false,
        ...rawHeaders,
        signal: AbortSignal.any([this.#stop, timeout]),
      });
      const body = await read(response.body);
      const time = performance.now() - started;
      if (body.length === 0 && !request.closeHalf) await aMoment();
      if (this.#stray > strayBefore && body.length === 0)
        return {
          trouble: 'broken-answer',
          message: `Bytes came behind an answer that has no body: ${request.method}, status ${response.statusCode}.`,
        };
      return {
        status: response.statusCode,
        headers: pairs(response.headers as unknown as readonly (string | Buffer)[]),
        body,
        time,
      };
    } catch (error) {
      this.#stop.throwIfAborted();
      return troubleOf(error, timeout.aborted);
    }
  }

  /** Sends half of a body and closes the connection. */
  async breakOff(request: Outgoing): Promise<void> {
    const stop = new AbortController();
    const body = request.body ?? new Uint8Array();
    const half = async function* (): AsyncGenerator<Uint8Array> {
      yield body.subarray(0, Math.floor(body.length / 2));
      // what was written has to leave before the connection is closed
      await new Promise((done) => setTimeout(done, 50));
      stop.abort();
    };
    await this.#pool
      .request({
        method: request.method as 'POST',
        path: request.path,
        headers: [...headersOf(request, this.#host), 'content-length', String(body.length)],
        body: half() as never,
        signal: AbortSignal.any([this.#stop, stop.signal]),
      })
      .then((response) => response.body.dump())
      .catch(() => {});
    this.#stop.throwIfAborted();
  }

  async close(): Promise<void> {
    await this.#pool.destroy().catch(() => {});
  }
}

function headersOf(request: Outgoing, host: string): string[] {
  const own = request.headers.flatMap(([name, value]) => [name, Buffer.from(value).toString('latin1')]);
  const has = (name: string): boolean => request.headers.some(([one]) => one.toLowerCase() === name);
  const long = request.body !== null && request.body.length > piece;
  return [
    'host',
    host,
    ...(has('user-agent') ? [] : ['user-agent', 'roadmap-check']),
    ...(has('accept') ? [] : ['accept', '*/*']),
    ...own,
    ...(long && !request.closeHalf ? ['content-length', String(request.body?.length)] : []),
  ];
}

/**
 * A long body goes out piece by piece, so that an answer which comes before its end (413, say) is read before the
 * server's closing of the connection throws it away.
 */
function bodyOf({ body }: Outgoing): Uint8Array | null | never {
  if (body === null || body.length <= piece) return body;
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < body.length; at += piece) {
      yield body.subarray(at, at + piece);
      await setImmediate();
    }
  };
  return pieces() as never;
}

/** What follows an answer that has no body came with it, but is found a few turns of the loop later. */
async function aMoment(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await setImmediate();
}

class TooLarge extends Error {}

async function read(body: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > largestBody) throw new TooLarge();
    parts.push(part);
  }
  return Uint8Array.from(Buffer.concat(parts));
}

function pairs(raw: readonly (string | Buffer)[]): (readonly [string, string])[] {
  const text = (part: string | Buffer | undefined): string =>
    typeof part === 'string' ? part : (part ?? Buffer.alloc(0)).toString('utf8');
  return Array.from({ length: raw.length / 2 }, (_, i) => [text(raw[2 * i]), text(raw[2 * i + 1])] as const);
}

/** What the parser says, and how the bytes it could not read begin. */
function notHttp(error: Error): string {
  const { message } = error;
  const data = 'data' in error ? error.data : undefined;
  const why = /\(([^()]*)\)$/.exec(message)?.[1] ?? message;
  const begins =
    data === undefined ? '' : ` The bytes at fault begin with ${JSON.stringify(String(data).slice(0, 60))}.`;
  return `What came back is not HTTP/1.1: ${why}.${begins}`;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

function troubleOf(error: unknown, timedOut: boolean): Trouble {
  const code = codeOf(error);
  if (error instanceof TooLarge)
    return { trouble: 'broken-answer', message: 'The body of the answer is larger than 1 MiB.' };
  if (code === 'ECONNREFUSED' || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'EADDRNOTAVAIL')
    return { trouble: 'not-listening', message: 'Nobody is listening at this address.' };
  if (timedOut || /TIMEOUT/.test(code))
    return { trouble: 'too-slow', message: `No whole answer came within ${answerTime / 1000} seconds.` };
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return { trouble: 'broken-answer', message: 'The headers of the answer are larger than 16 KiB.' };
  if (error instanceof errors.HTTPParserError) return { trouble: 'broken-answer', message: notHttp(error) };
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH')
    return {
      trouble: 'broken-answer',
      message: 'The body is longer or shorter than Content-Length says.',
    };
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE')
    return {
      trouble: 'broken-answer',
      message: 'The server closed the connection before the answer was complete.',
    };
  if (code === 'UND_ERR_INVALID_ARG')
    return { trouble: 'checker', message: `The request cannot be sent: ${(error as Error).message}.` };
  return { trouble: 'checker', message: error instanceof Error ? error.message : String(error) };
}
