import { choicesOf } from './choices.ts';
import { answerAt, type QuestionRule } from './rule.ts';

const most = 1.5;
/** Below this many characters more than the mean, nobody notices. */
const least = 12;

/** The key is not told by its length. */
export const checkLongKey: QuestionRule = ({ question, stem, answers }, report) => {
  if (question.kind !== 'one') return;
  const choices = choicesOf(question);
  const key = choices.findIndex(({ correct }) => correct);
  const wrong = choices.filter(({ correct }) => !correct).map(({ length }) => length);
  const mean = wrong.reduce((sum, length) => sum + length, 0) / wrong.length;
  const length = choices[key]?.length ?? 0;
  if (length <= most * mean || length - mean < least) return;
  report(
    'question/long-key',
    answerAt({ answers, stem }, key),
    `The right answer has ${length} characters, the wrong ones ${Math.round(mean)} on average.`,
    'Move what qualifies it into the explanation, or give the wrong answers as much detail.',
  );
};
