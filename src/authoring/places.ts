import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { shownPath } from '../content/entry.ts';

/** A path as one would type it from `cwd`. */
export function pathFrom(cwd: string, path: string): string {
  const way = relative(cwd, path);
  return shownPath(way === '' ? '.' : way.startsWith(`..${sep}..${sep}`) ? path : way);
}

/** The nearest folder from `folder` upward that holds a name, or null. */
export function upward(folder: string, name: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, name))) return at;
    if (dirname(at) === at) return null;
  }
}

/** Whether a folder is another one or stands in it, links followed; what is not there stands in nothing. */
export function isWithin(folder: string, outer: string): boolean {
  if (!existsSync(folder) || !existsSync(outer)) return false;
  const way = relative(realpathSync(outer), realpathSync(folder));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
