import type { QuestionKey } from '../content/model.ts';
import type { Outline } from '../content/outline.ts';
import type { Event } from '../learning/event.ts';

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
    const firsts = new Map<QuestionKey, Omit<Sight, 'rest'>>();
    for (const event of events) {
      if (event.roadmap !== outline.id || (event.kind !== 'answered' && event.kind !== 'probed')) continue;
      const question = names.get(event.question);
      if (question === undefined) unknown++;
      else if (question.digest !== event.digest) earlier++;
      else {
        answers.set(question.key, (answers.get(question.key) ?? 0) + 1);
        if (!firsts.has(question.key)) firsts.set(question.key, given(event));
      }
    }
    const right = [...firsts.values()].filter(({ correct }) => correct).length;
    const others = firsts.size - 1;
    for (const [key, first] of firsts) {
      const sights = byQuestion.get(key) ?? [];
      byQuestion.set(key, sights);
      sights.push({
        ...first,
        rest: others < fewestOthers ? null : (right - (first.correct ? 1 : 0)) / others,
      });
    }
  }
  return { byQuestion, answers, earlier, unknown };
}

/** An answer, in a session or in a placement test. */
function given(event: Extract<Event, { kind: 'answered' | 'probed' }>): Omit<Sight, 'rest'> {
  const { chosen } = event;
  if (event.kind === 'probed') return { correct: event.correct, chosen, took: null };
  // an answer given on the command line takes no time
  return { correct: event.score >= 1, chosen, took: event.took > 0 ? event.took : null };
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
