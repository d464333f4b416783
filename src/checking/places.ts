import { existsSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import type { Checked } from '../content/check/checked.ts';
import { isInside, shortWay, wayTo, withSlashes } from '../ways.ts';

/** What leads from where one stands to the files of a folder, so that places can be clicked: '' or with `/` behind. */
export function prefixOf(cwd: string, folder: string): string {
  const way = withSlashes(shortWay(cwd, folder));
  return way === '' ? '' : `${way}/`;
}

/**
 * The folder that others count paths from: what GitHub checked out, the repository, or where one stands; the first that
 * holds all of these folders.
 */
export function rootOf(folders: readonly string[], cwd: string, workspace: string | undefined): string {
  const first = folders[0] ?? cwd;
  const candidates = [workspace, repositoryOf(first), cwd].filter((one) => one !== undefined && one !== '');
  const holds = (root: string): boolean => folders.every((folder) => isInside(root, folder));
  return candidates.find((one): one is string => holds(one as string)) ?? parse(first).root;
}

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
    wayTo(root, join(folder, file));
