import type { App } from '../app.ts';
import type { TopicId } from '../content/model.ts';
import type { OutlineTopic } from '../content/outline.ts';
import { UserError } from '../errors.ts';
import type { Learner } from '../learning/learner.ts';
import { agreed, isAtTerminal } from '../tutor/agreed.ts';
import { topicsNamed } from '../tutor/chosen.ts';
import { count } from '../tutor/words.ts';

export interface ResetOptions {
  readonly selectors: readonly string[];
  readonly yes?: boolean | undefined;
}

/** Forgets the progress of topics, after asking. The journal keeps what happened, and a backup is made first. */
export async function run(options: ResetOptions, app: App): Promise<void> {
  const study = await app.study();
  const learner = study.learner();
  const topics = topicsNamed(learner.outline, options.selectors).filter((topic) =>
    hasProgress(topic, learner),
  );
  if (topics.length === 0) {
    app.say('There is no progress to forget here.');
    return;
  }
  const answers = topics.reduce(
    (sum, topic) => sum + topic.questions.filter((question) => learner.card(question) !== null).length,
    0,
  );
  const what = `${topics.length <= 3 ? topics.map((topic) => `"${topic.title}"`).join(', ') : count(topics.length, 'topic')} (${count(answers, 'answered question')})`;
  if (options.yes !== true && !(await isSure(`Forget your progress in ${what}?`, app))) {
    app.say('Nothing was changed.');
    return;
  }
  const backup = study.store.backup('reset', true);
  study.store.appendAll(topics.flatMap((topic) => resetEvents(topic, learner)));
  app.tell(study.store.notices);
  const kept = backup === null ? '' : ` A backup was made before: ${backup}.`;
  app.say(
    `Forgotten: ${what}.${kept}\n${topics.length === 1 ? 'Take it back with: roadmap undo' : `Take it back, topic by topic, with: roadmap undo`}`,
  );
  await study.store.close();
}

const hasProgress = (topic: OutlineTopic, learner: Learner): boolean =>
  Object.keys(learner.topic(topic)).length > 0 ||
  topic.questions.some((question) => learner.card(question) !== null);

async function isSure(question: string, app: App): Promise<boolean> {
  if (!isAtTerminal(app))
    throw new UserError('reset asks before it forgets, and there is no terminal to ask in.', {
      exit: 2,
      hint: 'Add --yes to go ahead without being asked.',
    });
  return agreed(question, false, app);
}

/** What is kept under former ids goes too, else it would come back through `was`. */
function resetEvents(topic: OutlineTopic, learner: Learner) {
  const also = topic.questions
    .map((question) => learner.keptUnder(question))
    .filter((key) => !key.startsWith(`${topic.id}/`));
  const former = topic.was.filter((id: TopicId) => Object.hasOwn(learner.progress.topics, id));
  return [
    { kind: 'reset' as const, topic: topic.id, ...(also.length > 0 ? { also } : {}) },
    ...former.map((id) => ({ kind: 'reset' as const, topic: id })),
  ];
}
