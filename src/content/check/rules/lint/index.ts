import type { LocatedTopic } from '../../../parse/located.ts';
import { allTopics, type ReadRoadmap } from '../../../read-stage.ts';
import type { Report } from '../../diagnostic.ts';
import { checkAbsoluteWords } from './absolute-words.ts';
import { checkDoubleNegative } from './double-negative.ts';
import { checkExplanation } from './explanation.ts';
import { checkFewQuestions } from './few-questions.ts';
import { checkGrammarCue } from './grammar-cue.ts';
import { checkKeyElsewhere } from './key-elsewhere.ts';
import { checkKeyInStem } from './key-in-stem.ts';
import { checkKeyPlaces, checkSamePlace } from './key-places.ts';
import { checkLength } from './length.ts';
import { checkLongKey } from './long-key.ts';
import { checkLongestKeys, checkLongestKeysInTopic } from './longest-keys.ts';
import { checkMixedStyle } from './mixed-style.ts';
import { checkNamesPlace } from './names-place.ts';
import { checkNearDuplicate } from './near-duplicate.ts';
import { checkNegatives } from './negatives.ts';
import { checkNoComment } from './no-comment.ts';
import { checkNoQuestion } from './no-question.ts';
import { checkNotHttps } from './not-https.ts';
import { checkNumberOfKeys } from './number-of-keys.ts';
import { checkPlainNegative } from './plain-negative.ts';
import { checkRecallHeavy } from './recall-heavy.ts';
import type { QuestionRule, TopicRule, WholeRule } from './rule.ts';
import { checkSameBeginning } from './same-beginning.ts';
import { checkSweepingAnswer } from './sweeping-answer.ts';
import { checkTexts } from './texts.ts';
import { checkUnfocused } from './unfocused.ts';
import { checkUnsortedNumbers } from './unsorted-numbers.ts';
import { checkUntestedConcept } from './untested-concept.ts';
import { checkVagueQuantity } from './vague-quantity.ts';
import { type LintReport, withWaivers } from './waived.ts';
import { checkWordCue } from './word-cue.ts';
import { checkYesNo } from './yes-no.ts';

const questionRules: readonly QuestionRule[] = [
  checkExplanation,
  checkSweepingAnswer,
  checkNamesPlace,
  checkKeyInStem,
  checkNumberOfKeys,
  checkPlainNegative,
  checkDoubleNegative,
  checkUnfocused,
  checkNoQuestion,
  checkLength,
  checkLongKey,
  checkAbsoluteWords,
  checkVagueQuantity,
  checkSameBeginning,
  checkUnsortedNumbers,
  checkMixedStyle,
  checkGrammarCue,
  checkNoComment,
];
const topicRules: readonly TopicRule[] = [
  checkUntestedConcept,
  checkFewQuestions,
  checkKeyElsewhere,
  checkLongestKeysInTopic,
  checkSamePlace,
  checkYesNo,
  checkRecallHeavy,
  checkTexts,
  checkNotHttps,
];
const wholeRules: readonly WholeRule[] = [
  checkNearDuplicate,
  checkWordCue,
  checkLongestKeys,
  checkKeyPlaces,
  checkNegatives,
];

function findingsIn(topic: LocatedTopic): Parameters<Report>[] {
  const findings: Parameters<Report>[] = [];
  const report: Report = (...finding) => void findings.push(finding);
  for (const rule of topicRules) rule(topic, report);
  for (const asked of topic.questions) for (const rule of questionRules) rule(asked, report);
  return findings;
}

/** What betrays a key, misleads, or leaves a learner without a reason: faults of a roadmap that can be read. */
export function lint(roadmap: ReadRoadmap): void {
  const topics = allTopics(roadmap.stages);
  const reports = new Map(
    topics.map((topic) => [topic, withWaivers(topic, roadmap.report(topic.source), roadmap.waived)]),
  );
  for (const [topic, { report }] of reports) {
    const known = roadmap.memo?.findings.get(topic);
    const findings = known ?? findingsIn(topic);
    if (known === undefined) roadmap.memo?.findings.set(topic, findings);
    for (const finding of findings) report(...finding);
  }
  const { file } = roadmap;
  const whole =
    file === null
      ? null
      : withWaivers({ ...file, questions: [] }, roadmap.report(file.source), roadmap.waived);
  for (const rule of wholeRules)
    rule(topics, {
      roadmap: (code, message, hint) => file && whole?.report(code, file.titleSpan, message, hint),
      topic: (topic) => (reports.get(topic) as LintReport).report,
    });
  for (const { finish } of [...reports.values(), ...(whole === null ? [] : [whole])]) finish();
}
