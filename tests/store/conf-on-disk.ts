// conf asks node:fs itself. What it does below MEMORY goes to the disk named here, so that a test sees every call.
// Import this before anything that loads conf: it takes the functions as they are at that moment.
import fs from 'node:fs';
import type { Disk } from '../../src/store/disk.ts';

/** Where a disk in memory has everything. */
export const MEMORY = '/in-memory';
const FIRST_FD = 1_000_000;

let disk: Disk | null = null;

/** Lets conf work on that disk until another is named. */
export function confWorksOn(next: Disk): void {
  disk = next;
}

type Call = (at: Disk, ...args: never[]) => unknown;

const calls: Readonly<Record<string, Call>> = {
  openSync: (at, path: string, flags: string, mode?: number) => at.open(path, flags, mode),
  writeSync: (at, fd: number, text: string | Uint8Array) => {
    const bytes = Buffer.from(text as string);
    return at.write(fd, bytes, 0, bytes.length);
  },
  fsyncSync: (at, fd: number) => at.fsync(fd),
  closeSync: (at, fd: number) => at.close(fd),
  renameSync: (at, from: string, to: string) => at.rename(from, to),
  unlinkSync: (at, path: string) => at.unlink(path),
  realpathSync: (at, path: string) => at.realpath(path),
  statSync: (at, path: string) => at.stat(path),
  mkdirSync: (at, path: string) => at.mkdir(path, 0o700),
  readFileSync: (at, path: string, encoding?: BufferEncoding) =>
    encoding ? at.readFile(path).toString(encoding) : at.readFile(path),
  chmodSync: () => undefined,
  chownSync: () => undefined,
};

const isOurs = (where: unknown): boolean =>
  typeof where === 'number'
    ? where > FIRST_FD
    : typeof where === 'string' && (where === MEMORY || where.startsWith(`${MEMORY}/`));

const real = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
for (const [name, call] of Object.entries(calls)) {
  const original = real[name] as (...args: unknown[]) => unknown;
  real[name] = (...args) =>
    disk !== null && isOurs(args[0]) ? call(disk, ...(args as never[])) : original.apply(fs, args);
}
// what conf could not finish it clears away later, when a test is over: at once, or not at all
const unlink = fs.unlink;
real.unlink = (path, done) => {
  if (disk === null || !isOurs(path)) return unlink(path as string, done as fs.NoParamCallback);
  try {
    disk.unlink(path as string);
  } catch {
    // as with a program that ends before it could
  }
  (done as fs.NoParamCallback)(null);
};
