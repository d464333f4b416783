import { isMap, isSeq, type Node, parseDocument } from 'yaml';
import { readStageFile } from '../content/parse/stage.ts';
import { makeSource } from '../content/source.ts';

/**
 * A stage file with topics added at the end of its list; everything else of it stays, comments too. Null where that
 * cannot be done without harm: the file has faults, or is written in a way that is not understood.
 */
export function withTopics(
  file: 'stage.yaml' | 'stage.md',
  text: string,
  ids: readonly string[],
): string | null {
  const before = read(file, text);
  if (before === null) return null;
  const crlf = /\r\n/.test(text);
  const lines = text.replace(/\r\n?/g, '\n');
  const front =
    file === 'stage.md' ? lines.match(/^(\uFEFF?---[ \t]*\n)([\s\S]*?\n)(---[ \t]*(?:\n[\s\S]*)?)$/) : null;
  if (file === 'stage.md' && front === null) return null;
  const yaml = added(front?.[2] ?? lines, ids);
  if (yaml === null) return null;
  const whole = front === null ? yaml : `${front[1]}${yaml}${front[3]}`;
  const written = crlf ? whole.replace(/\n/g, '\r\n') : whole;
  const after = read(file, written);
  const wanted = [...before.topics, ...ids];
  return after !== null && after.rest === before.rest && after.topics.join() === wanted.join()
    ? written
    : null;
}

function added(yaml: string, ids: readonly string[]): string | null {
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const topics = document.get('topics', true) as Node | undefined;
  if (isSeq(topics)) for (const id of ids) topics.add(document.createNode(id));
  else {
    const list = document.createNode([...ids]);
    // what was said beside the empty list stays
    list.commentBefore = [topics?.commentBefore, topics?.comment].filter(Boolean).join('\n') || null;
    document.set('topics', list);
  }
  // brackets stay as close as they were written
  return document.toString({ lineWidth: 0, flowCollectionPadding: !/\[\S/.test(yaml) });
}

/** What a stage file says, its topics apart; null where it has faults. */
function read(
  file: string,
  text: string,
): { readonly topics: readonly string[]; readonly rest: string } | null {
  let isFine = true;
  const stage = readStageFile(makeSource(file, text.replace(/^\uFEFF/, '')), () => {
    isFine = false;
  });
  if (!isFine) return null;
  const { title, summary, aliases, intro } = stage;
  return {
    topics: (stage.topics ?? []).map(({ value }) => value),
    rest: JSON.stringify([title, summary, aliases.map(({ value }) => value), intro]),
  };
}
