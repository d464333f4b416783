import { foldMarkdown } from '../../../fold.ts';
import type { ChooseQuestion, Question } from '../../../model.ts';
import { once } from '../../../once.ts';
import { codeMark, proseOf } from '../../prose.ts';

/** An answer of a choosing question, as it is read. */
export interface Choice {
  readonly prose: string;
  /** characters, without marks of emphasis and code, and without addresses of links */
  readonly length: number;
  readonly correct: boolean;
  /** nothing but code */
  readonly isCode: boolean;
}

export const isChoosing = (question: Question): question is ChooseQuestion =>
  question.kind === 'one' || question.kind === 'many';

/** The answers of a choosing question in the author's order; none of the other kinds. */
export const choicesOf = once((question: Question): readonly Choice[] =>
  isChoosing(question)
    ? question.answers.map(({ text, correct }) => {
        const prose = proseOf(text);
        return {
          prose,
          length: foldMarkdown(text.replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')).length,
          correct,
          isCode: prose.replaceAll(codeMark, '').trim() === '',
        };
      })
    : [],
);

/** Whether the one key is strictly longer than every other answer, as it is read. */
export const isKeyLongest = once((question: ChooseQuestion): boolean => {
  const choices = choicesOf(question);
  const key = choices.find(({ correct }) => correct);
  return key !== undefined && choices.every((other) => other === key || other.length < key.length);
});

/** Questions with one key among four answers: where the key's length and place can be counted. */
export const isFourChoice = (question: Question): question is ChooseQuestion =>
  question.kind === 'one' && question.answers.length === 4;
