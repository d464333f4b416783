import { nearest } from '../content/nearest.ts';

/** What to do about a word that is none of these commands. */
export function nearestCommand(word: string, names: readonly string[]): string {
  const meant = nearest(word, names);
  return meant === null ? 'See what there is with: roadmap --help' : `Did you mean "roadmap ${meant}"?`;
}
