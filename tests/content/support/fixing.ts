import { type FixResult, fixRoadmap } from '../../../src/content/check/fix/fix.ts';
import { lint } from '../../../src/content/check/rules/lint/index.ts';
import { Recent } from '../../../src/content/disk/recent.ts';
import { readRoadmap } from '../../../src/content/read.ts';
import { base, entriesOf, type Files } from './sample.ts';

/** Repairs the small roadmap with these files in place of its own. */
export function fixed(files: Files): FixResult {
  const known = new Recent();
  return fixRoadmap(
    (instead) =>
      readRoadmap(entriesOf({ ...base, ...files, ...Object.fromEntries(instead) }), { lint, known }),
    () => true,
  );
}

/** The text of one file after repairs: as it was where nothing was repaired. */
export const fixedText = (path: string, text: string): string =>
  fixed({
    ...(path.endsWith('.yaml') ? { '01-basics/http.md': null } : {}),
    [path]: text,
  }).texts.get(path) ?? text;
