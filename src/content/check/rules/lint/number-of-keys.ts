import type { LocatedQuestion } from '../../../parse/located.ts';
import type { Report } from '../../diagnostic.ts';
import { proseOf } from '../../prose.ts';

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six'];
const number = `(${numbers.join('|')}|[0-6])`;
const asksFor = new RegExp(
  `(?:^|[.!?,;:(]\\s*)(?:please\\s+)?(?:select|choose|pick|tick|mark)\\s+(?:the\\s+|any\\s+)?${number}(?![-\\w])`,
  'imu',
);
const which = new RegExp(`^which\\s+${number}(?![-\\w])`, 'imu');

/** "Select two" means two right answers. */
export function checkNumberOfKeys({ question, stem }: LocatedQuestion, report: Report): void {
  if (question.kind !== 'one' && question.kind !== 'many') return;
  const asked = `${proseOf(question.stem)}\n${proseOf(question.body)}`;
  // with one key, "Which two servers …" may have an answer that names both
  const said = (asked.match(asksFor) ?? (question.kind === 'many' ? asked.match(which) : null))?.[1];
  if (said === undefined) return;
  const word = numbers.indexOf(said.toLowerCase());
  const wanted = word < 0 ? Number(said) : word;
  const keys = question.answers.filter((answer) => answer.correct).length;
  if (keys !== wanted)
    report(
      'question/number-of-keys',
      stem,
      `The question asks for ${said.toLowerCase()}, but ${keys} ${keys === 1 ? 'answer is' : 'answers are'} right.`,
      'Correct the number, or the keys.',
    );
}
