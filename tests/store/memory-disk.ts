import { dirname } from 'node:path';
import type { Disk, Status } from '../../src/store/disk.ts';
import { failure } from './sandbox.ts';

interface File {
  readonly kind: 'file';
  /** what programs see */
  bytes: Buffer;
  /** what was synced last, and is there after a power cut */
  safe: Buffer;
}

interface Folder {
  readonly kind: 'folder';
  readonly entries: Map<string, Node>;
  /** the names that were synced last */
  safe: Map<string, Node>;
}

type Node = File | Folder;

/** What a power cut leaves of what was written and not synced. */
export const POWER_CUTS = [
  /** nothing: neither bytes nor names */
  'nothing',
  /** the names, each file as it was synced: a renamed file may be empty */
  'names',
  /** the bytes of known names, and no new name */
  'bytes',
  /** names, and half of what was appended to each file */
  'halves',
  /** names and sizes; what was appended reads as NULs */
  'nuls',
] as const;
export type PowerCut = (typeof POWER_CUTS)[number];

const folder = (): Folder => ({ kind: 'folder', entries: new Map(), safe: new Map() });

/**
 * A disk in memory that knows what was synced and what was not: bytes by syncing their file, names by syncing their
 * folder, as POSIX promises it and no more. Paths are absolute; there are no links and no rights.
 */
export class MemoryDisk implements Disk {
  readonly #root: Folder;
  readonly #open = new Map<number, { readonly node: Node; readonly appends: boolean; at: number }>();
  #lastFd = 1_000_000;

  constructor(root: Folder = folder()) {
    this.#root = root;
  }

  /** The same disk as a program that starts now finds it, after all others were killed. */
  afterKill(): MemoryDisk {
    return new MemoryDisk(copyOf(this.#root, (file) => file.bytes));
  }

  /** The disk after a power cut. */
  afterPowerCut(cut: PowerCut): MemoryDisk {
    const bytes: Readonly<Record<PowerCut, (file: File) => Buffer>> = {
      nothing: (file) => file.safe,
      names: (file) => file.safe,
      bytes: (file) => file.bytes,
      halves: (file) => torn(file, (fresh) => fresh.subarray(0, fresh.length >> 1)),
      nuls: (file) => torn(file, (fresh) => Buffer.alloc(fresh.length)),
    };
    return new MemoryDisk(copyOf(this.#root, bytes[cut], cut === 'nothing' || cut === 'bytes'));
  }

  /** Everything there is, folders with a slash at their end, each file with its bytes. */
  contents(): ReadonlyMap<string, Buffer> {
    const found = new Map<string, Buffer>();
    const walk = (at: string, { entries }: Folder): void => {
      for (const [name, node] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (node.kind === 'file') found.set(`${at}/${name}`, node.bytes);
        else {
          found.set(`${at}/${name}/`, Buffer.alloc(0));
          walk(`${at}/${name}`, node);
        }
      }
    };
    walk('', this.#root);
    return found;
  }

  open(path: string, flags: string): number {
    let node = this.#find(path);
    if (flags.includes('x') && node !== undefined) throw failure('EEXIST');
    if (node?.kind === 'folder' && flags !== 'r') throw failure('EISDIR');
    if (node === undefined) {
      if (flags === 'r') throw failure('ENOENT');
      node = { kind: 'file', bytes: Buffer.alloc(0), safe: Buffer.alloc(0) };
      this.#parent(path).entries.set(nameOf(path), node);
    }
    if (flags.startsWith('w') && node.kind === 'file') node.bytes = Buffer.alloc(0);
    this.#lastFd += 1;
    this.#open.set(this.#lastFd, { node, appends: flags.startsWith('a'), at: 0 });
    return this.#lastFd;
  }

  write(fd: number, bytes: Uint8Array, offset: number, length: number): number {
    const handle = this.#handle(fd);
    const file = handle.node;
    if (file.kind === 'folder') throw failure('EISDIR');
    const at = handle.appends ? file.bytes.length : handle.at;
    const end = at + length;
    // never in place: what was synced shares these bytes
    file.bytes = Buffer.concat([
      file.bytes.subarray(0, at),
      bytes.subarray(offset, offset + length),
      file.bytes.subarray(end),
    ]);
    handle.at = end;
    return length;
  }

  read(fd: number, bytes: Uint8Array, offset: number, length: number, position: number): number {
    const { node } = this.#handle(fd);
    if (node.kind === 'folder') throw failure('EISDIR');
    const found = node.bytes.subarray(position, position + length);
    bytes.set(found, offset);
    return found.length;
  }

  fsync(fd: number): void {
    const { node } = this.#handle(fd);
    if (node.kind === 'file') node.safe = node.bytes;
    else node.safe = new Map(node.entries);
  }

  close(fd: number): void {
    this.#handle(fd);
    this.#open.delete(fd);
  }

  fstat(fd: number): Status {
    return statusOf(this.#handle(fd).node);
  }

  stat(path: string): Status {
    return statusOf(this.#get(path));
  }

  lstat(path: string): Status {
    return this.stat(path);
  }

  mkdir(path: string): void {
    const node = this.#find(path);
    if (node?.kind === 'folder') return;
    if (node !== undefined) throw failure('EEXIST');
    if (this.#find(dirname(path)) === undefined) this.mkdir(dirname(path));
    this.#parent(path).entries.set(nameOf(path), folder());
  }

  readdir(path: string): string[] {
    const node = this.#get(path);
    if (node.kind === 'file') throw failure('ENOTDIR');
    return [...node.entries.keys()];
  }

  readFile(path: string): Buffer {
    const node = this.#get(path);
    if (node.kind === 'folder') throw failure('EISDIR');
    return Buffer.from(node.bytes);
  }

  realpath(path: string): string {
    this.#get(path);
    return path;
  }

  rename(from: string, to: string): void {
    const node = this.#get(from);
    const there = this.#find(to);
    if (there?.kind === 'folder' && (node.kind === 'file' || there.entries.size > 0))
      throw failure(node.kind === 'file' ? 'EISDIR' : 'ENOTEMPTY');
    if (there?.kind === 'file' && node.kind === 'folder') throw failure('ENOTDIR');
    this.#parent(to).entries.set(nameOf(to), node);
    this.#parent(from).entries.delete(nameOf(from));
  }

  unlink(path: string): void {
    if (this.#get(path).kind === 'folder') throw failure('EISDIR');
    this.#parent(path).entries.delete(nameOf(path));
  }

  remove(path: string): void {
    if (this.#find(path) !== undefined) this.#parent(path).entries.delete(nameOf(path));
  }

  #handle(fd: number) {
    const handle = this.#open.get(fd);
    if (handle === undefined) throw failure('EBADF');
    return handle;
  }

  #get(path: string): Node {
    const node = this.#find(path);
    if (node === undefined) throw failure('ENOENT');
    return node;
  }

  #parent(path: string): Folder {
    const node = this.#get(dirname(path));
    if (node.kind === 'file') throw failure('ENOTDIR');
    return node;
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const name of path.split('/').filter((part) => part !== '')) {
      if (node?.kind === 'file') throw failure('ENOTDIR');
      node = node?.entries.get(name);
    }
    return node;
  }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const statusOf = (node: Node): Status => ({
  size: node.kind === 'file' ? node.bytes.length : 0,
  isFile: () => node.kind === 'file',
  isDirectory: () => node.kind === 'folder',
});

/** What was appended since the last sync, changed; a file that was written anew is all new. */
function torn({ bytes, safe }: File, change: (fresh: Buffer) => Buffer): Buffer {
  const kept = bytes.subarray(0, safe.length).equals(safe) ? safe.length : 0;
  return Buffer.concat([bytes.subarray(0, kept), change(bytes.subarray(kept))]);
}

/** A tree of its own, everything in it synced. A node under two names stays one. */
function copyOf(root: Folder, bytesOf: (file: File) => Buffer, onlySafeNames = false): Folder {
  const copies = new Map<Node, Node>();
  const copy = (node: Node): Node => {
    const known = copies.get(node);
    if (known !== undefined) return known;
    if (node.kind === 'file') {
      const bytes = bytesOf(node);
      const file: File = { kind: 'file', bytes, safe: bytes };
      copies.set(node, file);
      return file;
    }
    const entries = new Map<string, Node>();
    for (const [name, child] of onlySafeNames ? node.safe : node.entries) entries.set(name, copy(child));
    const made: Folder = { kind: 'folder', entries, safe: new Map(entries) };
    copies.set(node, made);
    return made;
  };
  return copy(root) as Folder;
}
