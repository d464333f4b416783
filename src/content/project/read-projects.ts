import { shownPath } from '../entry.ts';
import type { FileReader } from '../file-reader.ts';
import type { Folder } from '../folder.ts';
import { idFault } from '../ids.ts';
import { sayStrangers } from '../strangers.ts';
import { readBrief } from './parse/brief.ts';
import { readChecks } from './parse/checks.ts';
import { type LocatedProject, together } from './together.ts';

const folderName = 'projects';
const files = ['project.md', 'checks.yaml'];

/** The folder of the projects, at the root of a roadmap. */
export const isProjects = (folder: Folder): boolean => folder.path === folderName;

/** Reads the projects of a roadmap; what is wrong with them is reported. */
export function readProjects(root: Folder, reader: FileReader): LocatedProject[] {
  const folder = root.folders.find(isProjects);
  if (folder === undefined) return [];
  sayStrangers(reader, folder, new Set(), []);
  return folder.folders.map((one) => {
    sayStrangers(reader, one, new Set(files), one.folders);
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
    const fault = idFault(one.name, 'project', 'folder');
    if (fault === null) return read;
    reader.say(fault.code, `${one.path}/project.md`, fault.message, fault.hint);
    return { ...read, project: null };
  });
}
