import type { App } from '../app.ts';
import { decideNext } from '../learning/next.ts';
import { bar } from '../terminal/bars.ts';
import { proseWidth } from '../terminal/screen.ts';
import { padEnd, padStart, truncate, wrap } from '../terminal/width.ts';
import { makeOverview, type Overview, type StageTally } from '../tutor/overview.ts';
import { count, nextLine, projectLine } from '../tutor/words.ts';

export interface StatusOptions {
  readonly json?: boolean | undefined;
}

/** Progress by stage, what is due, streak and pace. */
export async function run(options: StatusOptions, app: App): Promise<void> {
  const study = await app.study();
  const learner = study.learner();
  const overview = makeOverview(learner);
  if (options.json === true) {
    app.printJson(statusJson(learner.outline.id, overview));
    return;
  }
  const next = decideNext(learner);
  const build = projectLine(next, learner.progress);
  const foot = [nextLine(next), ...(build === null ? [] : [build])].map((line) => app.named(line));
  app.print(statusView(learner.outline.title, overview, foot, app));
}

interface StageJson {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly topics: number;
  readonly learned: number;
  readonly due: number;
  readonly stages: readonly StageJson[];
}

function statusJson(roadmap: string | null, { topics, questions, streak, pace, projects, stages }: Overview) {
  const stageJson = ({ stage, topics: total, learned, due }: StageTally): StageJson => ({
    id: stage.id,
    number: stage.number,
    title: stage.title,
    topics: total,
    learned,
    due,
    stages: stages.filter((other) => other.stage.parent === stage.id).map(stageJson),
  });
  return {
    roadmap,
    topics,
    questions,
    streak,
    pace,
    projects,
    stages: stages.filter(({ stage }) => stage.parent === null).map(stageJson),
  };
}

function statusView(title: string, overview: Overview, foot: readonly string[], app: App): string {
  const { theme } = app;
  const width = proseWidth(app.screen) - 1;
  const { topics, questions } = overview;
  const learned = `${topics.learned} of ${count(topics.total, 'topic')} learned`;
  const fading = topics.fading > 0 ? ` (${topics.fading} fading)` : '';
  const lines = [
    theme.title(wrap(theme.text(title), width)),
    wrap(
      `${learned}${fading} ${theme.symbols.dot} ${questions.seen} of ${count(questions.total, 'question')} seen ${theme.symbols.dot} ${questions.due} due`,
      width,
    ),
    '',
    ...overview.stages.filter(({ topics: n }) => n > 0).map((tally) => stageLine(tally, width, app)),
    '',
    ...projectsLine(overview).map((line) => wrap(line, width)),
    wrap(habit(overview), width),
    ...foot.map((line) => theme.accent(wrap(theme.text(line), width))),
  ];
  return lines.join('\n');
}

/**
 * `2.2 Databases   ━━━━──  7/18  3 due`: title and bar share what the numbers leave. On a narrow screen the title is
 * worth more than a long bar, and what is due stands above for all stages together.
 */
function stageLine({ stage, topics, learned, due }: StageTally, width: number, app: App): string {
  const { theme } = app;
  const isNarrow = width < 60;
  const depth = stage.number.split('.').length - 1;
  const dues = due > 0 && !isNarrow ? ` ${due} due` : '';
  const numbers = `${padStart(String(learned), 3)}/${padEnd(String(topics), 3)}${dues}`;
  const barWidth = isNarrow ? 5 : 20;
  const room = Math.max(8, Math.min(40, width - barWidth - (isNarrow ? 9 : 18)));
  const name = truncate(
    theme.text(`${'  '.repeat(depth)}${stage.number} ${stage.title}`),
    room,
    theme.symbols.ellipsis,
  );
  return `${padEnd(name, room)} ${bar(topics === 0 ? 0 : learned / topics, barWidth, theme)} ${numbers}`.trimEnd();
}

/** Nothing where the roadmap has no projects. */
const projectsLine = ({ projects: { total, begun, passed } }: Overview): string[] =>
  total === 0
    ? []
    : [`${passed} of ${count(total, 'project')} passed${begun > 0 ? `, ${begun} begun` : ''}.`];

function habit({ streak, today, pace }: Overview): string {
  if (today === 0 && pace === 0) return 'No answers in the last seven days.';
  const days =
    streak === 0
      ? 'No streak at the moment'
      : streak === 1
        ? 'A streak of 1 day'
        : `A streak of ${streak} days`;
  return `${days}; ${count(today, 'answer')} today, ${pace.toFixed(pace < 10 ? 1 : 0)} a day over the last week.`;
}
