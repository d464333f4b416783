import type { Question } from '../content/model.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A question out of a foreign file, in the shapes of our model; it may not have an id yet. */
export type Draft = Without<Question, 'id' | 'derived'> & { readonly id: string | null };

/** What was changed on the way, and on which line of the foreign file it stood. */
export interface Change {
  readonly line: number;
  readonly reason: string;
}

/** One question as met: taken over, or left out for a reason. */
export interface Item {
  /** from 1 */
  readonly line: number;
  readonly outcome: Outcome;
  readonly changes: readonly Change[];
}

export type Outcome = { readonly draft: Draft } | { readonly leftOut: string };

export const leftOut = (reason: string): { readonly leftOut: string } => ({ leftOut: reason });

/** Questions that make one topic. */
export interface Group {
  /** as the file calls it; null when nothing but the file's name is there */
  readonly title: string | null;
  /** an id the file itself gives in our own spelling */
  readonly id: string | null;
  readonly summary: string | null;
  /** text that stands before the questions */
  readonly lesson: string;
  readonly items: readonly Item[];
}

/** What is said of a file apart from its questions: text that was changed or left out. */
export interface Remark {
  readonly line: number;
  readonly action: 'changed' | 'left out';
  readonly reason: string;
}

/** Of a file with more nothing is taken, so whoever reads one may stop there: to hold them against the check takes too long. */
export const mostQuestions = 300;
/** The same of the topics a file makes: each is a file that is checked and written by itself. */
export const mostTopics = 100;
/** Characters of all its texts together; one that several questions show counts as often. */
export const mostText = 192_000;

/** Whether no more need be read, for nothing is taken of so many questions. */
export const isEnough = (questions: number): boolean => questions > mostQuestions;

/** Characters of a question. Nobody reads a longer one, and a file made of them would be slow at every start. */
export const longest = 100_000;
export const tooLong = `It is longer than ${longest.toLocaleString('en')} characters.`;

/** Answers, pairs, or texts that are accepted, of one question: more are no question, and take the square of their number. */
export const mostAnswers = 100;
export const tooManyAnswers = `It has more than ${mostAnswers} answers.`;

/** A foreign file as read. */
export interface Parsed {
  readonly groups: readonly Group[];
  readonly remarks: readonly Remark[];
}

/** Everything a draft has besides its kind and answers, at rest. */
export const bare = {
  id: null,
  body: '',
  hint: null,
  explanation: null,
  concept: null,
  level: null,
  was: [],
} as const;
