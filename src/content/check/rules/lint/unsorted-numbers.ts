import type { Question } from '../../../model.ts';
import { answerAt, type QuestionRule } from './rule.ts';

const number = /^(?:about\s+|exactly\s+)?([-+\u2212]?\d[\d,\u00a0 ]*(?:\.\d+)?)\s*(\p{L}+|%|°)?\.?$/iu;

/** Characters of a number with its unit. */
const longest = 80;

/** The answers of a choosing question as numbers; null where they are none, or not of one unit. */
export function numbersIn(question: Question): number[] | null {
  if (question.kind !== 'one' && question.kind !== 'many') return null;
  if (question.answers.some(({ text }) => text.length > longest)) return null;
  const found = question.answers.map(({ text }) => text.replace(/[`*]/g, '').trim().match(number));
  if (found.length < 3 || found.some((match) => match === null)) return null;
  if (new Set(found.map((match) => match?.[2]?.toLowerCase() ?? '')).size > 1) return null;
  return found.map((match) => Number(match?.[1]?.replace(/[, \u00a0]/g, '').replace('\u2212', '-')));
}

/** Numbers of one unit stand in ascending or descending order. */
export const checkUnsortedNumbers: QuestionRule = ({ question, answers, stem }, report) => {
  const values = numbersIn(question);
  if (values === null) return;
  const rises = values.slice(1).map((value, i) => Math.sign(value - (values[i] as number)));
  if (rises.every((step) => step >= 0) || rises.every((step) => step <= 0)) return;
  report(
    'question/unsorted-numbers',
    answerAt({ answers, stem }, 0),
    'These numbers stand in no order.',
    'Write them in ascending order.',
  );
};
