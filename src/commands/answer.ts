import type { App } from '../app.ts';
import { nearest } from '../content/nearest.ts';
import type { Outline, OutlineQuestion, OutlineTopic } from '../content/outline.ts';
import { select } from '../content/selector.ts';
import { UserError } from '../errors.ts';
import { dayStart } from '../learning/day.ts';
import { gradeOf, judge } from '../learning/grade.ts';
import { stateOf } from '../learning/mastery.ts';
import { present } from '../learning/present.ts';
import { parseResponse } from '../terminal/plain.ts';
import { oneLine } from '../terminal/sanitise.ts';
import { answered } from '../tutor/answered.ts';
import { STABLE_SEED } from '../tutor/run-session.ts';
import { dueWords, notRightWords } from '../tutor/words.ts';

export interface AnswerOptions {
  readonly question: string;
  readonly answer: readonly string[];
  readonly json?: boolean | undefined;
}

/** Grades and records one answer without a prompt. */
export async function run(options: AnswerOptions, app: App): Promise<void> {
  const study = await app.study();
  const { topic, question: outline } = findQuestion(study.content.outline, options.question);
  const question = study.content.body(topic.id).questions.find((q) => q.id === outline.id);
  if (question === undefined)
    throw new UserError(`The question ${outline.key} cannot be read.`, { hint: 'Run the command again.' });
  const shown = present(topic.id, question, STABLE_SEED);
  const response = parseResponse(options.answer, shown);
  if ('problem' in response)
    throw new UserError(response.problem, {
      exit: 2,
      hint: `See the letters with: roadmap quiz ${topic.id} --all --json`,
    });
  const verdict = judge(question, shown, response);
  const grade = gradeOf(verdict, response, { hinted: false, secondTry: false });
  study.store.append(answered({ topic, outline, learner: study.learner(), grade, verdict, took: 0 }));
  app.tell(study.store.notices);
  const learner = study.learner();
  if (options.json === true) {
    const due = dayStart(learner.dueDay(outline) ?? learner.today, learner.now.tz);
    app.printJson({
      question: outline.key,
      correct: verdict.correct,
      score: verdict.score,
      near: verdict.near,
      key: verdict.key,
      keyTexts: verdict.keyTexts,
      explanation: question.explanation,
      why: verdict.why,
      due: new Date(due).toISOString(),
      topicState: stateOf(topic, learner),
    });
  } else {
    const wrong = verdict.near ? 'Near, but not right.' : notRightWords(verdict.score);
    const head = verdict.correct ? 'Right.' : wrong;
    const key = verdict.correct ? [] : [`Right: ${verdict.keyTexts.join('; ')}`];
    const why = question.explanation === null ? [] : [`Why: ${question.explanation}`];
    app.say(
      [
        head,
        ...key,
        ...(verdict.why === null ? [] : [verdict.why]),
        ...why,
        `It comes up again ${dueWords(learner, outline)}.`,
      ].join('\n'),
    );
  }
  await study.store.close();
}

/** A question by `topic/question`, the topic named as anywhere; by a former key; or by its own id where only one topic has it. */
function findQuestion(
  outline: Outline,
  id: string,
): { readonly topic: OutlineTopic; readonly question: OutlineQuestion } {
  const all = outline.topics.flatMap((topic) => topic.questions.map((question) => ({ topic, question })));
  const exact =
    all.find(({ question }) => question.key === id) ??
    all.find(({ question }) => (question.was as readonly string[]).includes(id));
  if (exact) return exact;
  const name = id.trim().toLowerCase();
  const [, place = '', last = name] = name.match(/^(.*)\/([^/]*)$/) ?? [];
  const within = place === '' ? null : select(outline, place);
  const named = all.find(
    ({ topic, question }) =>
      within?.type === 'topic' && topic === within.topic && question.id.toLowerCase() === last,
  );
  if (named) return named;
  const short = all.filter(({ question }) => question.id.toLowerCase() === name);
  if (short[0] && short.length === 1) return short[0];
  if (short.length > 1)
    throw new UserError(`Several topics have a question "${oneLine(id, 60)}".`, {
      exit: 2,
      hint: `Name one: ${short.map(({ question }) => question.key).join(', ')}`,
    });
  throw new UserError(`No question has the id "${oneLine(id, 80)}".`, {
    exit: 2,
    hint: nearestKey(
      id,
      all.map(({ question }) => question.key),
    ),
  });
}

function nearestKey(id: string, keys: readonly string[]): string {
  if (keys.length === 0) return 'This roadmap has no questions.';
  const meant = nearest(id, keys);
  return meant === null
    ? 'Ids are printed by: roadmap quiz <topic> --all --json'
    : `Did you mean "${meant}"?`;
}
