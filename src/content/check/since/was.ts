import { splitFrontMatter } from '../../parse/front-matter.ts';
import type { LocatedTopic } from '../../parse/located.ts';
import { positionAt, type Source } from '../../source.ts';
import { type Edit, lineEndOf, type Repair } from '../fix/edit.ts';
import type { FixInput } from '../fix/fixer.ts';
import type { FileKeys } from '../fix/read-file.ts';
import { type Change, formerOf } from './compare.ts';

/** The former id a change calls for, written into its file; null where it is not this file's, or cannot be written. */
export function wasEdit(change: Change, { source, keys }: FixInput): Repair | null {
  switch (change.kind) {
    case 'renamed-topic': {
      if (change.now.source.file !== source.file) return null;
      const { id } = change.topic.topic;
      return repair(`since/${change.kind}`, id, topicEdit(change.now, id, keys(), source));
    }
    case 'renamed-question':
    case 'moved-question': {
      if (change.now.topic.source.file !== source.file) return null;
      const former = formerOf(change);
      const { located } = change.now;
      const edit = source.file.endsWith('.md')
        ? inHeading(located.stem, former, source)
        : inYaml(located.whole.start, former, keys(), source);
      return repair(`since/${change.kind}`, former, edit);
    }
    default:
      return null;
  }
}

const repair = (code: Repair['code'], former: string, edit: Edit | null): Repair | null =>
  edit === null ? null : { code, what: `It says that it was called ${former}.`, edits: [edit] };

/** In a heading: behind the former ids there are, else as an attribute of its own. */
function inHeading(stem: { start: number; end: number }, former: string, { text }: Source): Edit | null {
  const heading = text
    .slice(stem.start, stem.end)
    .trimEnd()
    .replace(/(?<![ \t])[ \t]+#+$/, '');
  const list = heading.match(/\{[^{}]*\}$/);
  if (list?.index === undefined) return null;
  const was = list[0].match(/(?<=[\s{])was=("[^"]*|[^\s"}]*)/);
  const at =
    stem.start + list.index + (was?.index === undefined ? list[0].length - 1 : was.index + was[0].length);
  return { start: at, end: at, text: was === null ? ` was=${former}` : `,${former}` };
}

function inYaml(start: number, former: string, keys: FileKeys | null, source: Source): Edit | null {
  const quiz = keys?.entries.find(({ key }) => key === 'quiz')?.value;
  const question = quiz?.type === 'list' ? quiz.items.find(({ span }) => span.start === start) : undefined;
  return question?.type === 'map' ? inMap(question, 'id', former, source) : null;
}

function topicEdit(
  { title }: LocatedTopic,
  former: string,
  keys: FileKeys | null,
  source: Source,
): Edit | null {
  if (keys === null) return null;
  if (source.file.endsWith('.md') && splitFrontMatter(source, () => {}) === null) return null;
  return keys.entries.some(({ value }) => value.span.start === title.start)
    ? inMap(keys, 'minutes', former, source)
    : null;
}

/** Adds to the list `was` of a mapping, or adds that key below another one. */
function inMap({ entries }: FileKeys, below: string, former: string, source: Source): Edit | null {
  const was = entries.find(({ key }) => key === 'was')?.value;
  if (was?.type === 'list') {
    const last = was.items.at(-1);
    if (last === undefined || source.text[was.span.start] !== '[') return null;
    return { start: last.span.end, end: last.span.end, text: `, ${former}` };
  }
  if (was !== undefined) return null;
  const above = entries.find(({ key }) => key === below);
  if (above === undefined) return null;
  const { column, line } = positionAt(source, above.keySpan.start);
  const at = source.lineStarts[line];
  // what stands in braces on one line has no line below it
  if (at === undefined || positionAt(source, above.value.span.end).line !== line) return null;
  if (entries.some((entry) => entry !== above && positionAt(source, entry.keySpan.start).line === line))
    return null;
  return { start: at, end: at, text: `${' '.repeat(column - 1)}was: [${former}]${lineEndOf(source)}` };
}
