/**
 * Chance that can be repeated: numbers drawn from a seed by mulberry32, whose state is an FNV-1a hash of the seed.
 * Good enough for names that differ; of no use for secrets.
 */
export class Dice {
  readonly #seed: string;
  #state: number;

  constructor(seed: string) {
    this.#seed = seed;
    this.#state = hash(seed);
  }

  /** Dice of their own, which depend on this seed and the label alone, not on what was drawn before. */
  fork(label: string): Dice {
    return new Dice(`${this.#seed}/${label}`);
  }

  /** A number from 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(items: ArrayLike<T>): T {
    return items[this.whole(0, items.length - 1)] as T;
  }

  /** So many characters of an alphabet of ASCII. */
  letters(count: number, alphabet: string): string {
    const codes = new Uint8Array(count);
    for (let i = 0; i < count; i++) codes[i] = this.pick(alphabet).charCodeAt(0);
    return new TextDecoder().decode(codes);
  }

  bytes(count: number): Uint8Array {
    const bytes = new Uint8Array(count);
    for (let i = 0; i < count; i++) bytes[i] = this.whole(0, 255);
    return bytes;
  }
}

function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) state = Math.imul(state ^ byte, 0x01000193);
  return state | 0;
}
