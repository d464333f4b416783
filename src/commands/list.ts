import type { App } from '../app.ts';
import type { Outline, OutlineStage, OutlineTopic } from '../content/outline.ts';
import type { Learner } from '../learning/learner.ts';
import { newQuestions, statesOf, type TopicState } from '../learning/mastery.ts';
import { type ProjectState, projectState } from '../learning/project-state.ts';
import { proseWidth } from '../terminal/screen.ts';
import type { Theme } from '../terminal/theme.ts';
import { displayWidth, truncate } from '../terminal/width.ts';
import { topicsNamed } from '../tutor/chosen.ts';

export interface ListOptions {
  readonly selectors: readonly string[];
  readonly json?: boolean | undefined;
}

interface TopicJson {
  readonly id: string;
  readonly title: string;
  readonly state: TopicState;
  readonly due: number;
  readonly questions: number;
  readonly prerequisites: readonly string[];
  readonly optional: boolean;
  readonly minutes: number;
  /** questions that came into the topic after it was learned */
  readonly new: number;
}

interface StageJson {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly topics: readonly TopicJson[];
  readonly stages: readonly StageJson[];
}

/** The roadmap as a tree, each topic with its state. */
export async function run(options: ListOptions, app: App): Promise<void> {
  const study = await app.study();
  const learner = study.learner();
  const { outline } = learner;
  const topics = options.selectors.length > 0 ? topicsNamed(outline, options.selectors) : outline.topics;
  const stages = tree(outline, topics, learner, null);
  // a project belongs to no stage: asked for by name are topics alone
  const projects =
    options.selectors.length > 0
      ? []
      : outline.projects.map((project): ProjectJson => {
          const { id, title, level } = project;
          return { id, title, level, state: projectState(project, learner.progress) };
        });
  if (options.json === true) app.printJson({ stages, projects });
  else if (stages.length === 0) app.print('This roadmap has no topics.');
  else
    app.print(
      [...stages.map((stage) => stageView(stage, 0, app)), ...projectsView(projects, app)].join('\n'),
    );
}

interface ProjectJson {
  readonly id: string;
  readonly title: string;
  readonly level: number;
  readonly state: ProjectState;
}

function projectsView(projects: readonly ProjectJson[], app: App): string[] {
  const { theme } = app;
  const width = proseWidth(app.screen) - 1;
  const marks = { open: theme.symbols.dot, begun: theme.symbols.pointer, passed: theme.symbols.good };
  const styles = { open: theme.text, begun: theme.accent, passed: theme.good };
  const lines = projects.map(({ id, title, level, state }) => {
    const notes = `  level ${level}, ${state}`;
    const lead = `  ${marks[state]} ${id}`;
    const room = width - displayWidth(lead) - displayWidth(notes) - 2;
    const name = room >= 6 ? `  ${truncate(theme.text(title), room, theme.symbols.ellipsis)}` : '';
    return `${styles[state](lead)}${name}${theme.dim(notes)}`;
  });
  return lines.length === 0 ? [] : [theme.title('Projects'), ...lines];
}

/** Stages that hold one of the topics, or have one below them. */
function tree(
  outline: Outline,
  topics: readonly OutlineTopic[],
  learner: Learner,
  parent: OutlineStage | null,
): StageJson[] {
  const states = statesOf(learner);
  return outline.stages
    .filter((stage) => stage.parent === (parent?.id ?? null))
    .map((stage) => ({
      id: stage.id,
      number: stage.number,
      title: stage.title,
      topics: topics
        .filter((topic) => topic.stage === stage.id)
        .map((topic) => topicJson(topic, states.get(topic.id) as TopicState, learner)),
      stages: tree(outline, topics, learner, stage),
    }))
    .filter((stage) => stage.topics.length > 0 || stage.stages.length > 0);
}

function topicJson(topic: OutlineTopic, state: TopicState, learner: Learner): TopicJson {
  const due =
    state === 'skipped' || !learner.isTouched(topic)
      ? 0
      : topic.questions.filter((question) => learner.isDue(question)).length;
  const { id, title, prerequisites, optional, minutes, questionCount } = topic;
  return {
    id,
    title,
    state,
    due,
    questions: questionCount,
    prerequisites,
    optional,
    minutes,
    new: newQuestions(topic, learner),
  };
}

function stageView(stage: StageJson, depth: number, app: App): string {
  const { theme } = app;
  const width = proseWidth(app.screen) - 1;
  const indent = '  '.repeat(depth);
  const head = theme.title(
    truncate(theme.text(`${indent}${stage.number} ${stage.title}`), width, theme.symbols.ellipsis),
  );
  const lines = stage.topics.map((topic) => topicLine(topic, `${indent}  `, width, theme));
  return [head, ...lines, ...stage.stages.map((inner) => stageView(inner, depth + 1, app))].join('\n');
}

function topicLine(topic: TopicJson, indent: string, width: number, theme: Theme): string {
  const notes = [
    topic.state,
    ...(topic.due > 0 ? [`${topic.due} due`] : []),
    ...(topic.new > 0 ? [`${topic.new} new`] : []),
    ...(topic.optional ? ['optional'] : []),
  ].join(', ');
  const style =
    topic.state === 'learned'
      ? theme.good
      : topic.state === 'fading'
        ? theme.warn
        : topic.state === 'locked' || topic.state === 'skipped'
          ? theme.dim
          : theme.accent;
  const id = truncate(`${indent}${markOf(topic.state, theme)} ${topic.id}`, width, theme.symbols.ellipsis);
  const rest = `  ${notes}`;
  const room = width - id.length - rest.length - 2;
  // on a narrow screen the id, which is what one types, goes before the title
  const title = room >= 8 ? `  ${truncate(theme.text(topic.title), room, theme.symbols.ellipsis)}` : '';
  return truncate(`${style(id)}${title}${theme.dim(rest)}`, width, theme.symbols.ellipsis);
}

function markOf(state: TopicState, { symbols }: Theme): string {
  const marks: Record<TopicState, string> = {
    learned: symbols.good,
    fading: '~',
    learning: symbols.pointer,
    ready: symbols.off.length === 1 ? symbols.off : 'o',
    locked: symbols.dot,
    skipped: symbols.dash,
  };
  return marks[state];
}
