import type { QuestionFacts } from '../../../facts.ts';
import type { LocatedQuestion, LocatedTopic } from '../../../parse/located.ts';
import type { ReadTopic } from '../../../read-stage.ts';
import type { Span } from '../../../source.ts';
import type { Report } from '../../diagnostic.ts';
import type { QuestionLint } from './topic-lint.ts';

/** Looks at one question. */
export type QuestionRule = (asked: LocatedQuestion, report: Report) => void;
/** Looks at a topic with all its questions. */
export type TopicRule = (topic: LocatedTopic, report: Report) => void;

/** Reports what is found in the roadmap as a whole, and what is found in one topic. */
export interface WholeReports {
  readonly roadmap: (code: Parameters<Report>[0], message: string, hint: string) => void;
  readonly topic: (topic: ReadTopic) => Report;
}
/** A question with the topic it stands in. */
export interface Asked extends QuestionLint {
  readonly topic: ReadTopic;
  readonly question: QuestionFacts;
}
/** Looks at all questions of the roadmap together. */
export type WholeRule = (asked: readonly Asked[], reports: WholeReports) => void;

/** Where an answer stands. */
export const answerAt = ({ stem, answers }: Pick<LocatedQuestion, 'stem' | 'answers'>, index: number): Span =>
  answers[index] ?? stem;
