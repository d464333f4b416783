import { foldMarkdown } from '../../../fold.ts';
import type { Question } from '../../../model.ts';
import { answerAt, type TopicRule } from './rule.ts';

const fewestLetters = 8;

/** No question of a topic says what another one asks for. */
export const checkKeyElsewhere: TopicRule = ({ questions }, report) => {
  const stems = questions.map(({ question }) => foldMarkdown(`${question.stem} ${question.body}`));
  for (const [index, { question, stem, answers }] of questions.entries()) {
    for (const { text, place } of keysOf(question)) {
      const key = foldMarkdown(text).replace(/(?<![.!?])[.!?]+$/u, '');
      if ((key.match(/\p{L}/gu)?.length ?? 0) < fewestLetters || !/[\s/(){}=-]/.test(key)) continue;
      const other = stems.findIndex((asked, i) => i !== index && stands(key, asked));
      if (other < 0) continue;
      report(
        'question/key-elsewhere',
        answerAt({ answers, stem }, place),
        `The question "${questions[other]?.question.id}" says this answer.`,
        'Say it otherwise there, or ask here for something else.',
      );
    }
  }
};

function keysOf(question: Question): { readonly text: string; readonly place: number }[] {
  if (question.kind === 'type') return question.accepted.map((text, place) => ({ text, place }));
  if (question.kind !== 'one' && question.kind !== 'many') return [];
  return question.answers.flatMap(({ text, correct }, place) => (correct ? [{ text, place }] : []));
}

function stands(key: string, asked: string): boolean {
  const isLetter = (char: string | undefined): boolean => /[\p{L}\p{N}]/u.test(char ?? '');
  for (let at = asked.indexOf(key); at >= 0; at = asked.indexOf(key, at + 1))
    if (!isLetter(asked[at - 1]) && !isLetter(asked[at + key.length])) return true;
  return false;
}
