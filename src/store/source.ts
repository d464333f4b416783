import { createReadStream, openSync } from 'node:fs';
import { basename, join } from 'node:path';
import { addAbortSignal, pipeline, Readable } from 'node:stream';
import { type Disk, nodeDisk, READ_AT_ONCE } from './disk.ts';
import { whatIs } from './files.ts';
import { explain } from './not-saved.ts';

/** Where lines come from. */
export interface Source {
  /** as it was named, to be shown */
  readonly name: string;
  /** its bytes, piece by piece; throws an error whose message is a reason, or an AbortError */
  pieces(): AsyncIterable<Uint8Array>;
}

/** What a path that was named stands for: sources, or why there are none. */
export type Named = readonly Source[] | { readonly reason: string };

/** The most a source may hold, unpacked, in bytes. */
export const MOST = 256 * 1024 * 1024;

const isLog = (name: string): boolean => /\.jsonl(?:\.gz)?$/.test(name) && !name.startsWith('.');

/** A file, or the journals of a folder (of a data folder as well), as sources. `name` is how it is shown. */
export function sourcesAt(path: string, name: string, signal: AbortSignal, disk: Disk = nodeDisk): Named {
  const found = whatIs(disk, path);
  if (found === 'file') return [fileSource(path, name, signal)];
  if (found === 'folder') return folderSources(path, name, signal, disk);
  if (found === 'nothing' || found === 'dangling') return { reason: 'it is not there' };
  if (found === 'other') return { reason: 'it is no regular file; a pipe is read with -' };
  return { reason: explain(found).why };
}

function folderSources(path: string, name: string, signal: AbortSignal, disk: Disk): Named {
  try {
    const inside = disk.readdir(path);
    if (basename(path) !== 'journal' && inside.includes('journal'))
      return folderSources(join(path, 'journal'), `${name.replace(/\/$/, '')}/journal`, signal, disk);
    const logs = inside
      .filter((file) => isLog(file) && whatIs(disk, join(path, file)) === 'file')
      .sort()
      .map((file) => fileSource(join(path, file), `${name.replace(/\/$/, '')}/${file}`, signal));
    return logs.length > 0 ? logs : { reason: 'it is a folder without journals' };
  } catch (error) {
    return { reason: explain(error).why };
  }
}

const fileSource = (path: string, name: string, signal: AbortSignal): Source => ({
  name,
  pieces: () => {
    try {
      // what was a file a moment ago may be a pipe by now: opening one could wait for ever
      const fd = openSync(path, READ_AT_ONCE);
      return unpacked(createReadStream(path, { fd, signal, highWaterMark: 1024 * 1024 }));
    } catch (error) {
      throw new Error(explain(error).why);
    }
  },
});

/** Standard input as a source. */
export const inputSource = (input: Readable, signal: AbortSignal): Source => ({
  name: 'standard input',
  pieces: () => unpacked(addAbortSignal(signal, input)),
});

/** The bytes of a stream; unzipped where they are zipped, and no more of them than may be. */
async function* unpacked(stream: Readable): AsyncGenerator<Uint8Array> {
  let total = 0;
  try {
    for await (const piece of await gunzipped(stream)) {
      const bytes = bytesOf(piece);
      total += bytes.length;
      if (total > MOST) throw new Error(`it holds more than ${MOST / 1024 / 1024} MB`);
      yield bytes;
    }
  } catch (error) {
    throw reasonOf(error);
  }
}

/** Somebody may have set an encoding on what is read. */
const bytesOf = (piece: unknown): Uint8Array =>
  typeof piece === 'string' ? Buffer.from(piece) : (piece as Uint8Array);

async function gunzipped(stream: Readable): Promise<AsyncIterable<unknown>> {
  const pieces = stream[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const { done, value } = await pieces.next();
    if (done === true) break;
    head = Buffer.concat([head, bytesOf(value)]);
  }
  const all = Readable.from(
    (async function* () {
      yield head;
      yield* { [Symbol.asyncIterator]: () => pieces };
    })(),
  );
  if (head[0] !== 0x1f || head[1] !== 0x8b) return all;
  const { createGunzip } = process.getBuiltinModule('node:zlib');
  // its error comes out of what is read
  return pipeline(all, createGunzip(), () => {});
}

function reasonOf(error: unknown): Error {
  if (!(error instanceof Error) || error.name === 'AbortError') return error as Error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return new Error('it is cut short');
  if (code.startsWith('Z_')) return new Error('it is damaged where it is compressed');
  return code === '' ? error : new Error(explain(error).why);
}
