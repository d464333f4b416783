import type { App } from '../app.ts';
import { pickForReview } from '../learning/pick.ts';
import { reviewLoad } from '../learning/review.ts';
import { questionsJson } from '../tutor/questions-json.ts';
import { reviewPool, startReview } from '../tutor/review.ts';
import { isPlain } from '../tutor/start.ts';

export interface ReviewOptions {
  readonly n?: number | undefined;
  readonly plain?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Asks what is due, over all topics. */
export async function run(options: ReviewOptions, app: App): Promise<void> {
  const study = await app.study();
  if (options.json === true) {
    const learner = study.learner();
    const pool = reviewPool(reviewLoad(learner), options.n);
    const size = options.n ?? app.settings.values.session;
    app.printJson(questionsJson(pickForReview(pool, learner, size), study.content));
    return;
  }
  const plain = isPlain(
    app,
    options.plain,
    'add --plain to answer on plain lines, or --json to get the questions.',
  );
  await startReview(app, study, options.n, plain);
}
