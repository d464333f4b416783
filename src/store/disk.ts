import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { makeFolder } from '../make-folder.ts';

/** What is asked of a file's status. */
export interface Status {
  readonly size: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** The few synchronous file-system calls the store makes, so that each of them can be made to fail. */
export interface Disk {
  open(path: string, flags: string, mode?: number): number;
  /** @returns how many bytes were written, possibly fewer than asked */
  write(fd: number, bytes: Uint8Array, offset: number, length: number): number;
  /** @returns how many bytes were read, 0 at the end */
  read(fd: number, bytes: Uint8Array, offset: number, length: number, position: number): number;
  fsync(fd: number): void;
  close(fd: number): void;
  fstat(fd: number): Status;
  stat(path: string): Status;
  lstat(path: string): Status;
  mkdir(path: string, mode: number): void;
  readdir(path: string): string[];
  readFile(path: string): Buffer;
  /** where a path leads, its links followed */
  realpath(path: string): string;
  rename(from: string, to: string): void;
  unlink(path: string): void;
  /** removes a folder and what is in it; nothing there is no error */
  remove(path: string): void;
}

/** Opens for reading without waiting for whoever writes to a pipe; where there is no such flag, it counts as 0. */
export const READ_AT_ONCE = constants.O_RDONLY | constants.O_NONBLOCK;

/** The real file system. */
export const nodeDisk: Disk = {
  open: (path, flags, mode) => openSync(path, flags, mode),
  write: (fd, bytes, offset, length) => writeSync(fd, bytes, offset, length),
  read: (fd, bytes, offset, length, position) => readSync(fd, bytes, offset, length, position),
  fsync: (fd) => fsyncSync(fd),
  close: (fd) => closeSync(fd),
  fstat: (fd) => fstatSync(fd),
  stat: (path) => statSync(path),
  lstat: (path) => lstatSync(path),
  mkdir: makeFolder,
  readdir: (path) => readdirSync(path),
  readFile: (path) => readFileSync(path),
  realpath: (path) => realpathSync(path),
  rename: (from, to) => renameSync(from, to),
  unlink: (path) => unlinkSync(path),
  remove: (path) => rmSync(path, { recursive: true, force: true }),
};

/** The code of a failed system call (`ENOENT` …), or '' for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
