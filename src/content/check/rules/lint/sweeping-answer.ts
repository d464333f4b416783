import type { LocatedQuestion } from '../../../parse/located.ts';
import type { Report } from '../../diagnostic.ts';
import { sweeping } from '../../sweeping.ts';
import { answerAt } from './rule.ts';

/** An answer speaks for itself, not of the others; only a pinned "None of these" may. */
export function checkSweepingAnswer({ question, stem, answers }: LocatedQuestion, report: Report): void {
  if (question.kind !== 'one' && question.kind !== 'many') return;
  for (const [index, answer] of question.answers.entries()) {
    const kind = sweeping(answer.text, `${question.stem}\n${question.body}`);
    if (kind === null || (kind === 'none' && answer.pinned)) continue;
    report(
      'question/sweeping-answer',
      answerAt({ answers, stem }, index),
      'This answer is about the other answers.',
      kind === 'none'
        ? 'Add {pin} so that it stays last, or write an answer of its own.'
        : 'Write an answer of its own, or ask a question with several right answers.',
    );
  }
}
