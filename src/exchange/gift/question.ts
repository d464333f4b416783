import type { Answer } from '../../content/model.ts';
import { type Draft, mostAnswers, tooManyAnswers } from '../draft.ts';
import { changesOf } from '../named.ts';
import { splitPrompt } from '../prompt.ts';
import { showEscapes } from './lex.ts';
import { type NumberRange, rangeOf, saidRange } from './numbers.ts';
import { type GiftFormat, type GiftText, readText } from './text.ts';

type Said = { readonly [K in keyof Draft]?: Draft[K] };
/** The part of a question that stands in its braces. */
type Answers =
  | { readonly kind: 'one' | 'many'; readonly answers: readonly Answer[] }
  | {
      readonly kind: 'match';
      readonly columns: null;
      readonly pairs: readonly { left: string; right: string }[];
    }
  | { readonly kind: 'type'; readonly accepted: readonly string[] }
  | { readonly kind: 'recall'; readonly answer: string };

export type GiftQuestion =
  | {
      readonly question: Said & Answers & { readonly stem: string; readonly body: string };
      readonly changes: readonly string[];
    }
  | { readonly reason: string };

/** What readers of answers work with: how texts are written, where changes are gathered, what feedback is left over. */
interface Context {
  readonly format: GiftFormat;
  readonly say: (change: string) => void;
  /** feedback that belongs to no answer of ours and may explain the key */
  readonly feedback: string[];
}

/** Reads one block with braces; escapes are hidden in it. */
export function readGiftQuestion(written: string): GiftQuestion {
  const changes = changesOf();
  const say = changes.add;
  const text = withoutName(written);
  const open = text.indexOf('{');
  const close = text.indexOf('}');
  if (open < 0 || close < open) return { reason: 'Its braces do not fit: each question has one pair { … }.' };
  if (/[{}]/.test(text.slice(close + 1)) || text.slice(open + 1, close).includes('{'))
    return { reason: 'It has more than one pair of braces; those that belong to its text need a backslash.' };
  const after = text.slice(close + 1).trim();
  const asked = after === '' ? text.slice(0, open) : `${text.slice(0, open)}_____${text.slice(close + 1)}`;
  const stem = readText(asked, 'moodle', say);
  const prompt = splitPrompt(stem.markdown);
  if (prompt === null) return { reason: 'It asks nothing.' };
  if (prompt.moved) say('its first paragraph became the question, above what stood before it');
  const [inside, general] = splitGeneral(text.slice(open + 1, close).trim());
  const context: Context = { format: stem.format, say, feedback: [] };
  const explanation = general === null ? null : readText(general, stem.format, say).markdown || null;
  const answers = readAnswers(inside, explanation, context);
  if ('reason' in answers) return answers;
  const { stem: line, body } = prompt;
  const isEssay = inside === '';
  const why = isEssay ? null : joined(explanation, context);
  return { question: { stem: line, body, explanation: why, ...answers }, changes: changes.all };
}

/** `::name::` in front is a label for lists in Moodle, and never shown with the question. */
const withoutName = (text: string): string => text.replace(/^::[\s\S]*?::\s*/, '');

/** General feedback stands behind the last `####`. */
function splitGeneral(inside: string): [string, string | null] {
  const at = inside.lastIndexOf('####');
  return at < 0 ? [inside, null] : [inside.slice(0, at).trim(), inside.slice(at + 4).trim()];
}

/** General feedback, and below it that on answers that are accepted. */
function joined(general: string | null, { feedback, say }: Context): string | null {
  const said = [...new Set(feedback)].filter((text) => text !== '' && text !== general);
  if (said.length === 0) return general;
  if (general === null) say('the feedback on its answers became its explanation');
  else say('the feedback on its answers was added to its explanation');
  return [...(general === null ? [] : [general]), ...said].join('\n\n');
}

function readAnswers(
  inside: string,
  general: string | null,
  context: Context,
): Answers | { readonly reason: string } {
  if (inside === '') return essay(general);
  if (hasMore(inside, /[=~]/g, mostAnswers)) return { reason: tooManyAnswers };
  if (inside.startsWith('#')) return numerical(inside.slice(1), context);
  if (inside.includes('~')) return choices(inside, context);
  if (inside.includes('=') && inside.includes('->')) return matching(inside, context);
  const flag = inside.split('#')[0]?.trim() ?? '';
  if (/^(?:T|TRUE|F|FALSE)$/.test(flag)) return trueFalse(inside, context);
  return shortAnswers(inside, context);
}

function essay(general: string | null): Answers | { readonly reason: string } {
  return general === null
    ? { reason: 'It is an essay without general feedback: there is nothing to compare an answer with.' }
    : { kind: 'recall', answer: general };
}

/** Whether a pattern is met more often than so many times; beyond these it is not looked for. */
function hasMore(text: string, pattern: RegExp, times: number): boolean {
  let found = 0;
  for (const _ of text.matchAll(pattern)) if (++found > times) return true;
  return false;
}

/** Which of the texts is shown to whoever answers so. */
function trueFalse(inside: string, { format, say }: Context): Answers {
  const [flag = '', wrong = '', right = ''] = inside.split('#');
  const isTrue = flag.trim().startsWith('T');
  const comment = (text: string): string | null => readText(text, format, say).markdown || null;
  const answer = (text: string, correct: boolean): Answer => ({
    text,
    correct,
    why: comment(correct ? right : wrong),
    pinned: false,
    misses: null,
  });
  return { kind: 'one', answers: [answer('True', isTrue), answer('False', !isTrue)] };
}

interface Part {
  readonly isKey: boolean;
  /** percent, or null where none is given */
  readonly weight: number | null;
  readonly text: GiftText;
  readonly why: string | null;
}

/** `=right#comment`, `~wrong`, `~%50%half right`. */
function partsOf(inside: string, { format, say }: Context): Part[] {
  const marked = /^[=~]/.test(inside) ? inside : `=${inside}`;
  return [...marked.matchAll(/([=~])([^=~]*)/g)].map(([, mark, written = '']) => {
    const weight = written.match(/^\s*%(-?\d{1,3}(?:\.\d*)?)%/);
    const [answer = '', ...comment] = written.slice(weight?.[0].length ?? 0).split('#');
    return {
      isKey: mark === '=',
      weight: weight ? Number(weight[1]) : null,
      text: readText(answer, format, say),
      why: readText(comment.join('#'), format, say).markdown || null,
    };
  });
}

function choices(inside: string, context: Context): Answers | { readonly reason: string } {
  const parts = partsOf(inside, context);
  if (parts.some(({ text }) => text.markdown === '')) return { reason: 'One of its answers is empty.' };
  const right = keysAmong(parts, context.say);
  if (right === null)
    return { reason: 'The weights of its answers do not say which of them are right together.' };
  return {
    kind: parts.some((part) => part.isKey) && right.size === 1 ? 'one' : 'many',
    answers: parts.map((part) => ({
      text: part.text.markdown,
      correct: right.has(part),
      why: part.why,
      pinned: false,
      misses: null,
    })),
  };
}

/** The answers that are right; with weights alone those that make a hundred together. */
function keysAmong(parts: readonly Part[], say: (change: string) => void): ReadonlySet<Part> | null {
  const full = parts.filter((part) => part.isKey || (part.weight ?? 0) >= 99.9);
  const partial = parts.filter((part) => !full.includes(part) && (part.weight ?? 0) > 0);
  const sayPartial = (): void => {
    for (const part of partial)
      say(`an answer worth ${part.weight} % counts as wrong: "${cut(part.text.markdown)}"`);
  };
  if (full.length > 0) {
    if (full.length > 1) say('each of its right answers was enough; here all of them have to be picked');
    sayPartial();
    return new Set(full);
  }
  const sum = partial.reduce((total, part) => total + (part.weight ?? 0), 0);
  if (partial.length === 0) return new Set();
  return Math.abs(sum - 100) <= 1 ? new Set(partial) : null;
}

function matching(inside: string, context: Context): Answers | { readonly reason: string } {
  const pairs: { left: string; right: string }[] = [];
  for (const [, written = ''] of inside.matchAll(/=([^=]*)/g)) {
    const at = written.indexOf('->');
    if (at < 0) return { reason: `A pair has no "->": "${cut(showEscapes(written))}".` };
    const left = readText(written.slice(0, at), context.format, context.say).markdown;
    const right = readText(written.slice(at + 2), context.format, context.say).markdown;
    if (left === '') context.say(`the right side "${cut(right)}" that belongs to nothing was left out`);
    else pairs.push({ left, right });
  }
  return { kind: 'match', columns: null, pairs };
}

const withWhy = ({ why }: Part): string => (why === null ? '' : ', and its feedback was left out');

function shortAnswers(inside: string, context: Context): Answers | { readonly reason: string } {
  const accepted: string[] = [];
  for (const part of partsOf(inside, context)) {
    const text = part.text.plain;
    if (part.weight !== null && part.weight < 99.9) {
      context.say(`an answer worth ${part.weight} % is not accepted${withWhy(part)}: "${cut(text)}"`);
      continue;
    }
    // a star stands for any text, unless a backslash stands before it
    if (/(?<!\\)\*/.test(text)) {
      context.say(`an answer with a placeholder is not accepted${withWhy(part)}: "${cut(text)}"`);
      continue;
    }
    accepted.push(text.replaceAll('\\*', '*').replace(/\s+/g, ' ').trim());
    if (part.why !== null) context.feedback.push(part.why);
  }
  const distinct = [...new Set(accepted)].filter((text) => text !== '');
  return distinct.length === 0
    ? { reason: 'No answer of it is right as it stands.' }
    : { kind: 'type', accepted: distinct };
}

/** `3.14:0.01`, `1..5`, or several with weights. A number that may be missed a little is asked for as a recall. */
function numerical(inside: string, context: Context): Answers | { readonly reason: string } {
  const end = inside.indexOf('~');
  const numbers = partsOf((end < 0 ? inside : inside.slice(0, end)).trim(), context);
  if (end >= 0) context.say('the feedback on wrong numbers was left out');
  const full = numbers.filter((part) => part.weight === null || part.weight >= 99.9);
  const less = numbers.filter((part) => !full.includes(part));
  if (less.length > 0)
    context.say(
      `numbers worth less than all of it are not accepted${less.some(({ why }) => why !== null) ? ', and their feedback was left out' : ''}`,
    );
  const ranges = full.map((part) => rangeOf(part.text.plain.trim()));
  if (full.length === 0 || ranges.includes(null))
    return { reason: 'It asks for a number, and gives none that can be read.' };
  for (const part of full) if (part.why !== null) context.feedback.push(part.why);
  const exact = (ranges as NumberRange[]).filter((range) => range.tolerance === null);
  if (exact.length === ranges.length)
    return { kind: 'type', accepted: [...new Set(exact.map((range) => range.shown))] };
  context.say('a number that may be missed a little became a question to recall');
  return {
    kind: 'recall',
    answer: withFeedback((ranges as NumberRange[]).map(saidRange).join(', or '), context),
  };
}

/** In a recall the explanation stands beside the answer, so feedback goes with it. */
function withFeedback(answer: string, { feedback }: Context): string {
  return [answer, ...feedback.splice(0)].join('\n\n');
}

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
