import type { ChooseQuestion } from '../content/model.ts';
import { escapeMarkdown } from './escape.ts';
import { lostOf, type Outgoing, type Part, type Written } from './losses.ts';
import { type Plain, plainOf } from './plain.ts';
import { looksAlike } from './render.ts';

const holds = new Set<Part>([]);
const letters = 'ABCDEFGHIJ';

/** A question as Aiken: one right answer, plain text, a line each. */
export function writeAiken({ question }: Outgoing): Written {
  if (question.kind !== 'one')
    return { reason: `Aiken knows one right answer to choose, and no questions of kind "${question.kind}"` };
  if (question.body !== '') return { reason: 'Aiken has no room for what stands below the question' };
  const stem = plainOf(question.stem);
  const answers = question.answers.map((answer) => plainOf(answer.text));
  if (stem === null || answers.some((answer) => answer === null))
    return { reason: 'Aiken writes each answer on one line' };
  const lines = [stem.text, ...answers.map((answer, i) => `${letters[i]}) ${answer?.text}`)];
  if (/^(?:[A-Za-z]\s*[.)]\s|ANSWER\s*:)/i.test(stem.text))
    return { reason: 'Aiken would take the question for an answer' };
  const key = letters[question.answers.findIndex((answer) => answer.correct)];
  return {
    text: [...lines, `ANSWER: ${key}`].join('\n'),
    lost: [...lostOf(question, holds), ...marksLost(question, [stem, ...answers])],
  };
}

/** Marks of Markdown that are not there any more once the plain text is read again. */
function marksLost(question: ChooseQuestion, plain: readonly (Plain | null)[]): readonly string[] {
  const named = new Set(plain.flatMap((one) => one?.lost ?? []));
  const texts = [question.stem, ...question.answers.map((answer) => answer.text)];
  const isSame = texts.every((text, i) => looksAlike(escapeMarkdown(plain[i]?.text ?? ''), text));
  return named.size > 0 || isSame ? [...named] : ['marks of Markdown'];
}
