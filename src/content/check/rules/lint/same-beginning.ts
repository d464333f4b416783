import { codeMark } from '../../prose.ts';
import { choicesOf } from './choices.ts';
import type { QuestionRule } from './rule.ts';

const fewestAnswers = 3;
const fewestWords = 2;
/** two of these begin many a sentence, and say nothing yet */
const small =
  /^(?:an?|the|this|that|its?|they|there|in|on|at|to|of|by|as|for|from|with|each|is|are|was|were|be|has|have|\W*|\w)$/u;

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
  const beginning = first.slice(0, shared);
  // code spans all read alike here, and differ
  if (shared < fewestWords || beginning.some((word) => word.includes(codeMark))) return;
  if (shared === fewestWords && beginning.every((word) => small.test(word))) return;
  report(
    'question/same-beginning',
    stem,
    `All answers begin with "${beginning.join(' ')}".`,
    'Move it into the question.',
  );
};
