import { proseOf } from '../../prose.ts';
import { choicesOf } from './choices.ts';
import type { QuestionRule } from './rule.ts';

const article = /(?<!\/)\b(an?)\s*(?:_{2,}|\u2026|\.{3})?\s*[:?.]?\s*$/iu;

/** An "a" or "an" at the end of the stem fits more than one answer. */
export const checkGrammarCue: QuestionRule = ({ question, stem }, report) => {
  const choices = choicesOf(question);
  const word = proseOf(question.stem).match(article)?.[1]?.toLowerCase();
  if (word === undefined || choices.length < 2) return;
  const fits = choices.filter(({ prose }) => /^[aeiou]/iu.test(prose) === (word === 'an'));
  if (fits.length !== 1 || fits[0]?.correct !== true) return;
  report(
    'question/grammar-cue',
    stem,
    `Of the answers only the right one fits behind "${word}".`,
    'Write "a/an", or move the article into the answers.',
  );
};
