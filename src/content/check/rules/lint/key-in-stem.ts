import { foldMarkdown } from '../../../fold.ts';
import type { Markdown, Question } from '../../../model.ts';
import type { LocatedQuestion } from '../../../parse/located.ts';
import type { Report } from '../../diagnostic.ts';
import { proseOf } from '../../prose.ts';
import { answerAt } from './rule.ts';

/** numbers, and words that stand in any sentence */
const common = /^(?:yes|not|both|none|all|one|two|three|four|five|six|seven|eight|nine|ten|zero)$/u;

/** A key that the question itself says, and no wrong answer with it, is found without knowing anything. */
export function checkKeyInStem({ question, stem, answers }: LocatedQuestion, report: Report): void {
  const { keys, wrong } = choicesOf(question);
  const asked = foldMarkdown(proseOf(question.stem));
  const stands = (text: Markdown): boolean => {
    const said = foldMarkdown(text).replace(/(?<![.!?])[.!?]+$/u, '');
    if ((said.match(/\p{L}/gu)?.length ?? 0) < 3 || common.test(said)) return false;
    for (let at = asked.indexOf(said); at >= 0; at = asked.indexOf(said, at + 1))
      if (!isLetter(asked[at - 1]) && !isLetter(asked[at + said.length])) return true;
    return false;
  };
  if (wrong.some(stands)) return;
  for (const { text, index } of keys)
    if (stands(text))
      report(
        'question/key-in-stem',
        answerAt({ answers, stem }, index),
        'The question itself says this answer.',
        'Say it otherwise there or here, or let a wrong answer stand in the question as well.',
      );
}

const isLetter = (character: string | undefined): boolean => /[\p{L}\p{N}-]/u.test(character ?? '');

interface Choices {
  readonly keys: readonly { readonly text: Markdown; readonly index: number }[];
  readonly wrong: readonly Markdown[];
}

function choicesOf(question: Question): Choices {
  if (question.kind === 'type')
    return { keys: question.accepted.map((text, index) => ({ text, index })), wrong: [] };
  if (question.kind !== 'one' && question.kind !== 'many') return { keys: [], wrong: [] };
  return {
    keys: question.answers.flatMap(({ text, correct }, index) => (correct ? [{ text, index }] : [])),
    wrong: question.answers.filter((answer) => !answer.correct).map((answer) => answer.text),
  };
}
