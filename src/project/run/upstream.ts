import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** A server that the checker plays: answers what it was told to, and counts what reaches it. */
export class Upstream {
  readonly #server: Server;
  readonly #answers = new Map<string, Answering>();
  readonly #seen = new Map<string, Message & { readonly count: number }>();

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(() => response.destroy());
    });
    this.#server.keepAliveTimeout = 500;
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

  serve(path: string, answer: Answering): void {
    this.#answers.set(path, answer);
  }

  /** What reached a path: how often, and the last request; `*` counts all paths. */
  served(path: string): Message {
    const counts = [...this.#seen.values()].map(({ count }) => count);
    const count = path === '*' ? counts.reduce((sum, n) => sum + n, 0) : 0;
    return this.#seen.get(path) ?? { status: null, headers: [], body: new Uint8Array(), time: 0, count };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((done) => this.#server.close(() => done()));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const target = request.url ?? '';
    const path = this.#answers.has(target) ? target : (target.split('?')[0] as string);
    const headers = Array.from(
      { length: request.rawHeaders.length / 2 },
      (_, i) => [request.rawHeaders[2 * i] as string, request.rawHeaders[2 * i + 1] as string] as const,
    );
    this.#seen.set(path, {
      status: null,
      headers,
      body: Uint8Array.from(Buffer.concat(parts)),
      time: 0,
      count: (this.#seen.get(path)?.count ?? 0) + 1,
      method: request.method ?? '',
      path: target,
    });
    await answerWith(this.#answers.get(path) ?? notFound, headers, response);
  }
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
