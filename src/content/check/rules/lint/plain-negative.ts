import type { LocatedQuestion } from '../../../parse/located.ts';
import type { Report } from '../../diagnostic.ts';
import { isNegative, isNegativeEmphasised } from '../../negative.ts';

/** Where wrong things are to be picked, the word that says so stands out. */
export function checkPlainNegative({ question, stem }: LocatedQuestion, report: Report): void {
  if (question.kind !== 'one' && question.kind !== 'many') return;
  if (!isNegative(question.stem) || isNegativeEmphasised(question.stem)) return;
  report(
    'question/plain-negative',
    stem,
    'This question asks for what is not so, and does not emphasise it.',
    'Ask in the positive, or write **not**.',
  );
}
