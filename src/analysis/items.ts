import { answerDigest } from '../content/fold.ts';
import type { Answer, Question, QuestionKey } from '../content/model.ts';
import type { Sight } from './sights.ts';
import { correlation, mean, median } from './statistics.ts';

/** How an answer to choose fared at first sight. */
export interface OptionFigures {
  /** by its place as it is written: a, b, c … */
  readonly letter: string;
  readonly text: string;
  readonly correct: boolean;
  /** learners who picked it */
  readonly picked: number;
  /** share of right answers to other questions among those who picked it; null of nobody */
  readonly strength: number | null;
  /** how far picking it goes with being strong, -1 to 1 */
  readonly discrimination: number | null;
}

/** How a question fared. */
export interface ItemFigures {
  readonly key: QuestionKey;
  readonly kind: Question['kind'];
  readonly learners: number;
  readonly answers: number;
  /** share of learners who were right at first sight */
  readonly right: number;
  /**
   * Corrected item-rest correlation: of being right here with the share of right answers to all other questions, which
   * leaves the question itself out so that it does not explain itself (Henrysson 1963, Psychometrika 28). Learners met
   * different questions, so a share stands for the usual sum. Null below `fewestLearners`.
   */
  readonly discrimination: number | null;
  /** ms from question to answer, the median */
  readonly took: number | null;
  /** empty where nothing is to choose */
  readonly options: readonly OptionFigures[];
}

/** Below so many learners a correlation is mostly chance. */
export const fewestLearners = 10;

/** The figures of one question. */
export function figuresOf(
  key: QuestionKey,
  question: Question,
  sights: readonly Sight[],
  answers: number,
): ItemFigures {
  return {
    key,
    kind: question.kind,
    learners: sights.length,
    answers,
    right: sights.filter((sight) => sight.correct).length / sights.length,
    discrimination: withRest(sights, (sight) => sight.correct),
    took: median(sights.flatMap(({ took }) => took ?? [])),
    options: 'answers' in question ? question.answers.map((answer, i) => optionOf(answer, i, sights)) : [],
  };
}

function optionOf({ text, correct }: Answer, place: number, sights: readonly Sight[]): OptionFigures {
  const digest = answerDigest(text);
  const isPicked = ({ chosen }: Sight): boolean => chosen.includes(digest);
  const pickers = sights.filter(isPicked);
  return {
    letter: 'abcdef'[place] ?? '?',
    text,
    correct,
    picked: pickers.length,
    strength: mean(pickers.flatMap(({ rest }) => rest ?? [])),
    discrimination: withRest(sights, isPicked),
  };
}

function withRest(sights: readonly Sight[], test: (sight: Sight) => boolean): number | null {
  const pairs = sights.flatMap((sight) =>
    sight.rest === null ? [] : [[test(sight) ? 1 : 0, sight.rest] as const],
  );
  return pairs.length < fewestLearners ? null : correlation(pairs);
}
