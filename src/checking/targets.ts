import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isIgnored } from '../content/entry.ts';
import { UserError } from '../errors.ts';
import { namedPath } from '../named-path.ts';
import { wayTo, withSlashes } from '../ways.ts';

/** What was asked to be checked. */
export type Target =
  | {
      readonly kind: 'roadmap';
      readonly folder: string;
      /** files and folders in it, with `/`, that alone are of interest; null for all of it */
      readonly only: readonly string[] | null;
    }
  /** a file that stands in no roadmap */
  | { readonly kind: 'alone'; readonly file: string };

/**
 * The roadmaps that paths and patterns lead to, each once: a folder with roadmap.yaml, a folder that holds such folders,
 * or the roadmap that a file or a folder stands in. Throws UserError where there is nothing.
 */
export async function targetsOf(words: readonly string[], cwd: string): Promise<Target[]> {
  const roadmaps = new Map<string, Set<string> | null>();
  const alone = new Set<string>();
  for (const path of await pathsOf(words, cwd)) {
    for (const target of targetsAt(path)) {
      if (target.kind === 'alone') alone.add(target.file);
      else if (target.only === null) roadmaps.set(target.folder, null);
      else if (roadmaps.get(target.folder) !== null)
        roadmaps.set(target.folder, new Set([...(roadmaps.get(target.folder) ?? []), ...target.only]));
    }
  }
  return [
    ...[...roadmaps].map(
      ([folder, only]): Target => ({
        kind: 'roadmap',
        folder,
        only: only === null ? null : [...only],
      }),
    ),
    ...[...alone].map((file): Target => ({ kind: 'alone', file })),
  ];
}

/** The paths that words stand for: a pattern stands for all that fits, where there is no path of that very name. */
async function pathsOf(words: readonly string[], cwd: string): Promise<string[]> {
  const paths: string[] = [];
  for (const word of words) {
    const path = namedPath(cwd, word);
    if (!/[*?[\]{}]/.test(word) || existsSync(path)) {
      paths.push(path);
      continue;
    }
    const { globSync } = await import('tinyglobby');
    const found = globSync(withSlashes(word), {
      cwd,
      absolute: true,
      onlyFiles: false,
      expandDirectories: false,
      followSymbolicLinks: false,
      ignore: ['**/node_modules/**', '**/.git/**'],
    });
    if (found.length === 0)
      throw new UserError(`Nothing fits the pattern ${word}.`, { hint: 'Name a folder or files.' });
    for (const one of found.map((path) => resolve(path)).sort()) paths.push(one);
  }
  return paths;
}

function targetsAt(path: string): Target[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    throw new UserError(`There is no file or folder ${path} that can be read.`, {
      hint: 'Name the folder that holds roadmap.yaml, or files in it.',
      cause: error,
    });
  }
  if (isFolder && existsSync(join(path, 'roadmap.yaml'))) return [whole(path)];
  const above = roadmapAbove(isFolder ? path : dirname(path));
  if (above !== null) return [{ kind: 'roadmap', folder: above, only: [pathIn(above, path)] }];
  if (!isFolder) return [{ kind: 'alone', file: path }];
  const inside = roadmapsIn(path);
  return inside.length > 0 ? inside.map(whole) : [whole(path)];
}

const whole = (folder: string): Target => ({ kind: 'roadmap', folder, only: null });

/** The nearest folder with roadmap.yaml, from this one upwards; not beyond the repository it stands in. */
export function roadmapAbove(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'roadmap.yaml'))) return at;
    if (dirname(at) === at || existsSync(join(at, '.git'))) return null;
  }
}

/** The way from a roadmap's folder to a file in it, with `/`. */
export const pathIn = (folder: string, file: string): string => {
  return wayTo(realIfThere(folder), join(realIfThere(dirname(file)), basename(file)));
};

function realIfThere(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Levels below a folder at which its roadmaps are looked for: a home folder is not searched through. */
const deepest = 3;

/** The roadmaps below a folder that is none itself; what stands in a roadmap is no roadmap of its own. */
function roadmapsIn(folder: string, depth = 1): string[] {
  if (depth > deepest) return [];
  let inner: Dirent[];
  try {
    inner = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return inner
    .filter((one) => one.isDirectory() && !isIgnored(one.name) && one.name !== 'node_modules')
    .map((one) => join(folder, one.name))
    .sort()
    .flatMap((one) => (existsSync(join(one, 'roadmap.yaml')) ? [one] : roadmapsIn(one, depth + 1)));
}
