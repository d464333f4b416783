import { nearest } from '../content/nearest.ts';
import type { Outline, OutlineProject } from '../content/outline.ts';
import { UserError } from '../errors.ts';
import { oneLine } from '../terminal/sanitise.ts';

/** The project of this id. Throws UserError (2) when there is none. */
export function projectNamed({ projects }: Outline, id: string): OutlineProject {
  const found = projects.find((project) => project.id === id.toLowerCase());
  if (found !== undefined) return found;
  const meant = nearest(
    id,
    projects.map((project) => project.id),
  );
  throw new UserError(`No project is called "${oneLine(id, 60)}".`, {
    exit: 2,
    hint: meant === null ? 'See what there is with: roadmap project list' : `Did you mean "${meant}"?`,
  });
}
