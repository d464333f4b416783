import type { App } from '../../app.ts';
import type { OutlineProject } from '../../content/outline.ts';
import { type ProjectState, projectState } from '../../learning/project-state.ts';
import { columnsOrBlocks } from '../../terminal/table.ts';

/** The projects of the roadmap, each with its state. */
export async function run(options: { readonly json?: boolean | undefined }, app: App): Promise<void> {
  const study = await app.study();
  const { outline, progress } = study.learner();
  const stateOf = (project: OutlineProject): ProjectState => projectState(project, progress);
  if (options.json === true) {
    app.printJson({
      projects: outline.projects.map((project) => {
        const { id, title, level, topics } = project;
        return { id, title, level, topics, state: stateOf(project) };
      }),
    });
    return;
  }
  if (outline.projects.length === 0) {
    app.say('This roadmap has no projects.');
    return;
  }
  const { theme, screen } = app;
  const marks: Readonly<Record<ProjectState, string>> = {
    open: theme.symbols.off.length === 1 ? theme.symbols.off : 'o',
    begun: theme.symbols.pointer,
    passed: theme.symbols.good,
  };
  const rows = outline.projects.map((project) => {
    const state = stateOf(project);
    const style = state === 'passed' ? theme.good : state === 'begun' ? theme.accent : theme.text;
    return [
      style(`${marks[state]} ${project.id}`),
      theme.dim(`level ${project.level}, ${state}`),
      theme.text(project.title),
    ];
  });
  app.print(columnsOrBlocks(rows, { width: screen.width - 1 }));
  app.say('\nRead what to build with: roadmap project show <project>');
}
