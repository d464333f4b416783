import { choicesOf } from './choices.ts';
import { answerAt, type QuestionRule } from './rule.ts';

const vague =
  /(?<!\b(?:how|so|as|too|more|less|most|least|very) )\b(?:often|usually|normally|generally|frequently|seldom|rarely|sometimes|occasionally|typically|mostly|in most cases|a lot of|lots of)\b(?!-)/iu;

/** An answer can be held against the facts: how often is often? */
export const checkVagueQuantity: QuestionRule = ({ question, stem, answers }, report) => {
  for (const [index, { prose }] of choicesOf(question).entries()) {
    const word = prose.match(vague)?.[0];
    if (word !== undefined)
      report(
        'question/vague-quantity',
        answerAt({ answers, stem }, index),
        `"${word}" says neither how much nor how often.`,
        'Give the number or the condition, or leave the word out.',
      );
  }
};
