import type { OutlineQuestion, OutlineTopic } from '../content/outline.ts';
import type { Learner } from './learner.ts';
import { openMixups } from './mixup.ts';
import { shuffle } from './present.ts';
import { topicOf } from './progress.ts';
import { type ReviewLoad, reviewable } from './review.ts';

/** How many mix-ups a review takes up beside what is due. */
const mixupsInReview = 2;

/**
 * Which questions of some topics a quiz asks, most useful first: those that put a mix-up right, those whose last answer
 * was wrong, those due (most endangered first), those never answered in study order, then the rest by how likely they
 * are forgotten. With `seed`, ties and the final order are drawn from it; the same seed and progress give the same
 * questions.
 */
export function pickForQuiz(
  topics: readonly OutlineTopic[],
  learner: Learner,
  count: number,
  seed: string,
): OutlineQuestion[] {
  const questions = topics.flatMap((topic) => topic.questions);
  const mixed = new Set(openMixups(topics, learner).map(({ questions: [first] }) => first));
  const rank = (question: OutlineQuestion): number => {
    if (mixed.has(question)) return -1;
    const card = learner.card(question);
    if (card === null) return 2;
    return card.grade === 1 ? 0 : learner.isDue(question) ? 1 : 3;
  };
  const ranked = questions.map((question, place) => ({
    question,
    place,
    rank: rank(question),
    recall: learner.recall(question),
  }));
  ranked.sort(
    (a, b) =>
      a.rank - b.rank || (a.rank === 2 ? a.place - b.place : a.recall - b.recall) || a.place - b.place,
  );
  const chosen = ranked.slice(0, count).map(({ question }) => question);
  return shuffle(chosen, (question) => question.key, 'quiz', seed);
}

/**
 * What a review asks: `count` of what is due, most endangered first, neighbours from different topics where there are
 * any, and beside them a question or two that put a mix-up right.
 */
export function pickForReview(due: ReviewLoad['due'], learner: Learner, count: number): OutlineQuestion[] {
  const chosen = due.slice(0, count);
  if (chosen.length === 0) return [];
  const mixed = openMixups(reviewable(learner), learner)
    .flatMap(({ questions: [first] }) => first ?? [])
    .filter((question) => !chosen.includes(question));
  return interleave([...chosen, ...mixed.slice(0, mixupsInReview)]);
}

/** Takes the first question that is of another topic than the one before it. */
function interleave(questions: readonly OutlineQuestion[]): OutlineQuestion[] {
  const left = [...questions];
  const out: OutlineQuestion[] = [];
  while (left.length > 0) {
    const before = out[out.length - 1];
    const at =
      before === undefined ? 0 : left.findIndex((question) => topicOf(question.key) !== topicOf(before.key));
    for (const one of left.splice(Math.max(0, at), 1)) out.push(one);
  }
  return out;
}
