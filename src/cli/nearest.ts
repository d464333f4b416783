import { closest, distance } from 'fastest-levenshtein';

/** Names one may type after `roadmap`. */
export const commandNames = [
  'next',
  'quiz',
  'review',
  'answer',
  'status',
  'list',
  'show',
  'done',
  'skip',
  'reset',
  'undo',
  'check',
  'config',
  'help',
];

/** What to do about a word that is no command. */
export function nearestCommand(word: string): string {
  const nearest = closest(word.toLowerCase(), commandNames);
  return distance(word.toLowerCase(), nearest) <= 2
    ? `Did you mean "roadmap ${nearest}"?`
    : 'See what there is with: roadmap --help';
}
