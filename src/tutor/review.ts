import type { App, Study } from '../app.ts';
import type { OutlineTopic } from '../content/outline.ts';
import type { Learner } from '../learning/learner.ts';
import { statesOf } from '../learning/mastery.ts';
import { pickForReview } from '../learning/pick.ts';
import { startSession } from './start.ts';
import { count, nextWords } from './words.ts';

/** Topics whose questions come up for review: all but those set aside. */
export function reviewable(learner: Learner): OutlineTopic[] {
  const states = statesOf(learner);
  return learner.outline.topics.filter((topic) => states.get(topic.id) !== 'skipped');
}

/** Asks up to `size` of the questions that are due, most endangered first, and says how many are left. */
export async function startReview(app: App, study: Study, size: number, plain: boolean): Promise<void> {
  const learner = study.learner();
  const due = pickForReview(reviewable(learner), learner, Number.POSITIVE_INFINITY);
  if (due.length === 0) {
    app.say(`Nothing is due today.\n${nextWords(learner)}`);
    return;
  }
  if (due.length > size)
    app.print(
      `${count(due.length, 'question')} are due; this session asks the ${size} that are most endangered.`,
    );
  const choose = (wanted: number, without: ReadonlySet<string>) =>
    due.filter((question) => !without.has(question.key)).slice(0, wanted);
  await startSession(
    app,
    study,
    { request: `review ${size}`, size: Math.min(size, due.length), exam: false, seed: null, choose },
    plain,
  );
}
