import type { CompiledHead } from '../index-format.ts';
import { indexKind } from '../index-format.ts';
import { type Compiled, compile, compileTopic } from './compile.ts';
import type { Found } from './files.ts';
import { indexParts, packIndex } from './pack-index.ts';
import { type Packed, unpack } from './packed.ts';

/** So many topics are compiled one by one; whoever wants more of them wants them all. */
const few = 8;

/**
 * Compiles what an index lacks when it is wanted. `folder` and `found` are what the index was made from, `keep` is given
 * each index that holds more than the one before.
 */
export class Later {
  readonly #folder: string;
  readonly #found: readonly Found[];
  readonly #keep: (bytes: Buffer) => void;
  #wanted = 0;

  constructor(folder: string, found: readonly Found[], keep: (bytes: Buffer) => void) {
    this.#folder = folder;
    this.#found = found;
    this.#keep = keep;
  }

  /** An index with this topic of the outline in it, or null when its file cannot be read any more. */
  with(index: Packed<CompiledHead>, topic: number): Packed<CompiledHead> | null {
    const compiled = ++this.#wanted > few ? this.#whole(index) : this.#one(index, topic);
    if (compiled === null) return null;
    if (compiled.isLasting) this.#keep(compiled.bytes);
    return unpack(compiled.bytes, indexKind);
  }

  #one(index: Packed<CompiledHead>, topic: number): Compiled | null {
    const parts = indexParts(index);
    const file = parts.files[topic];
    const part = file === undefined ? null : compileTopic(this.#folder, file);
    return (
      part && { bytes: packIndex({ ...parts, topics: parts.topics.with(topic, part) }), isLasting: true }
    );
  }

  #whole(index: Packed<CompiledHead>): Compiled | null {
    return compile(this.#folder, this.#found, index.read(...index.head.fingerprint), 'all');
  }
}
