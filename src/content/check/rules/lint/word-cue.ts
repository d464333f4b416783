import type { Question } from '../../../model.ts';
import { once } from '../../../once.ts';
import { proseOf } from '../../prose.ts';
import { choicesOf } from './choices.ts';
import type { WholeRule } from './rule.ts';

/** Shorter words are seldom rare. */
const fewestLetters = 6;
/** A wrong answer that takes up a word of this length from the question is as tempting to whoever compares. */
const fewestLettersOfAnEcho = 4;
/** In fewer questions every word is rare. */
const fewestQuestions = 20;

const stemOf = (word: string): string => word.replace(/(?:ings?|ed|ies|es|s|y|e)$/u, '');
const wordsIn = (prose: string, fewest: number): Set<string> =>
  new Set((prose.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length >= fewest).map(stemOf));

/** No word that no other question of the roadmap uses stands in question and key alone: comparing would find it. */
export const checkWordCue: WholeRule = (topics, reports) => {
  const all = topics.flatMap((topic) =>
    topic.questions.map((located) => ({ topic, located, ...read(located.question) })),
  );
  if (all.length < fewestQuestions) return;
  const uses = new Map<string, number>();
  for (const { words } of all) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  for (const { topic, located, stem, asked, keys, isEchoed } of all) {
    if (isEchoed) continue;
    for (const { words, place } of keys) {
      const cue = words.find((word) => asked.has(word) && uses.get(word) === 1);
      if (cue === undefined) continue;
      reports.topic(topic)(
        'question/word-cue',
        located.answers[place] ?? located.stem,
        `"${whole(cue, stem)}" stands in the question and in this answer, and in no wrong one.`,
        'Say it in other words here, or let a wrong answer use the word as well.',
      );
    }
  }
};

const read = once((question: Question) => {
  const stem = `${proseOf(question.stem)} ${proseOf(question.body)}`;
  const choices = choicesOf(question).map(({ prose, correct }, place) => ({ prose, correct, place }));
  const wrong = choices.filter(({ correct }) => !correct);
  const echoed = wordsIn(stem, fewestLettersOfAnEcho);
  return {
    stem,
    asked: wordsIn(stem, fewestLetters),
    words: wordsIn([stem, ...choices.map(({ prose }) => prose)].join(' '), fewestLetters),
    /** words of the keys, where there is something to tell them from */
    keys: choices
      .filter(({ correct }) => correct && wrong.length > 0)
      .map(({ prose, place }) => ({ words: [...wordsIn(prose, fewestLetters)], place })),
    /** a wrong answer takes up a word of the question as well */
    isEchoed: wrong.some(({ prose }) =>
      [...wordsIn(prose, fewestLettersOfAnEcho)].some((word) => echoed.has(word)),
    ),
  };
});

/** The word as the question has it. */
const whole = (cue: string, stem: string): string =>
  (stem.match(/\p{L}+/gu) ?? []).find((word) => stemOf(word.toLowerCase()) === cue) ?? cue;
