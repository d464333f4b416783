import type { App, Study } from '../app.ts';
import type { OutlineQuestion } from '../content/outline.ts';
import type { Learner } from '../learning/learner.ts';
import { pickForReview } from '../learning/pick.ts';
import { type ReviewLoad, reviewLoad } from '../learning/review.ts';
import { startSession } from './start.ts';
import { count, nextWords } from './words.ts';

/** The questions a review may ask: what today has room for; all that is due when a number was asked for. */
export const reviewPool = (load: ReviewLoad, n: number | undefined): readonly OutlineQuestion[] =>
  n === undefined ? load.today : load.due;

/** Asks what is due, most endangered first, and says what is left or put off. `n`: how many, if that was said. */
export async function startReview(
  app: App,
  study: Study,
  n: number | undefined,
  plain: boolean,
): Promise<void> {
  const learner = study.learner();
  const load = reviewLoad(learner);
  const pool = reviewPool(load, n);
  if (pool.length === 0) {
    app.say(load.due.length === 0 ? `Nothing is due today.\n${nextWords(learner)}` : atLimit(load, learner));
    return;
  }
  const size = Math.min(n ?? app.settings.values.session, pool.length);
  const left = leftWords(load, size, learner);
  if (left !== null) app.say(left);
  const choose = (wanted: number, without: ReadonlySet<string>) =>
    pickForReview(
      pool.filter((question) => !without.has(question.key)),
      learner,
      wanted,
    ).filter((question) => !without.has(question.key));
  await startSession(
    app,
    study,
    { request: `review ${n ?? 'today'}`, size, exam: false, seed: null, choose },
    plain,
  );
}

function atLimit({ due, days }: ReviewLoad, learner: Learner): string {
  return `Today’s limit of ${count(learner.wishes.reviews, 'review')} is reached; ${count(due.length, 'more is', 'more are')} due and spread over the next ${count(days, 'day')}.\nMore now: roadmap review -n ${Math.min(due.length, 20)}\n${nextWords(learner)}`;
}

/** What a session leaves, and what the day's limit puts off; null when it asks all there is. */
function leftWords({ due, today, later, days }: ReviewLoad, size: number, learner: Learner): string | null {
  if (due.length <= size) return null;
  const asked = size === 1 ? 'the most endangered one' : `the ${size} that are most endangered`;
  const head = `${count(due.length, 'question')} are due; this session asks ${asked}.`;
  if (later === 0) return head;
  return `${head} Today holds ${count(today.length, 'more review')} (your limit is ${learner.wishes.reviews}); ${count(later, 'is', 'are')} spread over the next ${count(days, 'day')}.`;
}
