import type { Source, Span } from '../../../source.ts';
import type { Code } from '../../codes.ts';
import type { Report } from '../../diagnostic.ts';
import { proseOnly } from '../../raw-text.ts';

/** Quickly says that a text holds none of the words below. */
const suspect = /obviously|simply|just|current|nowadays|these days|recent|present|at the time/i;

interface Wording {
  readonly code: Code;
  readonly words: RegExp;
  readonly message: (word: string) => string;
  readonly hint: string;
  /** what in the sentence around a word makes it harmless */
  readonly unless?: RegExp;
}

const wordings: readonly Wording[] = [
  {
    code: 'text/undated',
    words:
      /\b(?:currently|nowadays|these days|recently|at present|at the time of writing|until recently|in recent years)\b/giu,
    message: (word) => `"${word}" ages, and nobody can tell from when it is.`,
    hint: 'Say since when or as of when: "as of 2026".',
    unless: /\b(?:19|20)\d\d\b/u,
  },
  {
    code: 'text/dismissive',
    words:
      /\b(?:obviously|simply|(?<!\b(?:not|only|has|have|had|was|were|is|are) )just(?!-| (?:as|before|after|like|now|under|over|above|below|enough|in time)\b))\b/giu,
    message: (word) => `"${word}" tells a learner who is lost that it is easy.`,
    hint: 'Leave it out.',
  },
];

/** Reports words in a raw text of a file that say nothing to learners, or will be wrong one day. */
export function checkWording(span: Span, source: Source, report: Report): void {
  const raw = source.text.slice(span.start, span.end);
  if (!suspect.test(raw)) return;
  const text = proseOnly(raw);
  for (const { code, words, message, hint, unless } of wordings) {
    const isHarmless = unless === undefined ? () => false : inSentence(text, unless);
    for (const found of text.matchAll(words)) {
      if (isHarmless(found.index)) continue;
      const start = span.start + found.index;
      report(code, { start, end: start + found[0].length }, message(found[0]), hint);
    }
  }
}

/** Whether `wanted` stands in the sentence around an offset; offsets are asked for in ascending order. */
function inSentence(text: string, wanted: RegExp): (at: number) => boolean {
  const ends = text.matchAll(/[.?!](?=\s|$)|\n[ \t\r]*\n/g);
  let from = 0;
  let to = -1;
  let found = false;
  return (at) => {
    while (to < at) {
      const end = ends.next();
      from = to + 1;
      to = end.done === true ? text.length : end.value.index;
      if (to >= at) found = wanted.test(text.slice(from, to));
    }
    return found;
  };
}
