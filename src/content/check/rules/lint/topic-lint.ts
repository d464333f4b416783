import type { Question } from '../../../model.ts';
import type { LocatedQuestion, LocatedTopic } from '../../../parse/located.ts';
import { type Diagnostic, FaultLists, type Report } from '../../diagnostic.ts';
import { isNegative } from '../../negative.ts';
import { checkAbsoluteWords } from './absolute-words.ts';
import { isChoosing, isFourChoice, isKeyLongest } from './choices.ts';
import { checkDoubleNegative } from './double-negative.ts';
import { checkExplanation } from './explanation.ts';
import { checkFewQuestions } from './few-questions.ts';
import { checkGrammarCue } from './grammar-cue.ts';
import { checkKeyElsewhere } from './key-elsewhere.ts';
import { checkKeyInStem } from './key-in-stem.ts';
import { checkSamePlace } from './key-places.ts';
import { checkLength } from './length.ts';
import { checkLongKey } from './long-key.ts';
import { checkLongestKeysInTopic } from './longest-keys.ts';
import { checkMixedStyle } from './mixed-style.ts';
import { checkNamesPlace } from './names-place.ts';
import { type StemWords, stemWordsOf } from './near-duplicate.ts';
import { checkNoComment } from './no-comment.ts';
import { checkNoQuestion } from './no-question.ts';
import { checkNotHttps } from './not-https.ts';
import { checkNumberOfKeys } from './number-of-keys.ts';
import { checkPlainNegative } from './plain-negative.ts';
import { checkRecallHeavy } from './recall-heavy.ts';
import type { QuestionRule, TopicRule } from './rule.ts';
import { checkSameBeginning } from './same-beginning.ts';
import { checkSweepingAnswer } from './sweeping-answer.ts';
import { checkTexts } from './texts.ts';
import { checkUnfocused } from './unfocused.ts';
import { checkUnsortedNumbers } from './unsorted-numbers.ts';
import { checkUntestedConcept } from './untested-concept.ts';
import { checkVagueQuantity } from './vague-quantity.ts';
import { waiversIn } from './waived.ts';
import { type CueWords, cueWordsOf } from './word-cue.ts';
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

/** What the rules over the whole roadmap want to know of a question. */
export interface QuestionLint {
  readonly stemWords: StemWords;
  readonly cueWords: CueWords;
  /** it has answers to choose from */
  readonly isChoosing: boolean;
  /** it asks for what is not so */
  readonly isNegative: boolean;
  /** where it has one key among four answers: the key's place from 0, and whether it is the longest */
  readonly four: { readonly place: number; readonly isLongest: boolean } | null;
}

/** What the lint makes of a topic by itself. */
export interface TopicLint {
  /** of which its author may mean some to be so */
  readonly findings: readonly Diagnostic[];
  /** in the order of the topic's questions */
  readonly questions: readonly QuestionLint[];
}

/** Holds a topic against the rules that need nothing but it, and draws from it what the others need. */
export function lintTopic(topic: LocatedTopic): TopicLint {
  const findings: Diagnostic[] = [];
  const lists = new FaultLists(findings);
  const add = lists.reportIn(topic.source);
  const waiverOf = waiversIn(topic);
  // where there are too many to be told, those that are meant to be so make it no error
  const report: Report = (code, span, message, hint, severity, related) => {
    const isMeant = waiverOf({ code, start: span.start }) !== undefined;
    add(code, span, message, hint, isMeant ? 'warning' : severity, related);
  };
  for (const rule of topicRules) rule(topic, report);
  for (const asked of topic.questions) for (const rule of questionRules) rule(asked, report);
  lists.close();
  return { findings, questions: topic.questions.map(lintQuestion) };
}

const lintQuestion = (located: LocatedQuestion): QuestionLint => {
  const { question } = located;
  return {
    stemWords: stemWordsOf(question),
    cueWords: cueWordsOf(located),
    isChoosing: isChoosing(question),
    isNegative: isNegative(question.stem),
    four: fourOf(question),
  };
};

const fourOf = (question: Question): QuestionLint['four'] =>
  isFourChoice(question)
    ? { place: question.answers.findIndex(({ correct }) => correct), isLongest: isKeyLongest(question) }
    : null;
