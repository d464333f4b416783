import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { Upstream } from '../../src/project/run/upstream.ts';

let upstream: Upstream | null = null;
afterEach(() => upstream?.close());

/** The status of the answer to so many pieces of 64 KiB. */
const send = (host: string, path: string, pieces: number): Promise<number | undefined> =>
  new Promise((done, fail) => {
    const asked = request(`http://${host}${path}`, { method: 'POST' }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    });
    asked.on('error', fail);
    const piece = Buffer.alloc(64 * 1024);
    let sent = 0;
    const more = (): void => {
      while (sent++ < pieces) if (!asked.write(piece)) return void asked.once('drain', more);
      asked.end();
    };
    more();
  });

describe('the second server', () => {
  it('answers 413 to a body larger than 1 MiB, keeps nothing of it, and tells of it', async () => {
    upstream = (await Upstream.open(0)) as Upstream;
    expect(await send(upstream.host, '/cake', 16)).toBe(404);
    expect(upstream.wasFlooded('/cake')).toBe(false);
    expect(upstream.served('/cake')).toMatchObject({ count: 1, method: 'POST' });
    expect(upstream.served('/cake').body).toHaveLength(1024 * 1024);
    expect(await send(upstream.host, '/cake', 100)).toBe(413);
    expect(upstream.served('/cake')).toMatchObject({ count: 2, body: new Uint8Array() });
    expect([upstream.wasFlooded('/cake'), upstream.wasFlooded('*'), upstream.wasFlooded('/tea')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(upstream.served('*').count).toBe(2);
  });

  it('is told no more to answer than it can hold', async () => {
    upstream = (await Upstream.open(0)) as Upstream;
    const answer = { status: 200, headers: [], echo: null, delay: 0, drop: false };
    const body = new Uint8Array(4 * 1024 * 1024);
    for (let n = 0; n < 16; n++) upstream.serve(`/${n}`, { ...answer, body });
    expect(() => upstream?.serve('/more', { ...answer, body })).toThrow('too large together');
  });
});
