import type { Question } from '../../../model.ts';
import { proseOf } from '../../prose.ts';
import type { Asked, WholeRule } from './rule.ts';

const like = 0.8;
const fewestWords = 5;
/** A word that so many stems share leads to none of them; without this the time would grow with their square. */
const mostSharing = 64;

/** The words of a stem, each once, parted by spaces. */
export interface StemWords {
  readonly words: string;
  /** stems over different code are different questions, however alike their words are; and short ones look alike */
  readonly isComparable: boolean;
}

export function stemWordsOf({ stem, body }: Question): StemWords {
  const words = new Set(
    proseOf(stem)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
  return { words: [...words].join(' '), isComparable: words.size >= fewestWords && body === '' };
}

/**
 * No two stems of the roadmap share four words in five (Jaccard index). Candidates share one of their rarest words:
 * two sets as alike as that must (the prefix filter of Chaudhuri, Ganti and Kaushik 2006), so few pairs are compared.
 */
export const checkNearDuplicate: WholeRule = (asked, reports) => {
  const wordsOf = rarestFirst(asked);
  const byWord = new Map<number, Asked[]>();
  for (const [one, words] of wordsOf) {
    const prefix = words.slice(0, words.length - Math.ceil(like * words.length) + 1);
    const candidates = prefix.flatMap((word) => {
      const others = byWord.get(word) ?? [];
      return others.length > mostSharing ? [] : others;
    });
    const twin = candidates.find(
      (other) =>
        other.question.asked !== one.question.asked && areAlike(words, wordsOf.get(other) as number[]),
    );
    if (twin !== undefined)
      reports.topic(one.topic)(
        'question/near-duplicate',
        one.question.stem,
        `"${twin.topic.id}/${twin.question.id}" says almost the same.`,
        'Ask something else here, or delete one of the two.',
        undefined,
        [{ source: twin.topic.source, span: twin.question.stem }],
      );
    for (const word of prefix) {
      const list = byWord.get(word);
      if (list === undefined) byWord.set(word, [one]);
      else list.push(one);
    }
  }
};

/** The words of each question that can be compared, as numbers: the rarer a word in the roadmap, the smaller. */
function rarestFirst(asked: readonly Asked[]): Map<Asked, number[]> {
  const uses = new Map<string, number>();
  for (const { stemWords } of asked)
    for (const word of stemWords.words.split(' ')) uses.set(word, (uses.get(word) ?? 0) + 1);
  const ranked = [...uses].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  const rank = new Map(ranked.map(([word], at) => [word, at]));
  return new Map(
    asked
      .filter(({ stemWords }) => stemWords.isComparable)
      .map((one) => [
        one,
        one.stemWords.words
          .split(' ')
          .map((word) => rank.get(word) as number)
          .sort((a, b) => a - b),
      ]),
  );
}

/** Whether two sets, each in order, have four in five in common. */
function areAlike(a: readonly number[], b: readonly number[]): boolean {
  // the smaller one would have to be in the larger one
  if (Math.min(a.length, b.length) < like * Math.max(a.length, b.length)) return false;
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [a[i] as number, b[j] as number];
    if (one === other) shared++;
    if (one <= other) i++;
    if (other <= one) j++;
  }
  return shared >= like * (a.length + b.length - shared);
}
