import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/terminal/plain.ts';
import { isStop } from '../../../src/terminal/stop.ts';

async function all(...chunks: readonly (string | Uint8Array)[]): Promise<string[]> {
  const input = new PassThrough();
  const lines = linesOf(input);
  for (const chunk of chunks) input.write(chunk);
  input.end();
  const found: string[] = [];
  for (let line = await lines.next(); line !== null; line = await lines.next()) found.push(line);
  return found;
}

describe('lines of a stream', () => {
  it('come one by one, empty ones and an unfinished last one too', async () =>
    expect(await all('a\n\nb\nc')).toEqual(['a', '', 'b', 'c']));
  it('may end as on other systems', async () =>
    expect(await all('a\r\nb\rc\r', '\nd')).toEqual(['a', 'b', 'c', 'd']));
  it('may hold characters cut in two', async () => {
    const bytes = Buffer.from('é日\n');
    expect(await all(bytes.subarray(0, 1), bytes.subarray(1, 3), bytes.subarray(3))).toEqual(['é日']);
  });
  it('are cut when nobody can have meant them', async () => {
    const [first, second] = await all('x'.repeat(200_000), 'y\nz\n');
    expect(first).toHaveLength(65_536);
    expect(second).toBe('z');
  });
  it('are kept when they come early, however many', async () => {
    const many = Array.from({ length: 2000 }, (_, i) => `line ${i}`);
    expect(await all(`${many.join('\n')}\n`)).toEqual(many);
  });
  it('go on after the end as null', async () => {
    const input = new PassThrough();
    const lines = linesOf(input);
    input.end();
    expect(await lines.next()).toBeNull();
    expect(await lines.next()).toBeNull();
  });
  it('come while one waits for them', async () => {
    const input = new PassThrough();
    const lines = linesOf(input);
    const first = lines.next();
    input.write('a');
    input.write('b\n');
    expect(await first).toBe('ab');
  });
  it('of a stream that ended already are none', async () => {
    const input = new PassThrough();
    input.end();
    input.resume();
    await new Promise((resolve) => input.once('close', resolve));
    expect(await linesOf(input).next()).toBeNull();
  });
  it('stop with the signal, and let go of the stream', async () => {
    const input = new PassThrough();
    const abort = new AbortController();
    const lines = linesOf(input, abort.signal);
    const waiting = lines.next();
    abort.abort('SIGINT');
    const error = await waiting.catch((reason: unknown) => reason);
    expect(isStop(error)).toBe(true);
    expect(error).toHaveProperty('cause', 'SIGINT');
    expect(input.listenerCount('data')).toBe(0);
    await expect(lines.next()).rejects.toThrow('stopped');
  });
  it('go on where an earlier reader stopped', async () => {
    const input = new PassThrough();
    const first = linesOf(input);
    input.write('a\n');
    expect(await first.next()).toBe('a');
    first.close();
    const second = linesOf(input);
    input.write('b\n');
    expect(await second.next()).toBe('b');
  });
  it('survive any cutting into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-z é日]*$/)),
        fc.integer({ min: 1, max: 7 }),
        async (lines, size) => {
          const bytes = Buffer.from(lines.map((line) => `${line}\r\n`).join(''));
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
            bytes.subarray(i * size, (i + 1) * size),
          );
          expect(await all(...chunks)).toEqual(lines);
        },
      ),
      { numRuns: 50 },
    );
  });
});
