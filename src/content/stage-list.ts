import {
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { splitFrontMatter } from './parse/front-matter.ts';
import { readStageFile } from './parse/stage.ts';
import { yamlText } from './parse/yaml-text.ts';
import { Source } from './source.ts';

/** Text to put in at an offset, in place of what stands up to `to` where there is a `to`. */
interface Edit {
  readonly at: number;
  readonly to?: number;
  readonly text: string;
}

type Ranged = { readonly range?: readonly [number, number, number] | null };

/**
 * The text of a stage file (`stage.yaml`, or `stage.md`) with topics put at the end of its `topics`; comments, order and
 * every other byte stay. Null where that cannot be done so that only the list has changed when it is read again.
 */
export function withTopics(file: string, text: string, ids: readonly string[]): string | null {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const bare = text.slice(bom.length);
  const front = file.endsWith('.md') ? splitFrontMatter(new Source(file, bare), () => {}) : undefined;
  if (front === null) return null;
  const start = front?.yamlStart ?? 0;
  const yaml = front?.yaml ?? bare;
  const lineEnd = yaml.match(/\r\n|\n|\r/)?.[0] ?? '\n';
  const edits = editsFor(yaml, ids.map(yamlText), lineEnd);
  if (edits === null) return null;
  const edited = bare.slice(0, start) + apply(yaml, edits) + bare.slice(start + yaml.length);
  return isSameBut(file, bare, edited, ids) ? bom + edited : null;
}

/** Performs edits that stand in the order of their offsets. */
const apply = (text: string, edits: readonly Edit[]): string =>
  edits
    .toReversed()
    .reduce((out, { at, to = at, text: put }) => out.slice(0, at) + put + out.slice(to), text);

/** Whether the topics of a stage file name this one. */
export const isListed = (file: string, text: string, id: string): boolean =>
  reading(file, text).topics.includes(id);

/** What is read in a stage file: its topics, and all the rest. */
function reading(file: string, text: string): { readonly rest: string; readonly topics: readonly string[] } {
  const faults: string[] = [];
  const { title, summary, aliases, intro, topics } = readStageFile(
    new Source(file, text.replace(/^\uFEFF/, '')),
    (code, _span, message) => faults.push(`${code} ${message}`),
  );
  const words = (list: typeof aliases | null): string[] => (list ?? []).map(({ value }) => value);
  return {
    rest: JSON.stringify([title, summary, words(aliases), intro, faults]),
    topics: words(topics),
  };
}

/** Whether the one differs from the other in nothing that is read but the topics at the end of its list. */
function isSameBut(file: string, before: string, after: string, ids: readonly string[]): boolean {
  const [old, now] = [reading(file, before), reading(file, after)];
  return old.rest === now.rest && JSON.stringify([...old.topics, ...ids]) === JSON.stringify(now.topics);
}

function editsFor(yaml: string, words: readonly string[], lineEnd: string): readonly Edit[] | null {
  // a lone carriage return ends a line to YAML, but not to the parser; offsets stay the same
  const text = yaml.replace(/\r(?!\n)/g, '\n');
  const document = parseDocument(text, {
    prettyErrors: false,
    version: '1.2',
    logLevel: 'silent',
    uniqueKeys: false,
  });
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const map = document.contents as YAMLMap;
  const pair = (map.items as Pair[]).find(({ key }) => isScalar(key) && key.value === 'topics');
  if (pair === undefined) return withKey(text, map, words, lineEnd);
  const list = pair.value;
  if (isSeq(list))
    return list.flow === true ? inBrackets(text, list, words, lineEnd) : inLines(text, list, words, lineEnd);
  return isScalar(list) || list === null ? inPlaceOfNothing(text, pair, words) : null;
}

const endOf = (node: unknown): number => (node as Ranged).range?.[1] ?? -1;
const startOf = (node: unknown): number => (node as Ranged).range?.[0] ?? -1;
/** What stands on a line before an offset. */
const before = (text: string, at: number): string => text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
const lineEndFrom = (text: string, at: number): number => {
  const end = text.slice(at).search(/\r?\n|$/);
  return at + Math.max(0, end);
};

/** `topics: [a, b]`, on one line or over several. */
function inBrackets(text: string, list: YAMLSeq, words: readonly string[], lineEnd: string): readonly Edit[] {
  const last = list.items.at(-1);
  if (last === undefined) return [{ at: startOf(list) + 1, text: words.join(', ') }];
  const end = endOf(last);
  const rest = text.slice(end, lineEndFrom(text, end));
  const lead = before(text, startOf(last));
  const isLineOfItsOwn = lead.trim() === '' && /^\s*(?:,\s*)?(?:#.*)?$/.test(rest);
  if (!isLineOfItsOwn) return [{ at: end, text: words.map((word) => `, ${word}`).join('') }];
  const hasComma = /^\s*,/.test(rest);
  return [
    ...(hasComma ? [] : [{ at: end, text: ',' }]),
    {
      at: lineEndFrom(text, end),
      text: words.map((word) => `${lineEnd}${lead}${word}`).join(',') + (hasComma ? ',' : ''),
    },
  ];
}

/** A list with a dash before each topic. */
function inLines(
  text: string,
  list: YAMLSeq,
  words: readonly string[],
  lineEnd: string,
): readonly Edit[] | null {
  const last = list.items.at(-1);
  const lead = last === undefined ? '' : before(text, startOf(last));
  if (!/^[ \t]*-[ \t]+$/.test(lead)) return null;
  return [{ at: lineEndFrom(text, endOf(last)), text: words.map((word) => lineEnd + lead + word).join('') }];
}

/** `topics:` with nothing behind it, or `null`. */
function inPlaceOfNothing(
  text: string,
  { key, value }: Pair,
  words: readonly string[],
): readonly Edit[] | null {
  const written = value === null ? '' : ((value as Scalar).source ?? '');
  if (written !== '') return [{ at: startOf(value), to: endOf(value), text: `[${words.join(', ')}]` }];
  const colon = text.slice(endOf(key)).match(/^\s*:/)?.[0];
  return colon === undefined ? null : [{ at: endOf(key) + colon.length, text: ` [${words.join(', ')}]` }];
}

/** A file without the key gets it below its other keys. */
function withKey(
  text: string,
  map: YAMLMap,
  words: readonly string[],
  lineEnd: string,
): readonly Edit[] | null {
  const last = map.items.at(-1) as Pair | undefined;
  const first = map.items[0] as Pair | undefined;
  if (last === undefined || first === undefined) return null;
  const end = endOf(last.value ?? last.key);
  if (map.flow === true) return [{ at: end, text: `, topics: [${words.join(', ')}]` }];
  const line = `${before(text, startOf(first.key))}topics: [${words.join(', ')}]`;
  // a text over several lines ends behind its last line end
  if (text[end - 1] === '\n') return [{ at: end, text: `${line}${lineEnd}` }];
  return [{ at: lineEndFrom(text, end), text: `${lineEnd}${line}` }];
}
