import type { Lettered } from '../../learning/shown.ts';

/**
 * Keys of the answers whose text is this one: letter by letter if one is, else with case, spaces, quotes and
 * Markdown marks folded.
 */
export function findText(text: string, answers: readonly Lettered[]): readonly string[] {
  const wanted = text.trim();
  if (wanted === '') return [];
  const exact = answers.filter((answer) => answer.text.trim() === wanted);
  const found = exact.length > 0 ? exact : answers.filter((answer) => fold(answer.text) === fold(wanted));
  return found.map(({ key }) => key);
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u201a\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201e\u2033\u00ab\u00bb]/g, '"')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/`|\*\*|~~|(?<![\p{L}\p{N}(])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N})])/gu, '')
    .replace(/^"(.*)"$/s, '$1')
    .replace(/(?<![.\s])[.\s]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
