import { EventEmitter } from 'node:events';
import type { Stats } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../src/errors.ts';
import { openOutput } from '../src/output.ts';

const is = (kind: 'file' | 'pipe' | 'device' | 'socket', rdev = 0): Stats =>
  ({
    isFile: () => kind === 'file',
    isFIFO: () => kind === 'pipe',
    isSocket: () => kind === 'socket',
    isCharacterDevice: () => kind === 'device',
    rdev,
  }) as Stats;
const NULL = 0x103;
const refusal = (code: string): Error => Object.assign(new Error(`${code}: refused`), { code });

/** A process whose output leads somewhere; `write` is what the system does with bytes. */
function output({
  status = is('pipe') as Stats | null,
  write = (bytes: Uint8Array): number => bytes.length,
  platform = 'linux',
  fd = 1 as 1 | 2,
} = {}) {
  const written: string[] = [];
  const stream = (): object =>
    Object.assign(new EventEmitter(), {
      write: (text: Buffer | string) => written.push(`stream: ${text}`) > 0,
    });
  const host = { platform, stdout: stream(), stderr: stream() } as unknown as NodeJS.Process;
  const out = openOutput(host, fd, {
    fstatSync: (() => {
      if (status === null) throw refusal('EBADF');
      return status;
    }) as never,
    statSync: (() => is('device', NULL)) as never,
    writeSync: ((_fd: number, bytes: Buffer) => {
      const count = write(bytes);
      written.push(bytes.toString('utf8', 0, count));
      return count;
    }) as never,
  });
  return { host, out, written };
}

describe('output', () => {
  it.each([
    ['a file', is('file')],
    ['a pipe', is('pipe')],
    ['a socket', is('socket')],
    ['nowhere', is('device', NULL)],
  ])('that leads to %s is written at once', (_where, status) => {
    const { out, written } = output({ status });
    expect([out.write('some text'), written, out.isTTY]).toEqual([true, ['some text'], false]);
  });

  it.each([
    ['a terminal', { status: is('device', 0x8801) }],
    ['what cannot be looked at', { status: null }],
    ['anything on Windows', { platform: 'win32' }],
  ])('that leads to %s is left to Node', (_where, more) => {
    const { host, out } = output(more);
    expect(out).toBe(host.stdout);
    expect(output({ ...more, fd: 2 }).out).not.toBe(host.stdout);
    // what nobody listens to would end the process
    expect(() => out.emit('error', refusal('EPIPE'))).not.toThrow();
  });

  it('goes on until every byte is taken', () => {
    const { out, written } = output({ write: (bytes) => Math.min(4, bytes.length) });
    expect([out.write('Übermorgen'), written.join('')]).toEqual([true, 'Übermorgen']);
    expect(written).toHaveLength(3);
  });

  it('waits as Node does where somebody it is shared with wants no waiting', () => {
    let calls = 0;
    const { out, written } = output({
      write: (bytes) => {
        if (++calls === 2) throw refusal('EAGAIN');
        return Math.min(5, bytes.length);
      },
    });
    expect([out.write('some text'), written]).toEqual([true, ['some ', 'stream: text']]);
    // the stream may still hold what it was given: nothing overtakes it
    expect([out.write('more'), written]).toEqual([true, ['some ', 'stream: text', 'stream: more']]);
  });

  it.each([1, 2] as const)('%i that nobody reads any more is dropped, and whoever listens is told', (fd) => {
    let calls = 0;
    const closed = output({
      fd,
      write: () => {
        calls++;
        throw refusal('EPIPE');
      },
    });
    const heard: string[] = [];
    expect(closed.out.write('nobody listens')).toBe(false);
    closed.out.on('error', ({ message }) => heard.push(message));
    expect([closed.out.write('nobody asks the system again'), calls, heard]).toEqual([false, 1, []]);
    const told = output({
      fd,
      write: () => {
        throw refusal('EPIPE');
      },
    });
    told.out.on('error', ({ message }) => heard.push(message));
    expect([told.out.write('x'), heard]).toEqual([false, ['EPIPE: refused']]);
  });

  it.each(['EPIPE', 'ECONNRESET'])('whose reader went away (%s) is no fault', (code) => {
    const gone = output({
      write: () => {
        throw refusal(code);
      },
    });
    expect(gone.out.write('x')).toBe(false);
  });

  it('that a disk does not take is an error, before anybody says that it was done', () => {
    const full = (): never => {
      throw refusal('ENOSPC');
    };
    const write = (): unknown => output({ write: full }).out.write('x');
    expect(write).toThrow(UserError);
    expect(write).toThrow('Standard output could not be written (ENOSPC).');
    // remarks that get lost are no reason to fail
    expect(output({ write: full, fd: 2 }).out.write('x')).toBe(false);
  });
});
