import type { Place } from '../index-format.ts';

/**
 * A search index: a packed file (`../packed.ts`) whose parts are all words, the words again with where
 * they stand, grouped by first letter, and the texts of the passages. `make-index.ts` writes it, `open-index.ts` reads
 * of it what a query touches.
 */
export const searchKind = 'roadmap-search';
export const searchVersion = 2;

/** Fields of a passage, in the order of all that is kept by field, and how much a word weighs that stands there. */
export const fields = [
  { name: 'name', boost: 4 },
  { name: 'heading', boost: 2 },
  { name: 'text', boost: 1 },
  { name: 'context', boost: 0.5 },
] as const;

export const contextField = 3;

export interface SearchHead {
  readonly v: number;
  /** for each topic of the outline, the number of its first passage; then how many passages there are */
  readonly topics: readonly number[];
  /** for each field, how many words a passage has there on average */
  readonly averages: readonly number[];
  /** for each field, how many words each passage has there */
  readonly lengths: readonly (readonly number[])[];
  /** all words, a line each */
  readonly words: Place;
  /** for each first letter, lines of `word TAB passages`, each behind its line break, in the order of their words */
  readonly letters: Readonly<Record<string, Place>>;
  /** where the texts begin */
  readonly texts: number;
  /** for each passage, the length of its text in bytes */
  readonly sizes: readonly number[];
  /** where that of the compiled roadmap stands that it was made from */
  readonly fingerprint: Place;
}

/** Where a word stands: for each field, passage and how often there, one after the other. */
export type Postings = readonly (readonly number[])[];

/** What a search reads of an index, piece by piece. All but `head` throw UserError when the file is damaged. */
export interface SearchIndex {
  readonly head: SearchHead;
  /** all words, in order */
  words(): readonly string[];
  /** the lines of the words that begin with this letter, '' when there are none */
  letter(letter: string): string;
  /** what stands behind the tab of such a line */
  postings(written: string): Postings;
  /** what is shown of passages: of each `#` and its heading or `?` and the question's id, then its lines */
  texts(passages: readonly number[]): readonly (readonly string[])[];
}
