import { codeMark } from '../../prose.ts';
import { type Choice, choicesOf } from './choices.ts';
import type { QuestionRule } from './rule.ts';

/** Ways to write an answer; where all but one share one, that one stands out. */
const styles: readonly { readonly name: string; readonly has: (choice: Choice) => boolean }[] = [
  { name: 'ends in a full stop', has: ({ prose }) => /[^.]\.$/u.test(prose) },
  { name: 'begins in lower case', has: ({ prose }) => /^\p{Ll}/u.test(prose) },
];

/** Answers are written alike: in code or in words, with or without a full stop, in upper or lower case. */
export const checkMixedStyle: QuestionRule = ({ question, answers, stem }, report) => {
  const choices = choicesOf(question);
  if (choices.length < 3) return;
  const code = oddOne(
    choices.map(({ isCode, prose }) => (isCode ? 'code' : prose.includes(codeMark) ? null : 'words')),
  );
  if (code !== null)
    report(
      'question/mixed-style',
      answers[code] ?? stem,
      'Of these answers one is code and the others are words, or the other way round.',
      'Write all answers alike.',
    );
  for (const { name, has } of styles) {
    const having = choices.map(has);
    const count = having.filter(Boolean).length;
    if (count !== 1 && count !== choices.length - 1) continue;
    const odd = having.indexOf(count === 1);
    report(
      'question/mixed-style',
      answers[odd] ?? stem,
      `Of these answers one alone ${
        count === 1
          ? name
          : name
              .replace(/^is/, 'is not')
              .replace(/^ends/, 'does not end')
              .replace(/^begins/, 'does not begin')
      }.`,
      'Write all answers alike.',
    );
    return;
  }
};

/** The place of the one value that differs from all others, which are alike; null when there is none. */
function oddOne(values: readonly (string | null)[]): number | null {
  if (values.includes(null)) return null;
  const at = values.findIndex((value) => values.filter((other) => other === value).length === 1);
  return at >= 0 && new Set(values).size === 2 ? at : null;
}
