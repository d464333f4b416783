import { readFileSync } from 'node:fs';
import type { KnownFile } from '../known.ts';
import { hash } from './hash.ts';
import type { Behind } from './recent.ts';
import { writeWhole } from './write-whole.ts';

const newline = 0x0a;
/** The program that found it: another one may find other things. */
const firstLine = `roadmap-check ${process.env.ROADMAP_BUILD ?? 'unbuilt'}\n`;
/** A line is a key, a space, a sum, a space, and JSON. */
const keyLength = 64;
const jsonAt = keyLength + 1 + 16 + 1;

/**
 * What the last check of a roadmap found in its files, kept on the disk: a file whose bytes are the same is not read
 * again. Each line has a sum: what is damaged, or was written by another build, counts as unknown.
 */
export class Kept implements Behind {
  readonly #path: string;
  readonly #shipped: () => ReadonlyMap<string, Buffer>;
  readonly #lines: ReadonlyMap<string, Buffer>;
  /** what was wanted since: lines that were there, and what is new */
  readonly #wanted = new Map<string, Buffer | KnownFile>();
  #isOther = false;

  /** `shipped`: what was found when the program was built, in the roadmap that ships; null for none */
  constructor(path: string, shipped: string | null = null) {
    this.#path = path;
    this.#lines = linesIn(path);
    let lines: ReadonlyMap<string, Buffer> | null = shipped === null ? new Map() : null;
    this.#shipped = () => {
      lines ??= linesIn(shipped as string);
      return lines;
    };
  }

  get(key: string): KnownFile | undefined {
    const line = this.#lines.get(key);
    const known = line === undefined ? null : knownIn(key, line);
    if (line !== undefined && known !== null) {
      this.#wanted.set(key, line);
      return known;
    }
    const shipped = this.#shipped().get(key);
    return shipped === undefined ? undefined : (knownIn(key, shipped) ?? undefined);
  }

  set(key: string, known: KnownFile): void {
    this.#wanted.set(key, known);
    this.#isOther = true;
  }

  /** Keeps what was wanted, and nothing else. A full or read-only disk costs another reading next time, no more. */
  save(): void {
    if (!this.#isOther && this.#wanted.size === this.#lines.size) return;
    try {
      writeWhole(this.#path, this.#texts());
    } catch {
      // it only saves time
    }
  }

  *#texts(): Iterable<Uint8Array> {
    yield Buffer.from(firstLine);
    for (const [key, one] of this.#wanted) yield 'facts' in one ? lineOf(key, one) : one;
  }
}

/** The lines of a file by their keys; none where there is no such file of this build. */
function linesIn(path: string): Map<string, Buffer> {
  const lines = new Map<string, Buffer>();
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return lines;
  }
  if (bytes.toString('latin1', 0, firstLine.length) !== firstLine) return lines;
  for (let from = firstLine.length; ; ) {
    const end = bytes.indexOf(newline, from);
    if (end < 0) return lines;
    lines.set(bytes.toString('latin1', from, from + keyLength), bytes.subarray(from, end + 1));
    from = end + 1;
  }
}

const beginning = (key: string, json: Uint8Array | string): string => `${key} ${hash(json).slice(0, 16)} `;

function lineOf(key: string, known: KnownFile): Buffer {
  const json = JSON.stringify(known);
  return Buffer.from(`${beginning(key, json)}${json}\n`);
}

function knownIn(key: string, line: Buffer): KnownFile | null {
  const json = line.subarray(jsonAt, -1);
  if (line.toString('latin1', 0, jsonAt) !== beginning(key, json)) return null;
  return JSON.parse(json.toString('utf8')) as KnownFile;
}

/** Whether every line of such a file is as it was written; of another build's nothing is said. */
export const isSoundKept = (path: string): boolean =>
  [...linesIn(path)].every(([key, line]) => knownIn(key, line) !== null);
