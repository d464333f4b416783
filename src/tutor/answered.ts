import type { OutlineQuestion, OutlineTopic } from '../content/outline.ts';
import type { Answered, Confidence, Grade } from '../learning/event.ts';
import type { Verdict } from '../learning/grade.ts';
import type { Learner } from '../learning/learner.ts';

/** What is recorded of an answer, wherever it was given. `took` is in ms. */
export function answered(given: {
  readonly topic: OutlineTopic;
  readonly outline: OutlineQuestion;
  readonly learner: Learner;
  readonly grade: Grade;
  readonly verdict: Verdict;
  readonly took: number;
  readonly sure?: Confidence | undefined;
}): Omit<Answered, 'v' | 'id' | 'at' | 'tz' | 'roadmap'> {
  const { topic, outline, learner, grade, verdict, took, sure } = given;
  const kept = learner.keptUnder(outline);
  return {
    kind: 'answered',
    question: outline.key,
    digest: outline.digest,
    grade,
    score: verdict.score,
    chosen: verdict.chosen,
    took: Math.min(Math.round(took), 86_400_000),
    of: topic.questions.length,
    ...(kept === outline.key ? {} : { from: kept }),
    ...(sure === undefined ? {} : { sure }),
    ...(verdict.misses.length === 0 ? {} : { misses: verdict.misses }),
  };
}
