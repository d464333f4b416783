import { isChoosing } from './choices.ts';
import { answerAt, type QuestionRule } from './rule.ts';

/** Every wrong answer says what is wrong with it. */
export const checkNoComment: QuestionRule = ({ question, stem, answers }, report) => {
  if (!isChoosing(question)) return;
  for (const [index, { correct, why, pinned }] of question.answers.entries())
    if (!correct && why === null && !pinned)
      report(
        'question/no-comment',
        answerAt({ answers, stem }, index),
        'This wrong answer has no comment.',
        'Say below it, in a quote (`why:` in YAML), why someone believes it and where it goes wrong.',
      );
};
