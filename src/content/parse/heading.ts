import type { Report } from '../check/diagnostic.ts';
import type { Level } from '../model.ts';
import { findSpan, type Source, type Span } from '../source.ts';
import { didYouMean, formerId, kebab, kebabOf, type Located } from './shape.ts';
import { levels } from './shapes.ts';

/** What a question's heading says: `stem {#id concept=… level=… was=… many}`. */
export interface QuestionHeading {
  readonly stem: string;
  readonly id: Located<string> | null;
  readonly misnamed: boolean;
  readonly concept: Located<string> | null;
  readonly level: Level | null;
  readonly was: readonly Located<string>[];
  readonly many: boolean;
}

const attributes = ['concept', 'level', 'was'];
// an attribute list, not braces that belong to the text such as `/users/{id}` or `{}`
const tail = /(?:^|\s)\{([^{}]*)\}\s*$/;
const looksLikeAttributes = /^\s*(?:#|many\s*$|many\s|[a-z][\w-]*=)/;

/** An attribute list without an id, at the end of a heading as it is written. */
export const listWithoutId = /(?<=^|\s)\{(?=\s*(?:many(?=[\s}])|[a-z][\w-]*=)[^{}]*\}$)/;

/** Reads the text of a heading; `span` is the heading's line. */
export function readHeading(content: string, span: Span, source: Source, report: Report): QuestionHeading {
  const match = content.match(tail);
  const inside = match?.[1] ?? '';
  if (!match || !looksLikeAttributes.test(inside))
    return {
      stem: content.trim(),
      id: null,
      misnamed: false,
      concept: null,
      level: null,
      was: [],
      many: false,
    };
  const list = findSpan(source, span, `{${inside}}`);
  const heading = {
    stem: content.slice(0, match.index).trim(),
    id: null,
    misnamed: false,
    concept: null,
    level: null,
    was: [],
    many: false,
  } as {
    -readonly [K in keyof QuestionHeading]: QuestionHeading[K];
  };
  const seen = new Set<string>();
  for (const token of inside.matchAll(/[^\s"]+="[^"]*"|\S+/g)) {
    const at = { start: list.start + 1 + token.index, end: list.start + 1 + token.index + token[0].length };
    readAttribute(token[0], at, heading, seen, report);
  }
  return heading;
}

function readAttribute(
  written: string,
  at: Span,
  heading: { -readonly [K in keyof QuestionHeading]: QuestionHeading[K] },
  seen: Set<string>,
  report: Report,
): void {
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
  if (name === 'many' && eq < 0) heading.many = true;
  else if (name === '#') {
    heading.id = kebabValue(value, 'id', at, report);
    heading.misnamed = heading.id === null;
  } else if (name === 'concept' && eq > 0) heading.concept = kebabValue(value, 'tag', span, report);
  else if (name === 'level' && eq > 0) heading.level = levelValue(value, span, report);
  else if (name === 'was' && eq > 0)
    heading.was = value
      .split(',')
      .map((v) => v.trim())
      .filter((v) => v !== '')
      .flatMap((v) => formerId({ value: v, span }, report) ?? []);
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

function kebabValue(value: string, what: 'id' | 'tag', span: Span, report: Report): Located<string> | null {
  if (value.length > 64) {
    report('id/too-long', span, `This ${what} has ${value.length} characters; 64 are allowed.`);
    return null;
  }
  if (kebab.test(value)) return { value, span };
  const nearest = kebabOf(value);
  report(
    'id/malformed',
    span,
    `"${value}" cannot be ${what === 'id' ? 'an id' : 'a tag'}.`,
    `Use lower-case letters, digits and single hyphens${nearest === '' ? '' : `: ${nearest}`}.`,
  );
  return null;
}

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
