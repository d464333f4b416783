import { compile } from './compile.ts';
import { walk } from './files.ts';
import { openShipped } from './index.ts';
import { shippedFingerprint } from './index-format.ts';
import type { Outline } from './outline.ts';
import { writePacked } from './packed.ts';
import { buildSearchIndex } from './search/build-index.ts';

/** Compiles the roadmap that ships, and its search index beside it: done once, when the program is built. */
export function compileToFile(folder: string, file: string): Outline {
  const bytes = compile(folder, walk(folder), shippedFingerprint);
  if (bytes === null) throw new Error(`${folder} holds no usable roadmap; run check on it`);
  writePacked(file, bytes);
  const content = openShipped(file);
  if (content.searchFile !== null) writePacked(content.searchFile, buildSearchIndex(content));
  return content.outline;
}
