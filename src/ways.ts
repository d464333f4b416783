import nodePath from 'node:path';

/** What is needed of `node:path`; handed in where the paths of another system are meant. */
export type Paths = Pick<typeof nodePath, 'relative' | 'isAbsolute' | 'sep'>;

/** A path of this system with `/` between its parts, as roadmaps, git and reports write it. */
export const withSlashes = (path: string, { sep }: Paths = nodePath): string => path.split(sep).join('/');

/** The way that leads from a folder to a path, with `/`; '' where it is that folder. */
export const wayTo = (from: string, to: string, paths: Paths = nodePath): string =>
  withSlashes(paths.relative(from, to), paths);

/** Whether a path is a folder or stands in it. Links are not followed. */
export function isInside(
  folder: string,
  path: string,
  { relative, isAbsolute, sep }: Paths = nodePath,
): boolean {
  const way = relative(folder, path);
  // on Windows the way to another drive is absolute
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Whether a path stands in a folder, and is not that folder. */
export const isBelow = (folder: string, path: string, paths: Paths = nodePath): boolean =>
  isInside(folder, path, paths) && paths.relative(folder, path) !== '';

/** A path as one would name it from a folder: '' where it is that folder, whole where it leads up by two or more. */
export function shortWay(from: string, to: string, { relative, sep }: Paths = nodePath): string {
  const way = relative(from, to);
  return `${way}${sep}`.startsWith(`..${sep}..${sep}`) ? to : way;
}
