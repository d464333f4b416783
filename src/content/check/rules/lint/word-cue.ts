import type { LocatedQuestion, LocatedTopic } from '../../../parse/located.ts';
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
  const all = topics.flatMap((topic) => topic.questions.map((located) => read(topic, located)));
  if (all.length < fewestQuestions) return;
  const uses = new Map<string, number>();
  for (const { words } of all) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  for (const { topic, located, stem, keys, wrong } of all) {
    const asked = wordsIn(stem, fewestLetters);
    const echoed = wordsIn(stem, fewestLettersOfAnEcho);
    if (wrong.some((prose) => [...wordsIn(prose, fewestLettersOfAnEcho)].some((word) => echoed.has(word))))
      continue;
    for (const { prose, place } of wrong.length === 0 ? [] : keys) {
      const cue = [...wordsIn(prose, fewestLetters)].find((word) => asked.has(word) && uses.get(word) === 1);
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

function read(topic: LocatedTopic, located: LocatedQuestion) {
  const { question } = located;
  const stem = `${proseOf(question.stem)} ${proseOf(question.body)}`;
  const choices = choicesOf(question).map(({ prose, correct }, place) => ({ prose, correct, place }));
  return {
    topic,
    located,
    stem,
    words: wordsIn([stem, ...choices.map(({ prose }) => prose)].join(' '), fewestLetters),
    keys: choices.filter(({ correct }) => correct),
    wrong: choices.filter(({ correct }) => !correct).map(({ prose }) => prose),
  };
}

/** The word as the question has it. */
const whole = (cue: string, stem: string): string =>
  (stem.match(/\p{L}+/gu) ?? []).find((word) => stemOf(word.toLowerCase()) === cue) ?? cue;
