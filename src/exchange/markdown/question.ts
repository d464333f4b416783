import type { Answer, Markdown } from '../../content/model.ts';
import { readBlocks } from '../../content/parse/blocks.ts';
import { quoteText } from '../../content/parse/quote.ts';
import { sliceEach } from '../../content/parse/slice.ts';
import { Source } from '../../content/source.ts';
import { cleanMarkdown } from '../clean.ts';
import { bare, type Draft, leftOut, type Outcome } from '../draft.ts';
import { splitPrompt } from '../prompt.ts';
import { type Answers, findAnswers, type RawAnswer } from './answers.ts';
import type { Chunk } from './chunks.ts';
import { isBlank, isRule, keyOf, type Line, prefix, withoutNumber } from './lines.ts';

type Say = (change: string) => void;

/** Reads the lines of one question. */
export function readChunk({ head, lines }: Chunk, say: Say): Outcome {
  const found = findAnswers(lines);
  if (found !== null && 'reason' in found) return leftOut(found.reason);
  const stem = withoutNumber(head);
  if (found === null) return openQuestion(stem, lines, say);
  const asked = askedBy(stem, found.before, say);
  if (asked === null) return leftOut('It asks nothing.');
  const answers = withoutLabels(
    found.answers.map((raw) => answerOf(raw, say)),
    say,
  );
  const base = { ...bare, ...asked, explanation: explanationOf(found.after, say) };
  const keys = answers.filter((answer) => answer.correct).length;
  if (answers.some((answer) => answer.text === ''))
    return leftOut('One of its answers is empty, or only an image.');
  return { draft: { ...base, kind: keys > 1 ? 'many' : 'one', answers } };
}

/** `Answer: …` without anything to choose from: the question is one to recall. */
function openQuestion(stem: string, lines: readonly Line[], say: Say): Outcome {
  const at = lines.findIndex((line) => keyOf(line) !== null);
  if (at < 0) return leftOut('It has no answers in a shape that is known.');
  const asked = askedBy(stem, lines.slice(0, at), say);
  const first = keyOf(lines[at] as Line) ?? '';
  const answer = withoutBreaks(
    cleaned([first, ...lines.slice(at + 1).map(({ text }) => text)].join('\n'), say),
    say,
  );
  if (asked === null) return leftOut('It asks nothing.');
  if (answer === '') return leftOut('Its answer is empty.');
  return { draft: { ...bare, ...asked, kind: 'recall', answer } };
}

/** Stem, body and hint: a quotation above the answers is the hint. */
function askedBy(
  head: string,
  lines: readonly Line[],
  say: Say,
): Pick<Draft, 'stem' | 'body' | 'hint'> | null {
  const text = cleaned([head, '', ...lines.map((line) => line.text)].join('\n'), say);
  const { rest, quotes } = withoutQuotes(text);
  const prompt = splitPrompt(rest);
  if (prompt === null) return null;
  if (prompt.moved) say('its first paragraph became the question, above what stood before it');
  if (quotes.length > 0) say('the quotation above its answers became its hint');
  return { stem: prompt.stem, body: prompt.body, hint: quotes.join('\n\n') || null };
}

function answerOf({ lines, isRight }: RawAnswer, say: Say): Answer {
  const { rest, quotes } = withoutQuotes(cleaned(lines.join('\n'), say));
  return {
    text: withoutInvisible(rest),
    correct: isRight,
    why: quotes.join('\n\n') || null,
    pinned: false,
    misses: null,
  };
}

/** Blanks that are no white space to a program, put where an answer had to be empty. */
function withoutInvisible(text: string): string {
  const bare = text.replace(/^[\u2800\u200B\s]{1,20}/u, '').trimEnd();
  return /[\u2800\u200B]$/u.test(bare) ? bare.slice(0, -1).trimEnd() : bare;
}

const labelled =
  /^(?:\*\*|`)?(?:(?:option|answer)\s{1,8})?([A-Ha-h])?[.):]?(?:\*\*|`)?[ \t]*\n+(?=`{3,}|~{3,}| {4})/i;

/** "A", "B" … above the code of each answer only name its place, which is drawn anew each time. */
function withoutLabels(answers: readonly Answer[], say: Say): readonly Answer[] {
  if (!answers.every(({ text }) => labelled.test(text))) return answers;
  if (answers.some(({ text }) => labelled.exec(text)?.[1] !== undefined))
    say('the letters in front of its answers were left out');
  return answers.map((answer) => ({ ...answer, text: answer.text.replace(labelled, '').trim() }));
}

const explanationLabel =
  /^(?:\*\*|__)?(?:explanation|reason|rationale)\s*(?::\s*(?:\*\*|__)?|(?:\*\*|__)\s*:?|\s-)\s*/i;

function explanationOf(lines: readonly Line[], say: Say): Markdown | null {
  const from = lines.findIndex((line) => !isBlank(line) && !isRule(line));
  const to = lines.findLastIndex((line) => !isBlank(line) && !isRule(line));
  if (from < 0) return null;
  const text = cleaned(
    lines
      .slice(from, to + 1)
      .map((line) => line.text)
      .join('\n'),
    say,
  );
  const { rest, quotes } = withoutQuotes(text);
  // all of it in a quotation is the same without its marks
  const whole = rest.trim() === '' ? quotes.join('\n\n') : text;
  const bold =
    /^(\*\*|__)explanation/i.test(whole) &&
    !/^(?:\*\*|__)explanation\s*:?\s*(?:\*\*|__)/i.test(prefix(whole));
  return (bold ? whole : whole.replace(explanationLabel, '')).trim() || null;
}

function cleaned(text: string, say: Say): Markdown {
  const { text: clean, changes } = cleanMarkdown(text);
  for (const change of changes) say(change);
  return clean.trim();
}

/** The blockquotes of a text apart from its other blocks. */
function withoutQuotes(text: Markdown): { readonly rest: Markdown; readonly quotes: readonly Markdown[] } {
  if (!/^[ \t]*>/m.test(text)) return { rest: text, quotes: [] };
  const source = new Source('', text);
  const blocks = readBlocks(source, 0);
  const isQuote = (block: (typeof blocks)[number]): boolean => block.open.type === 'blockquote_open';
  const quotes = blocks.filter(isQuote).map((block) => quoteText(block, source));
  return quotes.length === 0
    ? { rest: text, quotes: [] }
    : {
        rest: sliceEach(
          blocks.filter((block) => !isQuote(block)),
          source,
        ),
        quotes: quotes.filter((one) => one !== ''),
      };
}

/** A quotation or a rule would end what is to be recalled. */
function withoutBreaks(text: Markdown, say: Say): Markdown {
  const source = new Source('', text);
  const blocks = readBlocks(source, 0);
  if (!blocks.some(({ open }) => open.type === 'hr' || open.type === 'blockquote_open')) return text;
  if (blocks.some(({ open }) => open.type === 'blockquote_open'))
    say('a quotation in its answer became plain text');
  return blocks
    .filter(({ open }) => open.type !== 'hr')
    .map((block) =>
      block.open.type === 'blockquote_open' ? quoteText(block, source) : sliceEach([block], source),
    )
    .filter((part) => part !== '')
    .join('\n\n');
}

export type { Answers };
