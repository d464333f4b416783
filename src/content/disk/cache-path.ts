import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from './hash.ts';

/** Where something made of a roadmap's folder, which is there, is kept: under its real path. */
export const cachePath = (cache: string, folder: string, kind: 'check' | 'index'): string =>
  join(cache, `${hash(realpathSync(folder)).slice(0, 24)}.${kind}`);
