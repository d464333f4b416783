import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { CheckerFault } from '../checker-fault.ts';
import type { Message } from '../message.ts';

/** How the second server answers one path; everything filled in. */
export interface Answering {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  readonly echo: string | null;
  /** ms */
  readonly delay: number;
  readonly drop: boolean;
}

/** bytes of a body that reaches it; longer ones are answered 413 */
const largestBody = 1024 * 1024;
/** bytes of all answers it was told to give */
const mostAnswers = 64 * 1024 * 1024;
const mostConnections = 256;
/** paths of which it keeps what reached them; others are only counted */
const mostPaths = 1_000;

/** A server that the checker plays: answers what it was told to, and counts what reaches it. */
export class Upstream {
  readonly #server: Server;
  readonly #answers = new Map<string, Answering>();
  readonly #seen = new Map<string, Message & { readonly count: number }>();
  /** requests to any path */
  #count = 0;
  /** paths that a body reached which was too large */
  readonly #tooLarge = new Set<string>();

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(() => response.destroy());
    });
    this.#server.keepAliveTimeout = 500;
    this.#server.maxConnections = mostConnections;
  }

  /** Listens on this port of 127.0.0.1, 0 for any; null when it is taken. */
  static async open(port: number): Promise<Upstream | null> {
    const upstream = new Upstream();
    const listens = await new Promise<boolean>((done) => {
      upstream.#server.once('error', () => done(false));
      upstream.#server.listen(port, '127.0.0.1', () => done(true));
    });
    return listens ? upstream : null;
  }

  get host(): string {
    const address = this.#server.address();
    return `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  /** Throws CheckerFault when all it is told to answer is too large together. */
  serve(path: string, answer: Answering): void {
    this.#answers.set(path, answer);
    const size = [...this.#answers.values()].reduce((sum, { body }) => sum + body.length, 0);
    if (size > mostAnswers)
      throw new CheckerFault('What the second server should answer is too large together.');
  }

  /** A request to this path, or to any where it is `*`, had a body that was too large to be kept. */
  wasFlooded(path: string): boolean {
    return path === '*' ? this.#tooLarge.size > 0 : this.#tooLarge.has(path);
  }

  /** What reached a path: how often, and the last request; `*` counts all paths. */
  served(path: string): Message {
    const count = path === '*' ? this.#count : 0;
    return this.#seen.get(path) ?? { status: null, headers: [], body: new Uint8Array(), time: 0, count };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((done) => this.#server.close(() => done()));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? '';
    const path = this.#answers.has(target) ? target : (target.split('?')[0] as string);
    const headers = Array.from(
      { length: request.rawHeaders.length / 2 },
      (_, i) => [request.rawHeaders[2 * i] as string, request.rawHeaders[2 * i + 1] as string] as const,
    );
    const body = await bodyOf(request);
    this.#count++;
    const before = this.#seen.get(path);
    if (body === null && this.#tooLarge.size < mostPaths) this.#tooLarge.add(path);
    if (before !== undefined || this.#seen.size < mostPaths)
      this.#seen.set(path, {
        status: null,
        headers,
        body: body ?? new Uint8Array(),
        time: 0,
        count: (before?.count ?? 0) + 1,
        method: request.method ?? '',
        path: target,
      });
    if (body === null) {
      response.statusCode = 413;
      response.end();
      // what is still to come is read and dropped: a connection closed now could lose the answer
      request.resume();
      return;
    }
    await answerWith(this.#answers.get(path) ?? notFound, headers, response);
  }
}

/** The whole body, or null where it is too large. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const parts: Buffer[] = [];
  let size = 0;
  // the connection is still needed for the answer
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    size += (part as Buffer).length;
    if (size > largestBody) return null;
    parts.push(part as Buffer);
  }
  return Uint8Array.from(Buffer.concat(parts));
}

const notFound: Answering = {
  status: 404,
  headers: [['Content-Type', 'text/plain']],
  body: new TextEncoder().encode('not found\n'),
  echo: null,
  delay: 0,
  drop: false,
};

async function answerWith(
  answer: Answering,
  asked: readonly (readonly [string, string])[],
  response: ServerResponse,
): Promise<void> {
  if (answer.delay > 0) await sleep(answer.delay);
  if (answer.drop) {
    response.socket?.destroy();
    return;
  }
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  const echoed = asked.find(([name]) => name.toLowerCase() === answer.echo?.toLowerCase())?.[1];
  response.end(answer.echo === null ? answer.body : (echoed ?? ''));
}
