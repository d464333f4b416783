import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../fold.ts';

/** Where something made of a roadmap's folder, which is there, is kept: under its real path. */
export const cachePath = (cache: string, folder: string, kind: 'check' | 'index'): string =>
  join(cache, `${digest([realpathSync(folder)], 24)}.${kind}`);
