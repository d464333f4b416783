import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { App } from '../../app.ts';
import { UserError } from '../../errors.ts';
import { makeFolder } from '../../make-folder.ts';
import { namedPath } from '../../named-path.ts';
import { requestsFile } from '../../project/requests-file.ts';
import { projectNamed } from '../../tutor/project-named.ts';

export interface ProjectStartOptions {
  readonly id: string;
  /** a folder named after the project, unless given */
  readonly folder?: string | undefined;
}

/** Writes the brief and a file with every request into an empty folder, and nothing else. */
export async function run(options: ProjectStartOptions, app: App): Promise<void> {
  const content = app.content();
  const { id, title, summary } = projectNamed(content.outline, options.id);
  const project = content.project(id);
  const { cwd } = app.world;
  const folder = namedPath(cwd, options.folder ?? id);
  mustBeEmpty(folder);
  const brief = `# ${title}\n\n${summary}\n\n${project.brief}\n`;
  try {
    makeFolder(folder, 0o777);
    for (const [name, text] of [
      ['README.md', brief],
      ['requests.http', requestsFile(project)],
    ] as const)
      writeFileSync(join(folder, name), text, { flag: 'wx' });
  } catch (cause) {
    throw new UserError(`${folder} cannot be written (${codeOf(cause)}).`, {
      hint: 'Name another folder.',
      cause,
    });
  }
  const shown = relative(cwd, folder) || '.';
  app.say(
    `${shown} holds the brief (README.md) and every request (requests.http). The server is yours to write.\nCheck it from there with: roadmap project check ${id} --start "COMMAND"`,
  );
}

function mustBeEmpty(folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return;
    throw new UserError(`${folder} is no folder that can be used (${codeOf(cause)}).`, {
      hint: 'Name another folder.',
      cause,
    });
  }
  if (names.length > 0)
    throw new UserError(`${folder} is not empty, and nothing in it is touched.`, {
      hint: 'Name another folder.',
    });
}

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code);
