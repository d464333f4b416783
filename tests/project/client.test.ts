import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/project/message.ts';
import type { Outgoing } from '../../src/project/outgoing.ts';
import { Client, type Trouble } from '../../src/project/run/client.ts';
import { placeOf } from '../../src/project/run/loopback.ts';

const open: (Server | Client)[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await (one instanceof Client ? one.close() : one.close());
});

/** A server that does not care for HTTP: it says these bytes as soon as it is asked. */
async function saying(talk: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => talk(socket));
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const get: Outgoing = { method: 'GET', path: '/', headers: [], body: null, form: [], closeHalf: false };

async function ask(port: number, request: Partial<Outgoing> = {}): Promise<Message | Trouble> {
  const client = new Client({ ip: '127.0.0.1', port }, `127.0.0.1:${port}`, new AbortController().signal);
  open.push(client);
  return client.send({ ...get, ...request });
}
const head = 'HTTP/1.1 200 OK\r\n';

describe('a server that is broken or hostile', () => {
  it.each<[string, (socket: Socket) => void, object]>([
    ['is not there at all', (socket) => socket.destroy(), { trouble: 'broken-answer' }],
    [
      'says something else than HTTP',
      (socket) => socket.end('SSH-2.0-OpenSSH_9\r\n'),
      { trouble: 'broken-answer', message: expect.stringContaining('"SSH-2.0-OpenSSH_9') },
    ],
    ['says nothing', () => {}, { trouble: 'too-slow' }],
    ['stops in its headers', (socket) => socket.write(`${head}X-A: 1\r\n`), { trouble: 'too-slow' }],
    [
      'sends its headers drop by drop',
      (socket) => {
        socket.write(head);
        const timer = setInterval(() => socket.write('X-A: 1\r\n'), 50);
        socket.on('close', () => clearInterval(timer));
      },
      { trouble: 'too-slow' },
    ],
    [
      'never ends its headers',
      (socket) => socket.write(head + `X-A: ${'a'.repeat(2_000)}\r\n`.repeat(20)),
      { trouble: 'broken-answer', message: expect.stringContaining('16 KiB') },
    ],
    [
      'sends a body without end',
      (socket) => {
        socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`);
        const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`;
        const more = () => {
          while (!socket.destroyed && socket.write(chunk));
        };
        socket.on('drain', more);
        more();
      },
      { trouble: 'broken-answer', message: expect.stringContaining('1 MiB') },
    ],
    [
      'sends less than it promised',
      (socket) => socket.end(`${head}Content-Length: 50\r\n\r\nhello`),
      { trouble: 'broken-answer', message: expect.stringContaining('before the answer was complete') },
    ],
    [
      'gives two lengths',
      (socket) => socket.end(`${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`),
      { trouble: 'broken-answer' },
    ],
    [
      'puts an escape sequence into a header',
      (socket) => socket.end(`${head}X-A: \u001b[2J\r\nContent-Length: 0\r\n\r\n`),
      { trouble: 'broken-answer' },
    ],
  ])('%s', async (_, talk, trouble) => {
    expect(await ask(await saying(talk))).toMatchObject(trouble);
  });

  it('is told from one that is not there', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    expect(await ask(port)).toMatchObject({ trouble: 'not-listening' });
  });

  it.each([
    ['HEAD', `${head}Content-Length: 5\r\n\r\nhello`],
    ['GET', 'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\n\r\nhello'],
    ['DELETE', 'HTTP/1.1 204 No Content\r\n\r\nhello'],
  ])('sends a body where there can be none: %s %j', async (method, bytes) => {
    expect(await ask(await saying((socket) => socket.write(bytes)), { method })).toMatchObject({
      trouble: 'broken-answer',
      message: expect.stringContaining('no body'),
    });
  });

  it('redirects elsewhere, and is not obeyed', async () => {
    let asked = 0;
    const other = await saying((socket) => {
      asked++;
      socket.end(`${head}Content-Length: 0\r\n\r\n`);
    });
    const port = await saying((socket) =>
      socket.end(`HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:${other}/\r\nContent-Length: 0\r\n\r\n`),
    );
    expect(await ask(port)).toMatchObject({ status: 302 });
    expect(asked).toBe(0);
  });
});

describe('an answer', () => {
  it('comes with its headers in order, as they were sent', async () => {
    const port = await saying((socket) =>
      socket.end(
        `${head}X-One: a\r\nx-ONE: b\r\nX-Name: Zo\u00c3\u00ab\r\nContent-Length: 2\r\n\r\nok`,
        'latin1',
      ),
    );
    expect(await ask(port)).toMatchObject({
      status: 200,
      headers: [
        ['X-One', 'a'],
        ['x-ONE', 'b'],
        ['X-Name', 'Zoë'],
        ['Content-Length', '2'],
      ],
    });
  });

  it('that comes before the whole body was sent is read', async () => {
    const port = await saying((socket) => {
      socket.write('HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno');
      setTimeout(() => socket.destroy(), 20);
    });
    const body = new Uint8Array(3_000_000);
    expect(await ask(port, { method: 'POST', body })).toMatchObject({ status: 413 });
  });
});

describe('an address given by hand', () => {
  it.each(['http://127.0.0.1:3000', '127.0.0.2:3000', 'http://localhost:3000/', 'http://[::1]:3000'])(
    '%s is on this machine',
    async (url) => expect(await placeOf(url)).toMatchObject({ port: 3000 }),
  );

  it.each([
    ['http://192.168.1.1', 'is not this machine'],
    ['http://169.254.169.254', 'is not this machine'],
    ['http://0.0.0.0:3000', 'is not this machine'],
    ['http://[::ffff:10.0.0.1]:80', 'is not this machine'],
    ['https://127.0.0.1', 'plain HTTP'],
    ['http://127.0.0.1/api', 'without a path'],
    ['http://no-such-host.invalid', 'Nothing is known'],
    ['%%%', 'is no address'],
  ])('%s is refused', async (url, why) => {
    await expect(placeOf(url)).rejects.toThrow(why);
  });
});
