import type { OutlineProject } from '../content/outline.ts';
import type { ProjectRecord, RoadmapProgress } from './progress.ts';

/** Derived from how each check went the last time it was run. */
export type ProjectState = 'open' | 'begun' | 'passed';

const none: ProjectRecord = { at: 0, passed: [], failed: [] };

/** What is recorded of a project; nothing was run yet where `at` is 0. */
export const projectRecord = (progress: RoadmapProgress, id: string): ProjectRecord =>
  Object.hasOwn(progress.projects, id) ? (progress.projects[id] as ProjectRecord) : none;

/** A project is passed when each of its checks, as they are today, passed the last time it was run. */
export function projectState(project: OutlineProject, progress: RoadmapProgress): ProjectState {
  const { at, passed } = projectRecord(progress, project.id);
  if (at === 0) return 'open';
  return project.checks.every((id) => passed.includes(id)) ? 'passed' : 'begun';
}
