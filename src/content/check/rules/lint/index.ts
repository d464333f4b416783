import { allTopics, type ReadRoadmap, type ReadTopic } from '../../../read-stage.ts';
import { checkKeyPlaces } from './key-places.ts';
import { checkLongestKeys } from './longest-keys.ts';
import { checkNearDuplicate } from './near-duplicate.ts';
import { checkNegatives } from './negatives.ts';
import type { WholeRule } from './rule.ts';
import { lintTopic } from './topic-lint.ts';
import { type LintReport, withWaivers } from './waived.ts';
import { checkWordCue } from './word-cue.ts';

const wholeRules: readonly WholeRule[] = [
  checkNearDuplicate,
  checkWordCue,
  checkLongestKeys,
  checkKeyPlaces,
  checkNegatives,
];

/** What betrays a key, misleads, or leaves a learner without a reason: faults of a roadmap that can be read. */
export const lint = { topic: lintTopic, roadmap: lintRoadmap };
export type Lint = typeof lint;

function lintRoadmap(roadmap: ReadRoadmap): void {
  const topics = allTopics(roadmap.stages);
  const reports = new Map<ReadTopic, LintReport>();
  for (const topic of topics) {
    const waiving = withWaivers(topic, roadmap);
    reports.set(topic, waiving);
    topic.lint?.findings.forEach(waiving.add);
  }
  const { file } = roadmap;
  const whole = file === null ? null : withWaivers({ ...file, questions: [] }, roadmap);
  const asked = topics.flatMap((topic) =>
    topic.questions.flatMap((question, at) => {
      const found = topic.lint?.questions[at];
      return found === undefined ? [] : [{ topic, question, ...found }];
    }),
  );
  for (const rule of wholeRules)
    rule(asked, {
      roadmap: (code, message, hint) => file && whole?.report(code, file.titleSpan, message, hint),
      topic: (topic) => (reports.get(topic) as LintReport).report,
    });
  for (const { finish } of [...reports.values(), ...(whole === null ? [] : [whole])]) finish();
}
