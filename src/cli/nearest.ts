import { nearest } from '../content/nearest.ts';

/** Names one may type after `roadmap`. */
export const commandNames = [
  'next',
  'quiz',
  'review',
  'answer',
  'status',
  'stats',
  'plan',
  'list',
  'show',
  'search',
  'note',
  'done',
  'skip',
  'reset',
  'undo',
  'placement',
  'check',
  'import-quiz',
  'export-quiz',
  'analyze',
  'project',
  'new',
  'preview',
  'schema',
  'config',
  'export',
  'import',
  'doctor',
  'completion',
  'help',
];

/** What to do about a word that is no command. */
export function nearestCommand(word: string): string {
  const meant = nearest(word, commandNames);
  return meant === null ? 'See what there is with: roadmap --help' : `Did you mean "roadmap ${meant}"?`;
}
