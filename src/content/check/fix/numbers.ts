import { type Block, childBlocks, readBlocks } from '../../parse/blocks.ts';
import type { LocatedQuestion } from '../../parse/located.ts';
import type { YamlValue } from '../../parse/yaml-value.ts';
import { lineText, positionAt, type Source, type Span } from '../../source.ts';
import { numbersIn } from '../rules/lint/unsorted-numbers.ts';
import type { Edit } from './edit.ts';
import type { Fixer, FixInput } from './fixer.ts';
import type { FileKeys } from './read-file.ts';

/** Answers that are numbers in ascending order, each with its comment. */
export const fixNumbers: Fixer = {
  allowed: 'order of answers',
  repairs: ({ diagnostics, reading, keys, source }) => {
    const found = diagnostics.filter((d) => d.code === 'question/unsorted-numbers');
    const read = found.length === 0 ? null : reading();
    if (read?.kind !== 'topic') return [];
    return found.flatMap(({ start, code }) => {
      const located = read.file.questions.find(({ whole }) => whole.start <= start && start < whole.end);
      const edits = located === undefined ? null : sorted(located, keys, source);
      return edits === null ? [] : [{ code, what: 'These numbers stand in ascending order.', edits }];
    });
  },
};

function sorted(located: LocatedQuestion, keys: FixInput['keys'], source: Source): Edit[] | null {
  const { question } = located;
  const values = numbersIn(question);
  // whoever pinned an answer wants it where it is
  if (values === null || !('answers' in question) || question.answers.some(({ pinned }) => pinned))
    return null;
  const places = source.file.endsWith('.md')
    ? listItems(located, source)
    : yamlItems(located, keys(), source);
  if (places?.length !== values.length) return null;
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => a.value - b.value || a.i - b.i);
  return places.map(({ start, end }, at) => {
    const from = places[order[at]?.i as number] as Span;
    return { start, end, text: source.text.slice(from.start, from.end) };
  });
}

/** The items of a list without their marks: those keep their place, for a numbered list goes on counting. */
function listItems({ whole, answers }: LocatedQuestion, source: Source): Span[] | null {
  const line = positionAt(source, whole.start).line - 1;
  const at = positionAt(source, answers[0]?.start ?? 0).line - 1;
  const end = positionAt(source, whole.end).line;
  const list = readBlocks(source, line, end).find((block) => block.from <= at && at < block.to);
  if (list === undefined || !/^(?:bullet|ordered)_list_open$/.test(list.open.type)) return null;
  const items = childBlocks(list, line).map((item) => itemSpan(item, source));
  // below marks of another width comments would stand out of line
  return new Set(items.map(({ mark }) => mark)).size === 1 ? items : null;
}

function itemSpan(item: Block, source: Source): Span & { readonly mark: number } {
  let last = item.to - 1;
  while (last > item.from && lineText(source, last).trim() === '') last--;
  const mark = lineText(source, item.from).match(/^[ \t>]*(?:[-*+]|\d+[.)])[ \t]*/)?.[0].length ?? 0;
  const end = (source.lineStarts[last] as number) + lineText(source, last).length;
  return { start: (source.lineStarts[item.from] as number) + mark, end, mark };
}

/** The items of a list in YAML with what stands beside and above them as a comment; null where that is not plain to see. */
function yamlItems({ whole }: LocatedQuestion, keys: FileKeys | null, source: Source): Span[] | null {
  const quiz = keys && under(keys, 'quiz');
  const question = quiz?.type === 'list' ? quiz.items.find(({ span }) => span.start === whole.start) : null;
  const list = question && under(question, 'choose');
  if (list?.type !== 'list') return null;
  const spans = list.items.map(({ span }) => span);
  const between = source.text.slice(list.span.start, list.span.end);
  if (between.startsWith('[')) return between.includes('#') ? null : spans;
  return spans.map(({ start, end }) => {
    // a block scalar reaches to the end of its last line; a comment behind any other value belongs to it
    const text = source.text.slice(start, end).trimEnd();
    const rest = source.text.slice(start + text.length).match(/^[ \t]+#[^\r\n]*/)?.[0] ?? '';
    return { start, end: start + text.length + rest.length };
  });
}

const under = (value: YamlValue, key: string): YamlValue | null =>
  value.type === 'map' ? (value.entries.find((entry) => entry.key === key)?.value ?? null) : null;
