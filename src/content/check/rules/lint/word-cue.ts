import { lazily } from '../../../once.ts';
import type { LocatedQuestion } from '../../../parse/located.ts';
import type { Span } from '../../../source.ts';
import { proseOf } from '../../prose.ts';
import { choicesOf } from './choices.ts';
import { answerAt, type WholeRule } from './rule.ts';

/** Shorter words are seldom rare. */
const fewestLetters = 6;
/** A wrong answer that takes up a word of this length from the question is as tempting to whoever compares. */
const fewestLettersOfAnEcho = 4;
/** In fewer questions every word is rare. */
const fewestQuestions = 20;

/** What of a question's words could betray a key. */
export interface CueWords {
  /** all its longer words without their endings, each once, parted by spaces */
  readonly words: string;
  /** for each key the words that it shares with the question, and that no wrong answer makes up for */
  readonly cues: readonly {
    readonly key: Span;
    readonly words: readonly { readonly word: string; readonly asWritten: string }[];
  }[];
}

const stemOf = (word: string): string => word.replace(/(?:ings?|ed|ies|es|s|y|e)$/u, '');
const longWord = new RegExp(`\\p{L}{${fewestLettersOfAnEcho},}`, 'gu');
const wordsIn = (prose: string): readonly string[] => prose.toLowerCase().match(longWord) ?? [];
const stems = (words: readonly string[], fewest: number): Set<string> =>
  new Set(words.filter((word) => word.length >= fewest).map(stemOf));

export function cueWordsOf({ question, answers, stem: place }: LocatedQuestion): CueWords {
  const stem = `${proseOf(question.stem)} ${proseOf(question.body)}`;
  const inStem = wordsIn(stem);
  const choices = choicesOf(question).map(({ prose, correct }) => ({ words: wordsIn(prose), correct }));
  const words = stems([inStem, ...choices.map((choice) => choice.words)].flat(), fewestLetters);
  const wrong = choices.filter(({ correct }) => !correct);
  const echoed = stems(inStem, fewestLettersOfAnEcho);
  const isEchoed = wrong.some((choice) =>
    [...stems(choice.words, fewestLettersOfAnEcho)].some((word) => echoed.has(word)),
  );
  const asked = stems(inStem, fewestLetters);
  const written = lazily(() => asWritten(stem));
  const cues = choices.map((choice, at) => ({
    key: answerAt({ answers, stem: place }, at),
    words: choice.correct ? [...stems(choice.words, fewestLetters)].filter((word) => asked.has(word)) : [],
  }));
  return {
    words: [...words].join(' '),
    cues:
      // without a wrong answer there is nothing to tell a key from
      isEchoed || wrong.length === 0
        ? []
        : cues
            .filter((cue) => cue.words.length > 0)
            .map((cue) => ({
              key: cue.key,
              words: cue.words.map((word) => ({ word, asWritten: written().get(word) ?? word })),
            })),
  };
}

/** No word that no other question of the roadmap uses stands in question and key alone: comparing would find it. */
export const checkWordCue: WholeRule = (asked, reports) => {
  if (asked.length < fewestQuestions) return;
  const uses = new Map<string, number>();
  for (const { cueWords } of asked)
    for (const word of cueWords.words.split(' ')) uses.set(word, (uses.get(word) ?? 0) + 1);
  for (const { topic, cueWords } of asked) {
    for (const { key, words } of cueWords.cues) {
      const cue = words.find(({ word }) => uses.get(word) === 1);
      if (cue === undefined) continue;
      reports.topic(topic)(
        'question/word-cue',
        key,
        `"${cue.asWritten}" stands in the question and in this answer, and in no wrong one.`,
        'Say it in other words here, or let a wrong answer use the word as well.',
      );
    }
  }
};

/** Words without their endings, each as the question has it first. */
function asWritten(stem: string): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  for (const word of stem.match(/\p{L}+/gu) ?? []) {
    const bare = stemOf(word.toLowerCase());
    if (!written.has(bare)) written.set(bare, word);
  }
  return written;
}
