import type { Known, KnownFile } from '../known.ts';
import { hash } from './hash.ts';

/** What else may know of files. */
export type Behind = Pick<Known, 'get' | 'set'>;

/** What was found at the last look and at the one before; what is in neither, `behind` may know. */
export class Recent implements Known {
  readonly #behind: Behind | null;
  #before = new Map<string, KnownFile>();
  #now = new Map<string, KnownFile>();

  constructor(behind: Behind | null = null) {
    this.#behind = behind;
  }

  keyOf(path: string, bytes: Uint8Array): string {
    return hash(`${path}\0${hash(bytes)}`);
  }

  get(key: string): KnownFile | undefined {
    const known = this.#now.get(key) ?? this.#before.get(key) ?? this.#behind?.get(key);
    if (known !== undefined) this.#now.set(key, known);
    return known;
  }

  set(key: string, known: KnownFile): void {
    this.#now.set(key, known);
    this.#behind?.set(key, known);
  }

  /** Another look begins: what the last one did not want is let go. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}
