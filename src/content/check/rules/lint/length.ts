import { countWords } from '../../prose.ts';
import { choicesOf, isChoosing } from './choices.ts';
import { answerAt, type QuestionRule } from './rule.ts';

const longestStem = 60;
const longestAnswer = 25;

/** Stems and answers are short enough to be held in mind. */
export const checkLength: QuestionRule = ({ question, stem, answers }, report) => {
  const words = countWords(question.stem);
  if (words > longestStem)
    report(
      'question/long-stem',
      stem,
      `This stem has ${words} words; ${longestStem} are enough for a problem.`,
      'Cut what the answer does not need, or put details below the stem.',
    );
  if (!isChoosing(question)) return;
  for (const [index, { prose }] of choicesOf(question).entries()) {
    const long = countWords(prose);
    if (long > longestAnswer)
      report(
        'question/long-answer',
        answerAt({ answers, stem }, index),
        `This answer has ${long} words; ${longestAnswer} are enough.`,
        'Say what it claims, and leave the reason to its comment.',
      );
  }
};
