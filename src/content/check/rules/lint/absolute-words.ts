import { choicesOf } from './choices.ts';
import { answerAt, type QuestionRule } from './rule.ts';

const absolute =
  /\b(?:always|never|under no circumstances|in (?:all|any|every) cases?|at all times|completely|entirely|totally|absolutely|invariably|without exception)\b/iu;

/** A word that allows no exception gives a wrong answer away, unless the key has one too. */
export const checkAbsoluteWords: QuestionRule = ({ question, stem, answers }, report) => {
  const choices = choicesOf(question);
  if (choices.some(({ correct, prose }) => correct && absolute.test(prose))) return;
  const found = choices.flatMap(({ prose }, index) => {
    const word = prose.match(absolute)?.[0];
    return word === undefined ? [] : [{ index, word }];
  });
  for (const { index, word } of found)
    report(
      'question/absolute-words',
      answerAt({ answers, stem }, index),
      `"${word}" stands in wrong answers alone.`,
      'Say it without, or let the right answer be as sweeping.',
    );
};
