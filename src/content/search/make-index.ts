import MiniSearch from 'minisearch';
import type { Place } from '../index-format.ts';
import type { TopicId } from '../model.ts';
import type { OutlineTopic, TopicBody } from '../outline.ts';
import { fields, type SearchHead, searchVersion } from './format.ts';
import { fieldsOf, type Passage, passagesOf } from './passages.ts';
import { termsOf } from './words.ts';

export interface MadeIndex {
  readonly head: SearchHead;
  readonly parts: readonly Uint8Array[];
}

/**
 * The search index of a roadmap: MiniSearch takes the words of all passages, and what it found is laid out so that a
 * search reads only what its words touch. MiniSearch itself would load all of it, for longer than a search may take.
 */
export function makeSearchIndex(
  topics: readonly OutlineTopic[],
  bodyOf: (topic: TopicId) => TopicBody,
  fingerprint: string,
): MadeIndex {
  const perTopic = topics.map((topic) => passagesOf(topic, bodyOf(topic.id)));
  const passages = perTopic.flat();
  const { index, fieldLength, averageFieldLength } = indexed(passages);
  const words = index.map(([word]) => word).sort();
  const postings = new Map(index.map(([word, found]) => [word, postingsOf(found)]));

  const { parts, add } = collect();
  const wordsPlace = add(words.join('\n'));
  const letters: Record<string, Place> = Object.create(null);
  for (const [letter, group] of byFirstLetter(words))
    letters[letter] = add(group.map((word) => `\n${word}\t${postings.get(word)}`).join(''));
  const [texts] = add('');
  const sizes = passages.map((passage) => add(textOf(passage))[1]);
  const firsts = [0];
  for (const own of perTopic) firsts.push((firsts.at(-1) as number) + own.length);
  return {
    head: {
      v: searchVersion,
      topics: firsts,
      averages: averageFieldLength,
      lengths: fields.map((_, field) => passages.map((_passage, i) => fieldLength[i]?.[field] ?? 0)),
      words: wordsPlace,
      letters,
      texts,
      sizes,
      fingerprint: add(fingerprint),
    },
    parts,
  };
}

/** Parts one behind the other, and where each stands. */
function collect(): { readonly parts: readonly Uint8Array[]; readonly add: (text: string) => Place } {
  const parts: Uint8Array[] = [];
  let at = 0;
  const add = (text: string): Place => {
    const bytes = new TextEncoder().encode(text);
    parts.push(bytes);
    at += bytes.length;
    return [at - bytes.length, bytes.length];
  };
  return { parts, add };
}

function indexed(passages: readonly Passage[]) {
  const mini = new MiniSearch({
    fields: fields.map((field) => field.name),
    tokenize: termsOf,
    processTerm: (term) => term,
  });
  mini.addAll(passages.map((passage, id) => ({ id, ...fieldsOf(passage) })));
  return mini.toJSON();
}

/** `{field: {passage: times}}` as a list for each field. */
function postingsOf(found: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    fields.map((_, field) =>
      Object.entries((found[field] ?? {}) as Record<string, number>).flatMap(([id, times]) => [
        Number(id),
        times,
      ]),
    ),
  );
}

function byFirstLetter(words: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const letter = String.fromCodePoint(word.codePointAt(0) as number);
    const group = groups.get(letter);
    if (group === undefined) groups.set(letter, [word]);
    else group.push(word);
  }
  return groups;
}

/** What is shown of a passage: what it is, then its lines. */
const textOf = ({ kind, label, lines }: Passage): string =>
  [`${kind === 'lesson' ? '#' : '?'}${label}`, ...lines].join('\n');
