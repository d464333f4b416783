import type { OutlineQuestion, OutlineTopic } from '../content/outline.ts';
import type { Learner } from './learner.ts';
import { statesOf } from './mastery.ts';
import { type Card, reviewsOn } from './progress.ts';

/** What is due, and how much of it a day may hold. */
export interface ReviewLoad {
  /** all that is due, the most endangered first */
  readonly due: readonly OutlineQuestion[];
  /** what of it today still has room for */
  readonly today: readonly OutlineQuestion[];
  /** questions put off, and over how many days they are spread */
  readonly later: number;
  readonly days: number;
}

/** A card forgotten this often after having been known costs more time than it is worth without another look at the lesson. */
const LEECH_LAPSES = 4;
export const isLeech = ({ lapses }: Card): boolean => lapses >= LEECH_LAPSES;

/** Topics whose questions come up for review: all but those set aside. */
export function reviewable(learner: Learner): OutlineTopic[] {
  const states = statesOf(learner);
  return learner.outline.topics.filter((topic) => states.get(topic.id) !== 'skipped');
}

/**
 * What is due over all topics, held against the learner's limit for a day. What was reviewed today counts; what does
 * not fit comes on the days that follow, most endangered first.
 */
export function reviewLoad(learner: Learner): ReviewLoad {
  const due = endangeredFirst(
    reviewable(learner)
      .filter((topic) => learner.isTouched(topic))
      .flatMap((topic) => topic.questions.filter((question) => learner.isDue(question))),
    learner,
  );
  const [made] = reviewsOn(learner.progress, learner.today);
  const limit = learner.wishes.reviews;
  const today = due.slice(0, Math.max(0, limit - made));
  const later = due.length - today.length;
  return { due, today, later, days: Math.ceil(later / limit) };
}

function endangeredFirst(questions: readonly OutlineQuestion[], learner: Learner): OutlineQuestion[] {
  return questions
    .map((question) => ({ question, recall: learner.recall(question) }))
    .sort((a, b) => a.recall - b.recall || (a.question.key < b.question.key ? -1 : 1))
    .map(({ question }) => question);
}
