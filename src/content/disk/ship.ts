import { shippedFingerprint } from '../index-format.ts';
import type { Outline } from '../outline.ts';
import { buildSearchIndex } from '../search/build-index.ts';
import { Checker } from './checker.ts';
import { compile } from './compile.ts';
import { walk } from './files.ts';
import { openShipped } from './index.ts';
import { Kept } from './kept.ts';
import { writeWhole } from './write-whole.ts';

/** Checks the roadmap that ships, and keeps what was found for those who check it again. */
export function checkToFile(folder: string, file: string): void {
  const kept = new Kept(file);
  new Checker(folder, { known: kept }).check();
  kept.save();
}

/** Compiles the roadmap that ships, and its search index beside it: done once, when the program is built. */
export function compileToFile(folder: string, file: string): Outline {
  const compiled = compile(folder, walk(folder), shippedFingerprint, 'all');
  if (compiled === null) throw new Error(`${folder} holds no usable roadmap; run check on it`);
  writeWhole(file, [compiled.bytes]);
  const content = openShipped(file);
  if (content.searchFile !== null) writeWhole(content.searchFile, [buildSearchIndex(content)]);
  return content.outline;
}
