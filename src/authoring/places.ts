import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shownPath } from '../content/entry.ts';
import { isInside, shortWay } from '../ways.ts';

/** A path as one would type it from `cwd`. */
export function pathFrom(cwd: string, path: string): string {
  return shownPath(shortWay(cwd, path) || '.');
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
  return isInside(realpathSync(outer), realpathSync(folder));
}
