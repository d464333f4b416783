import type { Markdown } from '../model.ts';
import { proseOf } from './prose.ts';

const pointing = '(?:(?:the|these|those)\\s+)?(?:above|preceding|previous|other|others|these|those|listed)';
const nouns = '(?:\\s+(?:answers?|options?|choices?|statements?|ones?))?(?:\\s+(?:above|listed))?';
const letters = '(?:\\(?[a-f1-6]\\)?)';

/** The whole answer is one of these; a sentence that only begins like one is not meant. */
const all = new RegExp(
  `^(?:(?:all|both|each|any|every one|either)(?:\\s+of)?(?:\\s+the)?\\s+${pointing}${nouns}|(?:both|all)\\s+of\\s+them)(?:\\s+(?:is|are)\\s+\\p{L}+)?\\W*$`,
  'iu',
);
const none = new RegExp(
  `^(?:(?:none|neither|not any)(?:\\s+of)?(?:\\s+the)?\\s+${pointing}${nouns}|none\\s+of\\s+them)(?:\\s+(?:is|are)\\s+\\p{L}+)?\\W*$`,
  'iu',
);
const pair = new RegExp(
  `^(?:(?:both|either|neither|only)\\s+)?(?:(?:answers?|options?)\\s+)?${letters}\\s*(?:,\\s*${letters}\\s*)*(?:and|or|nor|&|\\+)\\s*${letters}\\W*$`,
  'iu',
);

/** What kind of answer about other answers this is, or null when it is one of its own. */
export function sweeping(text: Markdown): 'all' | 'none' | 'pair' | null {
  const words = proseOf(text).trim();
  if (all.test(words)) return 'all';
  if (none.test(words)) return 'none';
  return pair.test(words) ? 'pair' : null;
}
