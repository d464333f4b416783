import type { Question } from '../../../model.ts';
import { choicesOf } from './choices.ts';
import type { TopicRule } from './rule.ts';

const most = 0.15;

/** Few questions are answered by yes or no. */
export const checkYesNo: TopicRule = ({ questions, title }, report) => {
  const yesNo = questions.filter(({ question }) => isYesNo(question)).length;
  if (yesNo < 2 || yesNo <= most * questions.length) return;
  report(
    'topic/yes-no',
    title,
    `${yesNo} of ${questions.length} questions are answered by yes or no.`,
    'Ask why, or what happens, and let the answers differ in more than one word.',
  );
};

/** True and false, or answers that each begin with yes or no. */
function isYesNo(question: Question): boolean {
  const choices = choicesOf(question);
  return choices.length > 1 && choices.every(({ prose }) => /^(?:yes|no|true|false)\b/iu.test(prose));
}
