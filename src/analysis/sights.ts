import type { QuestionKey } from '../content/model.ts';
import type { Outline } from '../content/outline.ts';
import type { Answered, Event } from '../learning/event.ts';

/** The first answer a learner gave to a question as it stands today. */
export interface Sight {
  readonly correct: boolean;
  /** digests of the answers picked */
  readonly chosen: readonly string[];
  /** ms, or null where it was not taken */
  readonly took: number | null;
  /**
   * Share of this learner's other first answers that were right, this one left out; null where there are too few of
   * them to say anything.
   */
  readonly rest: number | null;
}

export interface Sights {
  readonly byQuestion: ReadonlyMap<QuestionKey, readonly Sight[]>;
  /** all answers to a question as it stands today, first ones and later ones */
  readonly answers: ReadonlyMap<QuestionKey, number>;
  /** answers to questions in an earlier wording, which say nothing about this one */
  readonly earlier: number;
  /** answers to questions the roadmap does not have */
  readonly unknown: number;
}

/** Other questions a learner has to have seen before their share of right answers is taken for a strength. */
const fewestOthers = 5;

/** What each learner answered when a question was met for the first time. */
export function sightsIn(learners: readonly (readonly Event[])[], outline: Outline): Sights {
  const names = namesOf(outline);
  const byQuestion = new Map<QuestionKey, Sight[]>();
  const answers = new Map<QuestionKey, number>();
  let [earlier, unknown] = [0, 0];
  for (const events of learners) {
    const firsts = new Map<QuestionKey, Answered>();
    for (const event of events) {
      if (event.kind !== 'answered' || event.roadmap !== outline.id) continue;
      const question = names.get(event.question);
      if (question === undefined) unknown++;
      else if (question.digest !== event.digest) earlier++;
      else {
        answers.set(question.key, (answers.get(question.key) ?? 0) + 1);
        if (!firsts.has(question.key)) firsts.set(question.key, event);
      }
    }
    const right = [...firsts.values()].filter(isRight).length;
    for (const [key, event] of firsts) {
      const sights = byQuestion.get(key) ?? [];
      byQuestion.set(key, sights);
      sights.push(sightOf(event, right, firsts.size));
    }
  }
  return { byQuestion, answers, earlier, unknown };
}

const isRight = ({ score }: Answered): boolean => score >= 1;

function sightOf(event: Answered, right: number, seen: number): Sight {
  const correct = isRight(event);
  const others = seen - 1;
  return {
    correct,
    chosen: event.chosen,
    // an answer given on the command line takes no time
    took: event.took > 0 ? event.took : null,
    rest: others < fewestOthers ? null : (right - (correct ? 1 : 0)) / others,
  };
}

/** A question by every key it has or had. */
function namesOf(
  outline: Outline,
): ReadonlyMap<string, { readonly key: QuestionKey; readonly digest: string }> {
  const questions = outline.topics.flatMap((topic) => topic.questions);
  return new Map([
    ...questions.flatMap((question) => question.was.map((key) => [key as string, question] as const)),
    ...questions.map((question) => [question.key as string, question] as const),
  ]);
}
