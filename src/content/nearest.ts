import { distance } from 'fastest-levenshtein';

/**
 * The known word a wrong one may have been meant for, or null when none is near: up to a third of its letters slipped, at
 * least one. Of two that are as near it is the longer one: a letter left out is the commonest slip (J. J. Pollock and
 * A. Zamora, Collection and characterization of spelling errors in scientific and scholarly text, JASIS 34(1), 1983).
 */
export function nearest(wrong: string, known: readonly string[]): string | null {
  if (wrong === '') return null;
  const word = wrong.toLowerCase();
  let found: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const allowed = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    const steps = slips(word, candidate, Math.min(allowed, least));
    if (steps === null || (steps === least && candidate.length <= (found?.length ?? 0))) continue;
    found = candidate;
    least = steps;
  }
  return found;
}

/** "Did you mean …?" when a word is near enough to be a slip. */
export const didYouMean = (wrong: string, known: readonly string[]): string | null =>
  asked(nearest(wrong, known));

const asked = (meant: string | null): string | null => (meant === null ? null : `Did you mean "${meant}"?`);

/** So many words are compared for all wrong ones together: files may hold thousands of both. */
const mostCompared = 30_000;

/** Known words that many wrong ones may have been meant for; once the comparing has cost enough, none is found any more. */
export class KnownWords {
  readonly #words: readonly string[];
  #left = mostCompared;

  constructor(words: Iterable<string>) {
    this.#words = [...words];
  }

  nearest(wrong: string): string | null {
    if (this.#words.length > this.#left) return null;
    this.#left -= this.#words.length;
    return nearest(wrong, this.#words);
  }

  didYouMean(wrong: string): string | null {
    return asked(this.nearest(wrong));
  }
}

/**
 * How many slips lie between two words, or null where there are more than `most`: a letter too many, one too few, another
 * one, or two neighbours that changed places (F. J. Damerau, A technique for computer detection and correction of
 * spelling errors, CACM 7(3), 1964). Counted as the optimal string alignment distance: no letter slips twice.
 */
export function slips(a: string, b: string, most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null;
  // what changed places counts two here, so that most words are told apart without the table
  const steps = distance(a, b);
  if (steps > 2 * most) return null;
  const counted = steps < 2 ? steps : aligned(a, b);
  return counted <= most ? counted : null;
}

/** The table of Wagner and Fischer with a step for what changed places; three of its rows are enough. */
function aligned(a: string, b: string): number {
  let above: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(above, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    above = last;
    last = row;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], j: number): number => row[j] as number;
