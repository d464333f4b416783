import type { Markdown } from '../model.ts';
import { proseOf } from './prose.ts';

const others =
  '(?:\\s+of)?(?:\\s+(?:the|these|those))?\\s+(?:(?:above|preceding|previous)(?:\\s+(?:answers?|options?|choices?|statements?))?' +
  '|(?:other\\s+)?(?:answers|options|choices)(?:\\s+above)?)|\\s+of\\s+(?:these|those|the\\s+others?)';
const verb = '(?:\\s+(?:is|are)\\s+\\p{L}+)?\\W*$';
// the whole answer: a sentence that only begins like one of these says something of its own
const all = new RegExp(`^(?:all|both|each|any)(?:${others})${verb}`, 'iu');
const none = new RegExp(`^(?:none|neither)(?:${others})${verb}`, 'iu');
const letter = '(?:\\(?[A-F]\\)?)';
const pair = new RegExp(
  `^(?:(?:[Bb]oth|[Nn]either|[Ee]ither|[Oo]nly)\\s+)?(?:(?:[Aa]nswers?|[Oo]ptions?)\\s+)?${letter}(?:\\s*,\\s*${letter})*,?\\s*(?:and|or|nor|&)\\s*${letter}\\W*$`,
  'u',
);

/**
 * What an answer about the other answers says of them, or null when it is one of its own. `asked` is what stands above
 * the answers: letters that are names there are no letters of answers.
 */
export function sweeping(text: Markdown, asked: Markdown): 'all' | 'none' | 'pair' | null {
  const words = proseOf(text).trim();
  if (all.test(words)) return 'all';
  if (none.test(words)) return 'none';
  if (!pair.test(words)) return null;
  const named = words.match(/\b[A-F]\b/gu) ?? [];
  return named.some((name) => new RegExp(`\\b${name}\\b`, 'u').test(asked)) ? null : 'pair';
}
