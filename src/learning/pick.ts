import type { OutlineQuestion, OutlineTopic } from '../content/outline.ts';
import type { Learner } from './learner.ts';
import { shuffle } from './present.ts';

/**
 * Which questions of some topics a quiz asks, most useful first: those whose last answer was wrong, those due
 * (most endangered first), those never answered in study order, then the rest by how likely they are forgotten.
 * With `seed`, ties and the final order are drawn from it; the same seed and progress give the same questions.
 */
export function pickForQuiz(
  topics: readonly OutlineTopic[],
  learner: Learner,
  count: number,
  seed: string,
): OutlineQuestion[] {
  const questions = topics.flatMap((topic) => topic.questions);
  const rank = (question: OutlineQuestion): number => {
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

/** What is due over all topics, most endangered first, neighbours from different topics where there are any. */
export function pickForReview(
  topics: readonly OutlineTopic[],
  learner: Learner,
  count: number,
): OutlineQuestion[] {
  const due = topics.flatMap((topic) => topic.questions.filter((question) => learner.isDue(question)));
  const endangered = due
    .map((question) => ({ question, recall: learner.recall(question) }))
    .sort((a, b) => a.recall - b.recall || (a.question.key < b.question.key ? -1 : 1));
  return interleave(endangered.slice(0, count).map(({ question }) => question));
}

/** Takes the first question that is of another topic than the one before it. */
function interleave(questions: readonly OutlineQuestion[]): OutlineQuestion[] {
  const left = [...questions];
  const out: OutlineQuestion[] = [];
  const topicOf = (question: OutlineQuestion): string => question.key.slice(0, question.key.indexOf('/'));
  while (left.length > 0) {
    const before = out[out.length - 1];
    const at = before === undefined ? 0 : left.findIndex((question) => topicOf(question) !== topicOf(before));
    out.push(...left.splice(Math.max(0, at), 1));
  }
  return out;
}
