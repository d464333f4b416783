import { readStageFile } from '../content/parse/stage.ts';
import { Source } from '../content/source.ts';
import { withTopics } from '../content/stage-list.ts';

/**
 * A stage file with topics added at the end of its list; everything else of it stays, comments too. Null where that
 * cannot be done without harm: the file has faults, or is written in a way that is not understood.
 */
export function withImported(
  file: 'stage.yaml' | 'stage.md',
  text: string,
  ids: readonly string[],
): string | null {
  let isFine = true;
  readStageFile(new Source(file, text.replace(/^\uFEFF/, '')), () => {
    isFine = false;
  });
  return isFine ? withTopics(file, text, ids) : null;
}
