import type { App, Study } from '../app.ts';
import type { Outline, OutlineTopic } from '../content/outline.ts';
import { stagesWithin } from '../content/selector.ts';
import { toUserError } from '../errors.ts';
import { decideNext, type Next } from '../learning/next.ts';
import { agreed, isAtTerminal } from '../tutor/agreed.ts';
import { quizWish } from '../tutor/quiz.ts';
import { startReview } from '../tutor/review.ts';
import { startSession } from '../tutor/start.ts';
import { count, nextWords, projectLine } from '../tutor/words.ts';

export interface NextOptions {
  readonly why?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** The next thing to do. In a terminal it is done there and then; else the lesson is printed. */
export async function run(options: NextOptions, app: App): Promise<void> {
  const study = await app.study();
  const next = decideNext(study.learner());
  if (options.json === true) {
    app.printJson(nextJson(next));
    return;
  }
  if (options.why === true) {
    app.say([nextWords(study.learner()), next.reason, ...projectLines(next, study)].join('\n'));
    return;
  }
  if (isAtTerminal(app)) await inTerminal(next, study, app);
  else asText(next, study, app);
}

/** What could be built now, if anything. */
const projectLines = (next: Next, study: Study): string[] =>
  [projectLine(next, study.learner().progress)].filter((line) => line !== null);

function nextJson({ action, topic, state, due, reason, project }: Next) {
  const about = topic && {
    id: topic.id,
    title: topic.title,
    stage: topic.stage,
    minutes: topic.minutes,
    state,
  };
  return {
    action,
    topic: about,
    due,
    reason,
    ...(project && { project: { id: project.id, title: project.title } }),
  };
}

function asText(next: Next, study: Study, app: App): void {
  const { action, topic, due, reason } = next;
  if (action === 'review') {
    app.say(`${reason}\n\nReview now: roadmap review --plain`);
    return;
  }
  if (topic === null) {
    app.say(
      [
        reason,
        ...(due > 0 ? [] : ['Drill any subject with: roadmap quiz <topic>']),
        ...projectLines(next, study),
      ].join('\n'),
    );
    return;
  }
  const { lesson } = study.content.body(topic.id);
  const theme = app.theme;
  app.print(
    theme.text(
      `# ${topic.title}\n\n${topic.summary}\n\n${lesson}\n\n---\n\nAbout ${count(topic.minutes, 'minute')}. ${reason}\n${app.named(`Quiz: roadmap quiz ${topic.id} --plain`)}`,
    ),
  );
}

async function inTerminal(next: Next, study: Study, app: App): Promise<void> {
  const { topic } = next;
  const plain = !app.isInteractive;
  if (next.action === 'review') {
    app.say(next.reason);
    await startReview(app, study, undefined, plain);
    return;
  }
  if (topic === null) {
    app.say(
      [next.reason, 'Drill any subject with: roadmap quiz <topic>', ...projectLines(next, study)].join('\n'),
    );
    return;
  }
  const again = next.action === 'quiz';
  if (again) app.say(`${next.reason}\n`);
  const readIt =
    !again ||
    study.learner().topic(topic).read === undefined ||
    (await agreed('Read the lesson again first?', false, app));
  const wasRead = !readIt || (await showLesson(topic, study, app));
  app.say('');
  if (topic.questions.length === 0) {
    if (!wasRead) return;
    markDone(topic, study, app);
    app.say(nextWords(study.learner()));
    return;
  }
  const wish = quizWish([topic], {}, study, app);
  if (!(await agreed(`Ready for the quiz (${count(wish.size, 'question')})?`, true, app))) {
    app.say('Whenever you are: roadmap next');
    return;
  }
  await startSession(app, study, wish, plain);
}

/** Shows the lesson, page by page where keys are; only one shown to its end counts as read. */
async function showLesson(topic: OutlineTopic, study: Study, app: App): Promise<boolean> {
  const { lessonView } = await import('../tutor/lesson-view.ts');
  const intro = introsAt(topic, study.content.outline);
  const text = lessonView({ topic, body: study.content.body(topic.id), intro }, app);
  const whole = await shownWhole(text, app);
  if (whole) record(study, app, () => study.store.append({ kind: 'read', topic: topic.id }));
  return whole;
}

async function shownWhole(text: string, app: App): Promise<boolean> {
  if (!app.isInteractive) {
    app.print(text);
    return true;
  }
  const { page } = await import('../terminal/pager.ts');
  const { askMore } = await import('../terminal/prompts/more.ts');
  const { promptContext } = await import('../tutor/terminal-front.ts');
  return page(text, {
    write: (part) => void app.world.stdout.write(part),
    screen: () => app.screen,
    ask: (percent) => askMore(percent, promptContext(app)),
  });
}

function markDone(topic: OutlineTopic, study: Study, app: App): void {
  record(study, app, () => study.store.append({ kind: 'marked', topic: topic.id, as: 'done' }));
}

function record(study: Study, app: App, act: () => void): void {
  try {
    act();
  } catch (error) {
    app.tell(toUserError(error).sentences);
  }
  app.tell(study.store.notices);
}

/** The introductions of the stages that are entered with this topic, outermost first. */
function introsAt(topic: OutlineTopic, outline: Outline): string {
  return outline.stages
    .filter((stage) => {
      const inside = stagesWithin(outline, stage);
      return outline.topics.find((other) => inside.has(other.stage)) === topic;
    })
    .map((stage) => stage.intro)
    .filter((intro) => intro !== '')
    .join('\n\n');
}
