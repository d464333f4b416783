import type { Code } from '../check/codes.ts';
import type { Report } from '../check/diagnostic.ts';
import { shownPath } from '../entry.ts';
import type { Folder } from '../folder.ts';
import { kebab, kebabOf } from '../parse/shape.ts';
import type { Source } from '../source.ts';
import { readBrief } from './parse/brief.ts';
import { readChecks } from './parse/checks.ts';
import { type LocatedProject, together } from './together.ts';

const folderName = 'projects';
const files = ['project.md', 'checks.yaml'];

/** What reading projects needs of whoever reads the roadmap. */
interface Files {
  read<T>(
    folder: Folder,
    name: string,
    make: (source: Source, report: Report) => T,
  ): { readonly source: Source; readonly facts: T } | null;
  reportIn(source: Source): Report;
  say(code: Code, path: string, message: string, hint: string | null): void;
  strangers(folder: Folder, known: ReadonlySet<string>, folders: readonly Folder[]): void;
}

/** The folder of the projects, at the root of a roadmap. */
export const isProjects = (folder: Folder): boolean => folder.path === folderName;

/** Reads the projects of a roadmap; what is wrong with them is reported. */
export function readProjects(root: Folder, reader: Files): LocatedProject[] {
  const folder = root.folders.find(isProjects);
  if (folder === undefined) return [];
  reader.strangers(folder, new Set(), []);
  return folder.folders.map((one) => {
    reader.strangers(one, new Set(files), one.folders);
    for (const name of files) {
      if (!one.files.has(name))
        reader.say(
          'project/missing-file',
          `${one.path}/${name}`,
          `The project "${shownPath(one.name)}" has no ${name}.`,
          'Write it, or begin the name of the folder with _.',
        );
    }
    const brief = reader.read(one, 'project.md', readBrief);
    const checks = reader.read(one, 'checks.yaml', readChecks);
    const read = together(one.name, brief, checks, (source) => reader.reportIn(source));
    return isId(one, reader) ? read : { ...read, project: null };
  });
}

function isId({ name, path }: Folder, reader: Files): boolean {
  if (kebab.test(name) && name.length <= 64) return true;
  const better = kebabOf(name);
  reader.say(
    'id/malformed',
    `${path}/project.md`,
    `The folder's name gives this project the id "${shownPath(name)}", which cannot be an id.`,
    `Rename the folder: lower-case letters, digits and single hyphens, at most 64${better === '' ? '' : `, for example ${better}`}.`,
  );
  return false;
}
