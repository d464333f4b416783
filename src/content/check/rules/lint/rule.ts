import type { LocatedQuestion, LocatedTopic } from '../../../parse/located.ts';
import type { Report } from '../../diagnostic.ts';

/** Looks at one question. */
export type QuestionRule = (asked: LocatedQuestion, report: Report) => void;
/** Looks at a topic with all its questions. */
export type TopicRule = (topic: LocatedTopic, report: Report) => void;

/** Reports what is found in the roadmap as a whole, and what is found in one topic. */
export interface WholeReports {
  readonly roadmap: (code: Parameters<Report>[0], message: string, hint: string) => void;
  readonly topic: (topic: LocatedTopic) => Report;
}
/** Looks at all topics together. */
export type WholeRule = (topics: readonly LocatedTopic[], reports: WholeReports) => void;
