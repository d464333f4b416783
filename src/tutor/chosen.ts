import type { Outline, OutlineTopic } from '../content/outline.ts';
import { type Selected, select, selectAll } from '../content/selector.ts';
import { UserError } from '../errors.ts';
import { oneLine } from '../terminal/sanitise.ts';

/** The topics that words on the command line name. Throws UserError (2) for a word that names nothing. */
export function topicsNamed(outline: Outline, words: readonly string[]): readonly OutlineTopic[] {
  const chosen = selectAll(outline, words);
  if ('word' in chosen) throw unknownName(chosen);
  return chosen.topics;
}

/** The one topic a word names. Throws UserError (2) for a stage, or a word that names nothing. */
export function topicNamed(outline: Outline, word: string): OutlineTopic {
  const selected = select(outline, word);
  if (selected.type === 'unknown') throw unknownName(selected);
  if (selected.type === 'topic') return selected.topic;
  throw new UserError(`"${oneLine(word, 60)}" names several topics, and one is wanted.`, {
    exit: 2,
    hint: `List them with: roadmap list ${oneLine(word, 60)}`,
  });
}

function unknownName({ word, nearest }: Extract<Selected, { type: 'unknown' }>): UserError {
  const hint = nearest === null ? 'See what there is with: roadmap list' : `Did you mean "${nearest}"?`;
  return new UserError(`No topic or stage is called "${oneLine(word, 60)}".`, { exit: 2, hint });
}
