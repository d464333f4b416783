import type { App } from '../app.ts';
import { prettyStyle } from '../checking/style.ts';
import { openTopicFile } from '../checking/topic-file.ts';
import { toJson } from '../content/check/format/json.ts';
import { toPretty } from '../content/check/format/pretty.ts';
import type { Topic } from '../content/model.ts';
import { withoutUnsafe } from '../content/parse/display.ts';
import { printable } from '../terminal/sanitise.ts';
import { Stopped } from '../terminal/stop.ts';
import { flowing } from '../tutor/flowing.ts';
import type { Front } from '../tutor/front.ts';
import { lessonView } from '../tutor/lesson-view.ts';
import { plainFront } from '../tutor/plain-front.ts';
import { questionText } from '../tutor/question-text.ts';
import { type Rehearsal, rehearse } from '../tutor/rehearsal.ts';
import { runSession } from '../tutor/run-session.ts';
import { count } from '../tutor/words.ts';

export interface PreviewOptions {
  readonly file: string;
  readonly plain?: boolean | undefined;
  readonly json?: boolean | undefined;
  /** columns to write for */
  readonly width?: number | undefined;
}

/**
 * Shows a topic's file as a learner would meet it, after what is wrong with it, and lets its author try the quiz.
 * Records nothing. Gives false when the topic is not one that learners get.
 */
export async function run(options: PreviewOptions, given: App): Promise<boolean> {
  const app = options.width === undefined ? given : given.within(options.width);
  const { draft, isUsable, checked } = openTopicFile(options.file, app.world.cwd);
  const topic = draft === null ? null : safe(draft);
  if (options.json === true) {
    const { diagnostics } = toJson([checked]);
    app.printJson({ file: options.file, topic: isUsable ? topic : null, diagnostics });
    return isUsable;
  }
  if (checked.shown.length > 0) app.print(`${toPretty([checked], prettyStyle(app))}\n\n`);
  if (!isUsable) app.say('Learners do not get this topic as it is: mend the errors first.\n\n');
  if (topic !== null) await show(topic, options.plain === true, app);
  return isUsable;
}

/** What must not reach a terminal is among the faults, and nowhere else. */
const safe = (topic: Topic): Topic =>
  JSON.parse(JSON.stringify(topic), (_key, item) => (typeof item === 'string' ? withoutUnsafe(item) : item));

async function show(topic: Topic, plain: boolean, app: App): Promise<void> {
  const isTerminal = app.world.stdin.isTTY === true && app.screen.tty;
  if (plain || (isTerminal && !app.isInteractive)) await onPlainLines(topic, app);
  else if (isTerminal) await inTerminal(topic, app);
  else asText(topic, app);
}

function asText(topic: Topic, app: App): void {
  const { theme, flow } = app;
  const questions = topic.questions.map((question, i) =>
    questionText(question, i + 1, topic.questions.length),
  );
  const quiz = questions.map((text) => flowing(theme.text(text), flow)).join('\n\n');
  app.print(
    [lessonText(topic, app), ...(quiz === '' ? [] : [quiz])].join(flow === null ? '\n\n---\n\n' : '\n\n'),
  );
}

/** The lesson as its author wrote it, or as a terminal of so many columns would show it. */
function lessonText(topic: Topic, app: App): string {
  const { title, summary, lesson } = topic;
  if (app.flow !== null) return lessonView({ topic, body: topic, intro: '' }, app).trim();
  return app.theme.text(
    printable([`# ${title}`, summary, lesson].filter((part) => part !== '').join('\n\n')),
  );
}

async function onPlainLines(topic: Topic, app: App): Promise<void> {
  app.print(`${lessonText(topic, app)}\n\n`);
  await tryQuiz(rehearse(topic, app), plainFront(app), app, null);
}

async function inTerminal(topic: Topic, app: App): Promise<void> {
  const { page } = await import('../terminal/pager.ts');
  const { askMore } = await import('../terminal/prompts/more.ts');
  const { confirm } = await import('../terminal/prompts/confirm.ts');
  const { promptContext, terminalFront } = await import('../tutor/terminal-front.ts');
  await page(lessonView({ topic, body: topic, intro: '' }, app), {
    write: (text) => void app.world.stdout.write(text),
    screen: () => app.screen,
    ask: (percent) => askMore(percent, promptContext(app)),
  });
  app.say('');
  const questions = topic.questions.length;
  if (questions === 0) return;
  if (!(await confirm(`Try the quiz (${count(questions, 'question')})?`, true, promptContext(app)))) return;
  await tryQuiz(rehearse(topic, app), terminalFront(app), app, app.world.seed);
}

/** Asks every question in the order of the file. Throws Stopped when it was stopped from outside. */
async function tryQuiz(rehearsal: Rehearsal, given: Front, app: App, seed: string | null): Promise<void> {
  const { questions } = rehearsal.topic;
  if (questions.length === 0) return;
  const front = withoutRecord(given);
  const { id } = rehearsal.store.append({ kind: 'began', request: 'rehearsal', size: questions.length });
  const { confidence } = app.settings.values;
  try {
    const finished = await runSession(
      rehearsal,
      { questions, repeats: [], before: 0, exam: false, session: id, seed, confidence },
      front,
      app.world,
    );
    if (!finished) throw new Stopped(app.world.signal.reason);
  } finally {
    front.close();
  }
}

/** A front that does not say at the end what was kept and what is next. */
function withoutRecord(front: Front): Front {
  const next = 'Nothing of this was recorded.';
  return {
    ...front,
    summary: (summary) =>
      summary.results.length === 0
        ? front.say(next)
        : front.summary({ ...summary, stopped: false, left: 0, topics: [], next }),
  };
}
