import type { LocatedQuestion, LocatedTopic } from '../../../parse/located.ts';
import { proseOf } from '../../prose.ts';
import { choicesOf } from './choices.ts';
import type { WholeRule } from './rule.ts';

const fewestLetters = 6;
/** In fewer questions every word is rare. */
const fewestQuestions = 20;

const stemOf = (word: string): string => word.replace(/(?:ings?|ed|ies|es|s|y|e)$/u, '');
const wordsIn = (prose: string): Set<string> =>
  new Set(
    (prose.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length >= fewestLetters).map(stemOf),
  );

/** No word that no other question of the roadmap uses stands in question and key alone: comparing would find it. */
export const checkWordCue: WholeRule = (topics, reports) => {
  const asked = topics.flatMap((topic) => topic.questions.map((located) => read(topic, located)));
  if (asked.length < fewestQuestions) return;
  const uses = new Map<string, number>();
  for (const { stem, answers } of asked)
    for (const word of new Set([...stem, ...answers.flatMap(({ words }) => [...words])]))
      uses.set(word, (uses.get(word) ?? 0) + 1);
  for (const { topic, located, stem, answers } of asked) {
    const wrong = answers.filter(({ correct }) => !correct);
    if (wrong.length === 0) continue;
    for (const [place, { words, correct }] of answers.entries()) {
      if (!correct) continue;
      const cue = [...words].find((word) => stem.has(word) && uses.get(word) === 1);
      if (cue === undefined || wrong.some((other) => other.words.has(cue))) continue;
      reports.topic(topic)(
        'question/word-cue',
        located.answers[place] ?? located.stem,
        `"${whole(cue, located)}" stands in the question and in this answer, and in no wrong one.`,
        'Say it in other words here, or let a wrong answer use the word as well.',
      );
    }
  }
};

function read(topic: LocatedTopic, located: LocatedQuestion) {
  const { question } = located;
  return {
    topic,
    located,
    stem: wordsIn(`${proseOf(question.stem)} ${proseOf(question.body)}`),
    answers: choicesOf(question).map(({ prose, correct }) => ({ words: wordsIn(prose), correct })),
  };
}

/** The word as the question has it. */
function whole(cue: string, { question }: LocatedQuestion): string {
  const words = `${proseOf(question.stem)} ${proseOf(question.body)}`.match(/\p{L}+/gu) ?? [];
  return words.find((word) => stemOf(word.toLowerCase()) === cue) ?? cue;
}
