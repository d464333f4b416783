import type { App, Study } from '../app.ts';
import type { TopicId } from '../content/model.ts';
import type { OutlineTopic } from '../content/outline.ts';
import { toUserError } from '../errors.ts';
import { newQuestions, stateMeanings, statesOf, type TopicState } from '../learning/mastery.ts';
import { openNotes, withoutHeading } from '../store/notes.ts';
import { printable } from '../terminal/sanitise.ts';
import { proseWidth } from '../terminal/screen.ts';
import { wrap } from '../terminal/width.ts';
import { topicNamed } from '../tutor/chosen.ts';
import { count } from '../tutor/words.ts';

export interface ShowOptions {
  readonly topic: string;
  readonly json?: boolean | undefined;
}

interface Neighbour {
  readonly id: TopicId;
  readonly title: string;
  readonly state: TopicState;
}

/** A lesson, its resources, prerequisites and what it opens, and the learner's own note. */
export async function run(options: ShowOptions, app: App): Promise<void> {
  const study = await app.study();
  const topic = topicNamed(study.content.outline, options.topic);
  const learner = study.learner();
  const states = statesOf(learner);
  const neighbour = (t: OutlineTopic): Neighbour => ({
    id: t.id,
    title: t.title,
    state: states.get(t.id) as TopicState,
  });
  const { topics } = study.content.outline;
  const prerequisites = topics.filter((t) => topic.prerequisites.includes(t.id)).map(neighbour);
  const opens = topics.filter((t) => t.prerequisites.includes(topic.id)).map(neighbour);
  const state = states.get(topic.id) as TopicState;
  const fresh = newQuestions(topic, learner);
  const due = topic.questions.filter((question) => learner.isDue(question)).length;
  const note = noteOn(topic, study, app);
  if (options.json === true) {
    const { lesson, resources } = study.content.body(topic.id);
    const { id, title, summary, stage, minutes, optional, aliases, tags } = topic;
    app.printJson({
      topic: { id, title, summary, stage, minutes, optional, aliases, tags, state },
      due,
      questions: topic.questions.length,
      new: fresh,
      lesson,
      resources,
      prerequisites,
      opens,
      note,
    });
    return;
  }
  const standing = `${state} (${stateMeanings[state]})${due > 0 ? `, ${due} due` : ''}${fresh > 0 ? `, ${count(fresh, 'new question')}` : ''}; ${count(topic.questions.length, 'question')}.`;
  if (app.screen.tty) await inTerminal(topic, study, app, { standing, prerequisites, opens, note });
  else app.print(app.theme.text(asMarkdown(topic, study, app, { standing, prerequisites, opens, note })));
}

interface About {
  readonly standing: string;
  readonly prerequisites: readonly Neighbour[];
  readonly opens: readonly Neighbour[];
  readonly note: string | null;
}

/** The learner's note, or null; one that cannot be read is told of, and the lesson is shown all the same. */
function noteOn(topic: OutlineTopic, study: Study, app: App): string | null {
  if (study.content.outline.id === null) return null;
  try {
    return openNotes(app.folder, study.content.outline).read(topic);
  } catch (error) {
    app.tell([toUserError(error).message]);
    return null;
  }
}

function asMarkdown(
  topic: OutlineTopic,
  study: Study,
  app: App,
  { standing, prerequisites, opens, note }: About,
): string {
  const { lesson, resources } = study.content.body(topic.id);
  const list = (head: string, items: readonly Neighbour[]) =>
    items.length === 0 ? [] : [`${head}: ${items.map((item) => `${item.id} (${item.state})`).join(', ')}`];
  const more =
    resources.length === 0
      ? []
      : [`Read more:\n${resources.map(({ title, url }) => `- ${title}: ${url}`).join('\n')}`];
  return [
    `# ${topic.title}`,
    topic.summary,
    lesson,
    '---',
    ...more,
    ...(note === null ? [] : [`## Your note\n\n${printable(withoutHeading(note, topic))}`]),
    [
      `Standing: ${standing}`,
      ...list('Builds on', prerequisites),
      ...list('Opens', opens),
      app.named(`Quiz: roadmap quiz ${topic.id}`),
    ].join('\n'),
  ].join('\n\n');
}

async function inTerminal(topic: OutlineTopic, study: Study, app: App, about: About): Promise<void> {
  const { lessonView } = await import('../tutor/lesson-view.ts');
  const { theme } = app;
  const width = proseWidth(app.screen) - 1;
  const list = (head: string, items: readonly Neighbour[]) =>
    items.length === 0
      ? []
      : [
          wrap(
            `${theme.strong(head)} ${items.map((item) => `${item.id} (${item.state})`).join(', ')}`,
            width,
          ),
        ];
  const foot = [
    wrap(`${theme.strong('Standing')} ${about.standing}`, width),
    ...list('Builds on', about.prerequisites),
    ...list('Opens', about.opens),
    wrap(`${theme.strong('Quiz')} ${app.named(`roadmap quiz ${topic.id}`)}`, width),
  ].join('\n');
  const note =
    about.note === null ? '' : `\n${await noteView(withoutHeading(about.note, topic), width, app)}\n`;
  const text = `${lessonView({ topic, body: study.content.body(topic.id), intro: '' }, app)}${note}\n${foot}\n`;
  if (!app.isInteractive) {
    app.print(text);
    return;
  }
  const { page } = await import('../terminal/pager.ts');
  const { askMore } = await import('../terminal/prompts/more.ts');
  const { promptContext } = await import('../tutor/terminal-front.ts');
  await page(text, {
    write: (t) => void app.world.stdout.write(t),
    screen: () => app.screen,
    ask: (percent) => askMore(percent, promptContext(app)),
  });
}

async function noteView(note: string, width: number, app: App): Promise<string> {
  const { renderMarkdown } = await import('../terminal/markdown.ts');
  const { theme } = app;
  const head = 'Your note';
  const rule = theme.dim(theme.symbols.line.repeat(head.length));
  return `${theme.title(head)}\n${rule}\n${renderMarkdown(note, { width, theme })}`;
}
