import type { Disk } from '../../src/store/disk.ts';
import type { MemoryDisk } from './memory-disk.ts';
import { failure } from './sandbox.ts';

/** One call to a disk. */
export interface Call {
  readonly name: keyof Disk;
  /** of the calls before it */
  readonly index: number;
  readonly args: readonly unknown[];
  /** makes the call */
  run(): unknown;
  /** makes the call with half of the bytes, where it writes any */
  half(): number;
}

/** A disk that asks `answer` what becomes of each call. */
function intercept(disk: Disk, answer: (call: Call) => unknown): Disk {
  let calls = 0;
  return new Proxy(disk, {
    get(target, name: keyof Disk) {
      const real = (target[name] as (...args: unknown[]) => unknown).bind(target);
      return (...args: unknown[]) =>
        answer({
          name,
          index: calls++,
          args,
          run: () => real(...args),
          half: () => real(args[0], args[1], args[2], Math.ceil((args[3] as number) / 2)) as number,
        });
    },
  });
}

/** What goes wrong at one call; the calls it can go wrong at. */
export interface Fault {
  readonly at: (call: Call) => boolean;
  readonly happen: (call: Call) => unknown;
  /** every call after it goes wrong as well */
  readonly lasts?: true;
}

const fail = (code: string) => (): never => {
  throw failure(code);
};
const anywhere = (): boolean => true;
const only =
  (...names: (keyof Disk)[]) =>
  ({ name }: Call): boolean =>
    names.includes(name);
const changes = only('open', 'write', 'fsync', 'mkdir', 'rename', 'unlink', 'remove');

/** Ways a disk fails while the program goes on. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'a fault of the disk': { at: anywhere, happen: fail('EIO') },
  'no space': { at: anywhere, happen: fail('ENOSPC') },
  // not where a folder is synced: there it means that the platform knows no such thing
  'no permission': {
    at: ({ name, args }) => name !== 'fsync' && !(name === 'open' && args[1] === 'r'),
    happen: fail('EPERM'),
  },
  'too many open files': { at: anywhere, happen: fail('EMFILE') },
  'a short write': { at: only('write'), happen: (call) => call.half() },
  'no space after half of a line': {
    at: only('write'),
    happen: (call) => {
      call.half();
      throw failure('ENOSPC');
    },
  },
  'a fault told after all was done': {
    at: changes,
    happen: (call) => {
      call.run();
      throw failure('EIO');
    },
  },
  'a disk that is full from then on': {
    at: only('write', 'mkdir'),
    happen: (call) => {
      if (call.name === 'write') call.half();
      throw failure('ENOSPC');
    },
    lasts: true,
  },
  'a disk that is read-only from then on': { at: changes, happen: fail('EROFS'), lasts: true },
  'a disk that syncs nothing from then on': { at: only('fsync'), happen: fail('EIO'), lasts: true },
};

/** The disk with that fault at one call, counted among the calls it can happen at. */
export function withFault(
  disk: Disk,
  fault: Fault,
  index: number,
): { readonly disk: Disk; happened(): boolean } {
  let met = 0;
  return {
    disk: intercept(disk, (call) => {
      if (!fault.at(call)) return call.run();
      const now = met++;
      return now === index || (fault.lasts && now > index) ? fault.happen(call) : call.run();
    }),
    happened: () => met > index,
  };
}

/** The disk of a program that ends at one of its calls: of a write half still goes out, nothing else ever does. */
export function withEnd(
  disk: MemoryDisk,
  index: number,
): { readonly disk: Disk; readonly isAlive: () => boolean } {
  let alive = true;
  return {
    disk: intercept(disk, (call) => {
      if (alive && call.index < index) return call.run();
      if (alive && call.name === 'write') call.half();
      alive = false;
      throw failure('EIO');
    }),
    isAlive: () => alive,
  };
}
