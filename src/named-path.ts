import { resolve } from 'node:path';
import { UserError } from './errors.ts';

/**
 * The absolute path that a word of the command line names, seen from a folder.
 * @throws UserError for an empty word: it would name the folder itself, and is mostly a variable that is not set
 */
export function namedPath(cwd: string, word: string): string {
  if (word === '')
    throw new UserError('An empty name stands where a file or folder belongs.', {
      exit: 2,
      hint: 'Name one; . is the folder you stand in.',
    });
  return resolve(cwd, word);
}
