import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those it stands in. Throws what the file system says. Node's own recursive mkdir never
 * returns where a parent can neither be found nor made, as under /proc (seen on Node 20).
 */
export function makeFolder(path: string, mode: number): void {
  try {
    mkdirSync(path, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path) {
      makeFolder(dirname(path), mode);
      try {
        mkdirSync(path, mode);
      } catch (again) {
        if (!isFolder(path)) throw again;
      }
    } else if (!isFolder(path)) throw error;
  }
}

/** Another process may have made it meanwhile. */
function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
