import { codeMark } from '../../prose.ts';
import { choicesOf } from './choices.ts';
import type { QuestionRule } from './rule.ts';

const fewestAnswers = 3;
const fewestWords = 3;

/** What all answers begin with belongs into the question. */
export const checkSameBeginning: QuestionRule = ({ question, stem }, report) => {
  const choices = choicesOf(question);
  if (choices.length < fewestAnswers || choices.some(({ isCode }) => isCode)) return;
  const words = choices.map(({ prose }) => prose.toLowerCase().split(/\s+/));
  const [first = []] = words;
  let shared = 0;
  while (
    shared < first.length &&
    words.every((own) => own.length > shared + 1 && own[shared] === first[shared])
  )
    shared++;
  // code spans all read alike here, and differ
  if (shared < fewestWords || first.slice(0, shared).some((word) => word.includes(codeMark))) return;
  report(
    'question/same-beginning',
    stem,
    `All answers begin with "${first.slice(0, shared).join(' ')}".`,
    'Move it into the question.',
  );
};
