import { negationsIn } from '../../negative.ts';
import { isChoosing } from './choices.ts';
import type { QuestionRule } from './rule.ts';

/** A question negates once at most. */
export const checkDoubleNegative: QuestionRule = ({ question, stem }, report) => {
  if (!isChoosing(question) || negationsIn(question.stem).length < 2) return;
  report(
    'question/double-negative',
    stem,
    'This question negates twice.',
    'Ask in the positive: what does happen, what is right.',
  );
};
