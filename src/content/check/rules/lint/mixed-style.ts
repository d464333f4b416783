import { codeMark } from '../../prose.ts';
import { type Choice, choicesOf } from './choices.ts';
import { answerAt, type QuestionRule } from './rule.ts';

interface Style {
  /** what an answer that has it does, and one that has not */
  readonly has: string;
  readonly lacks: string;
  /** null: neither, and then nothing is said of the question */
  readonly of: (choice: Choice) => boolean | null;
}

const styles: readonly Style[] = [
  {
    has: 'is code',
    lacks: 'is no code',
    of: ({ isCode, prose }) => (isCode ? true : prose.includes(codeMark) ? null : false),
  },
  {
    has: 'ends in a full stop',
    lacks: 'does not end in a full stop',
    of: ({ prose }) => /[^.]\.$/u.test(prose),
  },
  {
    has: 'begins in lower case',
    lacks: 'begins in upper case',
    // names such as nginx are written small anywhere: of several nothing follows
    of: ({ prose }) => /^\p{Ll}/u.test(prose),
  },
];

/** Answers are written alike: in code or in words, with or without a full stop, in upper or lower case. */
export const checkMixedStyle: QuestionRule = ({ question, answers, stem }, report) => {
  const choices = choicesOf(question);
  if (choices.length < 3) return;
  for (const { has, lacks, of } of styles) {
    const values = choices.map(of);
    if (values.includes(null)) continue;
    const having = values.filter(Boolean).length;
    const isOdd = having === 1 || (having === choices.length - 1 && has !== 'begins in lower case');
    if (!isOdd) continue;
    const odd = values.indexOf(having === 1);
    report(
      'question/mixed-style',
      answerAt({ answers, stem }, odd),
      `One of these answers alone ${having === 1 ? has : lacks}.`,
      'Write all answers alike.',
    );
    return;
  }
};
