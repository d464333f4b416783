import type { App, Study } from '../app.ts';
import type { OutlineTopic } from '../content/outline.ts';
import { UserError } from '../errors.ts';
import { statesOf } from '../learning/mastery.ts';
import { decideNext, topicAtHand } from '../learning/next.ts';
import { topicsNamed } from '../tutor/chosen.ts';
import { questionsJson } from '../tutor/questions-json.ts';
import { type QuizWish, quizWish } from '../tutor/quiz.ts';
import { isPlain, startSession } from '../tutor/start.ts';

export interface QuizOptions extends QuizWish {
  readonly selectors: readonly string[];
  readonly plain?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Asks questions of topics or stages; without a selector, of the topic at hand. */
export async function run(options: QuizOptions, app: App): Promise<void> {
  const study = await app.study();
  const topics =
    options.selectors.length > 0
      ? topicsNamed(study.content.outline, options.selectors)
      : [topicForQuiz(study)];
  const wish = quizWish(topics, options, study, app);
  if (wish.size === 0)
    throw new UserError(
      `${topics.length === 1 ? `"${topics[0]?.title}" has` : 'These topics have'} no questions.`,
      { hint: 'See what there is with: roadmap list' },
    );
  if (options.json === true) {
    app.printJson(questionsJson(wish.choose(wish.size, new Set()), study.content, wish.exam));
    return;
  }
  await startSession(
    app,
    study,
    wish,
    isPlain(app, options.plain, 'add --plain to answer on plain lines, or --json to get the questions.'),
  );
}

function topicForQuiz(study: Study): OutlineTopic {
  const learner = study.learner();
  const topic =
    topicAtHand(learner, statesOf(learner)) ??
    decideNext(learner).topic ??
    learner.outline.topics.find((t) => t.questions.length > 0);
  if (topic === undefined) throw new UserError('This roadmap has no questions.');
  return topic;
}
