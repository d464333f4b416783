import type { Markdown, Question } from '../../../model.ts';
import type { LocatedQuestion } from '../../../parse/located.ts';
import type { Report } from '../../diagnostic.ts';
import { proseOf } from '../../prose.ts';
import { answerAt } from './rule.ts';

/** "answer B", "option (c)", "options A and B": a letter that goes on to name something else is no place */
const letter =
  /\b(?:answers?|options?|choices?|alternatives?)\s+(?:[A-F]|\([a-f]\))(?=[.,;:!?)]|\s*$|\s+(?:is|are|was|and|or|would|has|does|comes|says)\b)/giu;
const isLetter = /\s(?:[A-F]|\([a-fA-F]\))$/u;
const place =
  /\b(?:(?:the|that)\s+(?:(?:first|second|third|fourth|fifth|sixth|last)\s+(?:choice|option|alternative)|(?:answer|option|choice|alternative)s?\s+(?:above|below))|(?:all|none)\s+of\s+the\s+above)\b/iu;

/** Answers are shuffled, so no text may name one by a letter or a place. */
export function checkNamesPlace({ question, stem, ...at }: LocatedQuestion, report: Report): void {
  if (question.kind !== 'one' && question.kind !== 'many') return;
  const texts: (readonly [Markdown | null, typeof stem])[] = [
    [question.stem, stem],
    [question.body, stem],
    [question.hint, at.hint ?? stem],
    [question.explanation, at.explanation ?? stem],
    ...question.answers.map((answer, i) => [answer.why, answerAt({ answers: at.answers, stem }, i)] as const),
  ];
  for (const [text, span] of texts) {
    const named = text === null ? null : placeIn(text, question);
    if (named !== null)
      report(
        'question/names-place',
        span,
        `"${named}" names an answer by its place, but answers are shuffled.`,
        'Name it by what it says.',
      );
  }
}

function placeIn(text: Markdown, question: Question): string | null {
  const words = proseOf(text);
  const lettered = [...words.matchAll(letter)].map(([found]) => found);
  const named = lettered.find((found) => isLetter.test(found) && !isNamed(found, question));
  if (named !== undefined) return named;
  return words.match(place)?.[0] ?? null;
}

/** Whether the question itself calls something by that letter: "Two designs, option A and option B, …" */
const isNamed = (lettered: string, { stem, body }: Question): boolean =>
  new RegExp(`\\b${lettered.replace(/(?<!\W)\W+$/u, '').slice(-1)}\\b`, 'u').test(`${stem}\n${body}`) &&
  !/^answer/iu.test(lettered);
