import type { App, Study } from '../../app.ts';
import type { OutlineProject } from '../../content/outline.ts';
import type { Project } from '../../content/project/model.ts';
import { statesOf } from '../../learning/mastery.ts';
import { projectRecord, projectState } from '../../learning/project-state.ts';
import { proseWidth } from '../../terminal/screen.ts';
import { wrap } from '../../terminal/width.ts';
import { projectNamed } from '../../tutor/project-named.ts';
import { count } from '../../tutor/words.ts';

export interface ProjectShowOptions {
  readonly id: string;
  readonly json?: boolean | undefined;
}

/** What to build: the brief with its contract, and what is checked. */
export async function run(options: ProjectShowOptions, app: App): Promise<void> {
  const study = await app.study();
  const outline = projectNamed(study.content.outline, options.id);
  const project = study.content.project(outline.id);
  if (options.json === true) {
    app.printJson(showJson(outline, project, study));
    return;
  }
  if (app.screen.tty) await inTerminal(outline, project, study, app);
  else app.print(app.theme.text(asMarkdown(outline, project, study, app)));
}

const checksOf = (outline: OutlineProject, project: Project, study: Study) => {
  const { passed, failed } = projectRecord(study.learner().progress, outline.id);
  return project.checks.map(({ id, says }) => ({
    id,
    says,
    last: passed.includes(id) ? 'passed' : failed.includes(id) ? 'failed' : null,
  }));
};

function showJson(outline: OutlineProject, project: Project, study: Study) {
  const { id, title, summary, level, topics } = outline;
  const state = projectState(outline, study.learner().progress);
  return {
    project: { id, title, summary, level, topics, state },
    brief: project.brief,
    env: project.env,
    upstream: project.upstream,
    checks: checksOf(outline, project, study),
  };
}

function standingOf(outline: OutlineProject, study: Study, app: App): string[] {
  const learner = study.learner();
  const states = statesOf(learner);
  const topics = outline.topics.map((id) => `${id} (${states.get(id) ?? 'unknown'})`).join(', ');
  const state = projectState(outline, learner.progress);
  return [
    `Level ${outline.level}, ${state}; ${count(outline.checks.length, 'check')}.`,
    `Practises: ${topics}`,
    app.named(`Begin: roadmap project start ${outline.id}`),
    app.named(`Check: roadmap project check ${outline.id} --start "COMMAND"`),
  ];
}

function asMarkdown(outline: OutlineProject, project: Project, study: Study, app: App): string {
  const checks = checksOf(outline, project, study).map(
    ({ id, says, last }) => `- ${id}: ${says}${last === null ? '' : ` (${last})`}`,
  );
  return [
    `# ${outline.title}`,
    outline.summary,
    project.brief,
    '---',
    `What is checked:\n\n${checks.join('\n')}`,
    standingOf(outline, study, app).join('\n'),
  ].join('\n\n');
}

async function inTerminal(outline: OutlineProject, project: Project, study: Study, app: App): Promise<void> {
  const { renderMarkdown } = await import('../../terminal/markdown.ts');
  const { theme } = app;
  const width = proseWidth(app.screen) - 1;
  const checks = checksOf(outline, project, study).map(({ id, says, last }) => {
    const mark =
      last === 'passed'
        ? theme.good(theme.symbols.good)
        : last === 'failed'
          ? theme.bad(theme.symbols.bad)
          : theme.symbols.bullet;
    return wrap(`${theme.strong(id)} ${theme.text(says)}`, width, { indent: `  ${mark} `, hang: '    ' });
  });
  const text = `\n${[
    `${theme.title(wrap(theme.text(outline.title), width))}\n${wrap(theme.text(outline.summary), width)}`,
    renderMarkdown(project.brief, { width, theme }),
    `${theme.strong('What is checked')}\n${checks.join('\n')}`,
    standingOf(outline, study, app)
      .map((line) => wrap(theme.text(line), width))
      .join('\n'),
  ].join('\n\n')}\n`;
  if (!app.isInteractive) {
    app.print(text);
    return;
  }
  const { page } = await import('../../terminal/pager.ts');
  const { askMore } = await import('../../terminal/prompts/more.ts');
  const { promptContext } = await import('../../tutor/terminal-front.ts');
  await page(text, {
    write: (t) => void app.world.stdout.write(t),
    screen: () => app.screen,
    ask: (percent) => askMore(percent, promptContext(app)),
  });
}
