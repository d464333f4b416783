import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { cachePath } from '../content/disk/cache-path.ts';
import { Kept } from '../content/disk/kept.ts';

/** Where progress is kept; null where there is no such place, for checking needs none. */
export function dataFolderOf(app: App): string | null {
  try {
    return app.folder;
  } catch {
    return null;
  }
}

/** What earlier checks found in a roadmap; null where there is no place to keep it, or no such roadmap. */
export function keptFor(folder: string, app: App): Kept | null {
  const data = dataFolderOf(app);
  if (data === null || !existsSync(folder)) return null;
  return new Kept(
    cachePath(join(data, 'cache'), folder, 'check'),
    join(app.world.installed, 'dist', 'roadmap.check'),
  );
}
