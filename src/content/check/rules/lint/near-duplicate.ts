import type { Question } from '../../../model.ts';
import { once } from '../../../once.ts';
import type { LocatedQuestion, LocatedTopic } from '../../../parse/located.ts';
import { proseOf } from '../../prose.ts';
import { askedBy } from '../stems.ts';
import type { WholeRule } from './rule.ts';

const like = 0.8;
const fewestWords = 5;
/** A word that so many stems share leads to none of them; without this the time would grow with their square. */
const mostSharing = 64;

interface Asked {
  readonly topic: LocatedTopic;
  readonly located: LocatedQuestion;
  /** its words, the rarest first */
  readonly words: readonly string[];
  readonly text: string;
}

/**
 * No two stems of the roadmap share four words in five (Jaccard index). Candidates share one of their rarest words:
 * two sets as alike as that must (the prefix filter of Chaudhuri, Ganti and Kaushik 2006), so few pairs are compared.
 */
export const checkNearDuplicate: WholeRule = (topics, reports) => {
  const asked = sortedByRarity(topics);
  const byWord = new Map<string, Asked[]>();
  for (const one of asked) {
    const prefix = one.words.slice(0, one.words.length - Math.ceil(like * one.words.length) + 1);
    const candidates = new Set(
      prefix.flatMap((word) => {
        const others = byWord.get(word) ?? [];
        return others.length > mostSharing ? [] : others;
      }),
    );
    const twin = [...candidates].find(
      (other) => other.text !== one.text && jaccard(one.words, other.words) >= like,
    );
    if (twin !== undefined)
      reports.topic(one.topic)(
        'question/near-duplicate',
        one.located.stem,
        `"${twin.topic.id}/${twin.located.question.id}" says almost the same.`,
        'Ask something else here, or delete one of the two.',
        undefined,
        [{ source: twin.topic.source, span: twin.located.stem }],
      );
    for (const word of prefix) {
      const list = byWord.get(word);
      if (list === undefined) byWord.set(word, [one]);
      else list.push(one);
    }
  }
};

const wordsOf = once(({ stem }: Question) => [
  ...new Set(
    proseOf(stem)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  ),
]);

function sortedByRarity(topics: readonly LocatedTopic[]): Asked[] {
  const uses = new Map<string, number>();
  const read = topics.flatMap((topic) =>
    topic.questions.map((located) => {
      const { question } = located;
      const words = wordsOf(question);
      for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
      // stems over different code are different questions, however alike their words are
      return { topic, located, words, text: askedBy(question), hasBody: question.body !== '' };
    }),
  );
  return read
    .filter(({ words, hasBody }) => words.length >= fewestWords && !hasBody)
    .map((one) => ({
      ...one,
      words: [...one.words].sort(
        (a, b) => (uses.get(a) as number) - (uses.get(b) as number) || (a < b ? -1 : 1),
      ),
    }));
}

function jaccard(a: readonly string[], b: readonly string[]): number {
  const set = new Set(a);
  const shared = b.filter((word) => set.has(word)).length;
  return shared / (a.length + b.length - shared);
}
