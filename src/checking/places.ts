import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, parse, relative, sep } from 'node:path';
import type { Checked } from '../content/check/checked.ts';

/** What leads from where one stands to the files of a folder, so that places can be clicked: '' or with `/` behind. */
export function prefixOf(cwd: string, folder: string): string {
  const way = relative(cwd, folder);
  const short = way.startsWith(`..${sep}..${sep}`) ? folder : way;
  return short === '' ? '' : `${short.split(sep).join('/')}/`;
}

/**
 * The folder that others count paths from: what GitHub checked out, the repository, or where one stands; the first that
 * holds all of these folders.
 */
export function rootOf(folders: readonly string[], cwd: string, workspace: string | undefined): string {
  const first = folders[0] ?? cwd;
  const candidates = [workspace, repositoryOf(first), cwd].filter((one) => one !== undefined && one !== '');
  const holds = (root: string): boolean => folders.every((folder) => !isOutside(relative(root, folder)));
  return candidates.find((one): one is string => holds(one as string)) ?? parse(first).root;
}

const isOutside = (way: string): boolean => way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);

function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** The way from a root to a file of a checked roadmap, with `/`. */
export const pathFrom =
  (root: string) =>
  ({ folder }: Checked, file: string): string =>
    relative(root, join(folder, file)).split(sep).join('/');
