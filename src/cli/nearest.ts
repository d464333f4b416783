import { nearest } from '../content/nearest.ts';

/** What to do about a word that is none of these commands; `above`: what they are typed behind. */
export function nearestCommand(word: string, names: readonly string[], above = 'roadmap'): string {
  const meant = nearest(word, names);
  return meant === null ? `See what there is with: ${above} --help` : `Did you mean "${above} ${meant}"?`;
}
