import type { App } from '../../app.ts';
import type { OutlineProject } from '../../content/outline.ts';
import type { RoadmapProgress } from '../../learning/progress.ts';
import { projectRecord, projectState } from '../../learning/project-state.ts';
import { count } from '../../tutor/words.ts';

interface Standing {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly left: readonly string[];
  readonly at: string | null;
}

/** How far one is with each project that was begun. */
export async function run(options: { readonly json?: boolean | undefined }, app: App): Promise<void> {
  const study = await app.study();
  const { outline, progress } = study.learner();
  const standings = outline.projects.map((project) => standingOf(project, progress));
  const passed = standings.filter(({ state }) => state === 'passed').length;
  if (options.json === true) {
    app.printJson({ total: standings.length, passed, projects: standings });
    return;
  }
  app.say(`${passed} of ${count(standings.length, 'project')} passed.`);
  for (const { id, state, ...one } of standings.filter(({ state: s }) => s !== 'open')) {
    if (state === 'passed') app.say(`${id}: passed on ${one.at?.slice(0, 10)}`);
    else {
      const failed = one.failed.length > 0 ? `; failed: ${one.failed.join(', ')}` : '';
      const left = one.left.length > 0 ? `; not run: ${one.left.join(', ')}` : '';
      const total = one.passed.length + one.failed.length + one.left.length;
      app.say(`${id}: ${one.passed.length} of ${count(total, 'check')} passed${failed}${left}`);
    }
  }
  if (standings.every(({ state }) => state === 'open')) app.say('None was begun: roadmap project list');
}

/** Checks as they are today: what is no longer there does not count. */
function standingOf(project: OutlineProject, progress: RoadmapProgress): Standing {
  const { at, ...record } = projectRecord(progress, project.id);
  const passed = project.checks.filter((id) => record.passed.includes(id));
  const failed = project.checks.filter((id) => record.failed.includes(id));
  return {
    id: project.id,
    title: project.title,
    state: projectState(project, progress),
    passed,
    failed,
    left: project.checks.filter((id) => !passed.includes(id) && !failed.includes(id)),
    at: at === 0 ? null : new Date(at).toISOString(),
  };
}
