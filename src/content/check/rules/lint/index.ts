import type { LocatedQuestion, LocatedTopic } from '../../../parse/located.ts';
import { allTopics, type ReadRoadmap } from '../../../read-stage.ts';
import type { Report } from '../../diagnostic.ts';
import { checkExplanation } from './explanation.ts';
import { checkKeyInStem } from './key-in-stem.ts';
import { checkNamesPlace } from './names-place.ts';
import { checkNumberOfKeys } from './number-of-keys.ts';
import { checkPlainNegative } from './plain-negative.ts';
import { checkSweepingAnswer } from './sweeping-answer.ts';
import { checkUntestedConcept } from './untested-concept.ts';

type QuestionRule = (asked: LocatedQuestion, report: Report) => void;
type TopicRule = (topic: LocatedTopic, report: Report) => void;

const questionRules: readonly QuestionRule[] = [
  checkExplanation,
  checkSweepingAnswer,
  checkNamesPlace,
  checkKeyInStem,
  checkNumberOfKeys,
  checkPlainNegative,
];
const topicRules: readonly TopicRule[] = [checkUntestedConcept];

/** What betrays a key, misleads, or leaves a learner without a reason: faults of questions that can be read. */
export function lint(roadmap: ReadRoadmap): void {
  for (const topic of allTopics(roadmap.stages)) {
    const report = roadmap.report(topic.source);
    for (const rule of topicRules) rule(topic, report);
    for (const asked of topic.questions) for (const rule of questionRules) rule(asked, report);
  }
}
