import { closest, distance } from 'fastest-levenshtein';

/**
 * The known word a wrong one may have been meant for, or null when none is near: up to a third of its letters
 * slipped (at least one), or two letters changed places.
 */
export function nearest(wrong: string, known: readonly string[]): string | null {
  if (known.length === 0 || wrong === '') return null;
  const word = wrong.toLowerCase();
  const letters = sorted(word);
  const swapped = known.find((candidate) => distance(word, candidate) === 2 && sorted(candidate) === letters);
  const found = closest(word, known);
  const slips = Math.max(1, Math.floor(Math.max(word.length, found.length) / 3));
  const steps = distance(word, found);
  if (steps <= slips && !(swapped !== undefined && steps >= 2)) return found;
  return swapped ?? null;
}

const sorted = (word: string): string => [...word].sort().join('');
