import type { Report } from '../check/diagnostic.ts';
import { kebab } from '../ids.ts';
import type { Span } from '../source.ts';
import type { Located } from './shape.ts';

/** What stands in braces at the end of an answer: `{pin}`, `{misses=concept}`. */
export interface Marks {
  /** the answer without them */
  readonly text: string;
  readonly pinned: boolean;
  /** the concept that whoever picks this answer has not understood */
  readonly misses: Located<string> | null;
}

const tail = /\{((?:pin|misses=[^\s{}]*)(?:\s+[^\s{}]+)*)\}$/;

/**
 * Takes the marks off the end of an answer. Braces that hold anything else belong to the text, such as `/users/{id}`.
 * `placeOf` finds where marks stand in the file.
 */
export function takeMarks(written: string, placeOf: (marks: string) => Span, report: Report): Marks {
  const text = written.trimEnd();
  const match = text.match(tail);
  if (match === null) return { text, pinned: false, misses: null };
  const at = placeOf(match[0]);
  let pinned = false;
  let misses: Located<string> | null = null;
  for (const mark of (match[1] as string).split(/\s+/)) {
    const concept = mark.match(/^misses=(.*)$/)?.[1];
    if (mark === 'pin') pinned = true;
    else if (concept !== undefined && kebab.test(concept)) misses = { value: concept, span: at };
    else
      report(
        'question/unknown-attribute',
        at,
        `"${mark}" is not an attribute of an answer.`,
        'Known: pin, misses=… with a concept of the topic.',
      );
  }
  return { text: text.slice(0, match.index).trimEnd(), pinned, misses };
}
