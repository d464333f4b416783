import type { Report } from '../check/diagnostic.ts';
import type { Level } from '../model.ts';
import { didYouMean } from '../nearest.ts';
import type { Source, Span } from '../source.ts';
import type { Located } from './shape.ts';
import { levels } from './shapes.ts';
import { formerId, wordOf } from './words.ts';

/** What a question's heading says: `stem {#id concept=… level=… was=… many}`. */
export interface QuestionHeading {
  readonly stem: string;
  readonly id: Located<string> | null;
  readonly misnamed: boolean;
  readonly concept: Located<string> | null;
  readonly level: Level | null;
  readonly was: readonly Located<string>[];
  /** where `many` stands */
  readonly many: Span | null;
}
type Draft = { -readonly [K in keyof QuestionHeading]: QuestionHeading[K] };

const attributes = ['concept', 'level', 'was'];
const braces = /(?<!\\)\{([^{}]*)\}\s*$/;
// an attribute list, not braces that belong to the text such as `/users/{id}` or `{}`
const looksLikeAttributes = /(?:^|\s)#|^\s*(?:many(?=\s|$)|[a-z][\w-]*=)/;
/** what can hardly be meant for text, though it touches the word before it or another list follows */
const isSurelyAttributes = /(?:^|\s)(?:#[a-z0-9]|(?:id|concept|level|was)=)/;

/** An attribute list without an id, at the end of a heading as it is written. */
export const listWithoutId = /(?<=^|\s)\{(?=\s*(?:many(?=[\s}])|[a-z][\w-]*=)[^{}]*\}$)/;

/** Reads the text of a heading; `span` is the heading's line. */
export function readHeading(content: string, span: Span, source: Source, report: Report): QuestionHeading {
  const { stem, lists } = splitHeading(content, span, source);
  for (const { at, touches } of lists.filter((list, i) => list.touches || i < lists.length - 1))
    report(
      'question/attribute-list',
      at,
      touches
        ? 'These braces touch the word before them.'
        : 'The attributes of this question stand in several pairs of braces.',
      touches
        ? 'Put a blank before them; what belongs to the text goes into `backticks`.'
        : 'Write them in one.',
    );
  const heading: Draft = {
    stem,
    id: null,
    misnamed: false,
    concept: null,
    level: null,
    was: [],
    many: null,
  };
  const seen = new Set<string>();
  for (const { inside, at } of lists)
    for (const token of inside.matchAll(/[^\s"]+="[^"]*"|\S+/g)) {
      const start = at.start + 1 + token.index;
      readAttribute(token[0], { start, end: start + token[0].length }, heading, seen, report);
    }
  return heading;
}

interface AttributeList {
  readonly inside: string;
  /** with its braces */
  readonly at: Span;
  readonly touches: boolean;
}

/** Pairs of braces that are looked at: one is right, a second one told of. */
const mostLists = 10;

/** The stem, and the attribute lists behind it. */
function splitHeading(
  content: string,
  span: Span,
  source: Source,
): { readonly stem: string; readonly lists: readonly AttributeList[] } {
  const lists: AttributeList[] = [];
  let stem = content.trim();
  let end = span.end;
  for (;;) {
    const match = stem.match(braces);
    const inside = match?.[1] ?? '';
    const touches = match !== null && /\S$/.test(stem.slice(0, match.index));
    const isList = touches || lists.length > 0 ? isSurelyAttributes : looksLikeAttributes;
    if (match === null || !isList.test(inside) || lists.length === mostLists) return { stem, lists };
    const start = source.text.lastIndexOf(`{${inside}}`, end - 1);
    const at = start < span.start ? span : { start, end: start + inside.length + 2 };
    lists.unshift({ inside, at, touches });
    stem = stem.slice(0, match.index).trimEnd();
    end = at.start;
  }
}

function readAttribute(written: string, at: Span, heading: Draft, seen: Set<string>, report: Report): void {
  const eq = written.indexOf('=');
  const name = written.startsWith('#') ? '#' : eq < 0 ? written : written.slice(0, eq);
  const value = written.startsWith('#') ? written.slice(1) : written.slice(eq + 1).replace(/^"(.*)"$/, '$1');
  const span = { start: at.end - (name === '#' ? value.length : written.length - eq - 1), end: at.end };
  if (seen.has(name)) {
    report(
      'question/duplicate-attribute',
      at,
      `"${name}" stands here a second time.`,
      'Keep one of the two.',
    );
    return;
  }
  seen.add(name);
  if (name === 'many' && eq < 0) heading.many = at;
  else if (name === '#') {
    heading.id = wordOf({ value, span: at }, 'id', report) ?? null;
    heading.misnamed = heading.id === null;
  } else if (name === 'concept' && eq > 0)
    heading.concept = wordOf({ value, span }, 'concept', report) ?? null;
  else if (name === 'level' && eq > 0) heading.level = levelValue(value, span, report);
  else if (name === 'was' && eq > 0)
    heading.was = wordsIn(value, span.start + (written[eq + 1] === '"' ? 1 : 0)).flatMap(
      (word) => formerId(word, report) ?? [],
    );
  else {
    const nearest =
      name === 'id' && eq > 0
        ? `Write #${value}.`
        : attributes.includes(name)
          ? `Write ${name}=… without spaces.`
          : didYouMean(name.replace(/:$/, ''), ['many', ...attributes.map((a) => `${a}`)]);
    report(
      'question/unknown-attribute',
      at,
      `"${written}" is not an attribute of a question.`,
      nearest ?? 'Known: #id, concept=…, level=…, was=…, many.',
    );
  }
}

/** The words of a list with commas that begins at `start` in the file. */
const wordsIn = (list: string, start: number): Located<string>[] =>
  [...list.matchAll(/[^\s,](?:[^,]*[^\s,])?/g)].map(({ 0: value, index }) => ({
    value,
    span: { start: start + index, end: start + index + value.length },
  }));

function levelValue(value: string, span: Span, report: Report): Level | null {
  if ((levels as readonly string[]).includes(value)) return value as Level;
  report(
    'yaml/unknown-value',
    span,
    `"${value}" is not one of ${levels.join(', ')}.`,
    didYouMean(value, levels),
  );
  return null;
}
