import type { Code } from './check/codes.ts';
import { shownPath } from './entry.ts';

/** The form of ids, tags and concepts. */
export const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** The most characters an id, alias, tag or concept may have. */
export const longestId = 64;

export const isId = (text: string): boolean => kebab.test(text) && text.length <= longestId;

/** The nearest kebab-case word to a text, '' when nothing of it can stay. */
export const kebabOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, longestId)
    .replace(/-$/, '');

/** What is wrong with the id that the name of a file or folder gives, and how to mend it; null where nothing is. */
export function idFault(
  id: string,
  what: 'stage' | 'topic' | 'project',
  from: 'file' | 'folder',
): { readonly code: Code; readonly message: string; readonly hint: string } | null {
  if (isId(id)) return null;
  const better = kebabOf(id);
  return {
    code: kebab.test(id) ? 'id/too-long' : 'id/malformed',
    message: `The ${from}'s name gives this ${what} the id "${shownPath(id)}", which cannot be an id.`,
    hint: `Rename the ${from}: lower-case letters, digits and single hyphens, at most ${longestId}${better === '' ? '' : `, for example ${better}`}.`,
  };
}
