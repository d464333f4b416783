import type { App } from '../app.ts';
import { pickForReview } from '../learning/pick.ts';
import { questionsJson } from '../tutor/questions-json.ts';
import { reviewable, startReview } from '../tutor/review.ts';
import { isPlain } from '../tutor/start.ts';

export interface ReviewOptions {
  readonly n?: number | undefined;
  readonly plain?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Asks what is due, over all topics. */
export async function run(options: ReviewOptions, app: App): Promise<void> {
  const study = await app.study();
  const size = options.n ?? app.settings.values.session;
  if (options.json === true) {
    const learner = study.learner();
    app.printJson(questionsJson(pickForReview(reviewable(learner), learner, size), study.content));
    return;
  }
  const plain = isPlain(
    app,
    options.plain,
    'add --plain to answer on plain lines, or --json to get the questions.',
  );
  await startReview(app, study, size, plain);
}
