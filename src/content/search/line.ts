import type { QueryWord } from './expand.ts';
import { fold, wordsOf } from './words.ts';

/** A text, and where in it stand words that were looked for: start and end, in order. */
export interface Marked {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
}

interface Worth {
  /** which word of the query it stands for */
  readonly word: number;
  /** more for a rare one */
  readonly value: number;
}

/** Marks what was looked for in texts. */
export class Marker {
  readonly #worth: ReadonlyMap<string, Worth>;
  readonly #terms: readonly string[];

  constructor(words: readonly QueryWord[]) {
    this.#worth = worthOfTerms(words);
    this.#terms = [...this.#worth.keys()];
  }

  mark(text: string): Marked {
    return { text, marks: this.#found(text).map(({ start, end }) => [start, end] as const) };
  }

  /** The line that has most of the words, rare ones before common ones; the first of those that have the same. */
  bestOf(lines: readonly string[]): Marked {
    let best = { line: lines[0] ?? '', value: 0 };
    for (const line of lines) {
      const values: number[] = [];
      for (const { word, value } of this.#found(line)) values[word] = Math.max(values[word] ?? 0, value);
      const value = values.reduce((sum, one) => sum + one, 0);
      if (value > best.value) best = { line, value };
    }
    return this.mark(best.line);
  }

  #found(text: string) {
    // most lines have none of the words, and need not be taken apart to see it
    const folded = fold(text);
    if (!this.#terms.some((term) => folded.includes(term))) return [];
    return wordsOf(text).flatMap(({ term, start, end }) => {
      const worth = this.#worth.get(term);
      return worth === undefined ? [] : { ...worth, start, end };
    });
  }
}

function worthOfTerms(words: readonly QueryWord[]): ReadonlyMap<string, Worth> {
  const worth = new Map<string, Worth>();
  for (const [word, { meant }] of words.entries()) {
    const places = meant.reduce((sum, { postings }) => sum + postings.flat().length, 0);
    for (const { term, weight } of meant) {
      const value = weight / Math.log(Math.E + places);
      if ((worth.get(term)?.value ?? 0) < value) worth.set(term, { word, value });
    }
  }
  return worth;
}
