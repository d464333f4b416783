import type { Lettered, Response, Shown } from '../../learning/shown.ts';
import { oneLine, printable } from '../sanitise.ts';
import { repeated, span, spoken } from './letters.ts';
import { parsePairs } from './pairs.ts';
import type { Problem } from './problem.ts';
import { findText } from './texts.ts';

/**
 * Reads an answer as it was typed: letters as shown, else the answers' texts, else positions counted from 1.
 * Several words, as a shell hands them over, are each one answer if they can be, else one line.
 * `-` is "I don't know". A line for a typing question is the answer itself; `\-` and `\?` are these signs.
 */
export function parseResponse(typed: string | readonly string[], shown: Shown): Response | Problem {
  const words = (typeof typed === 'string' ? [typed] : typed).map((word) => printable(word).trim());
  const line = words.join(' ').trim();
  if (line === '-') return { kind: 'unknown' };
  switch (shown.kind) {
    case 'type':
      return line === '' ? { problem: 'Type your answer, or - if you don’t know.' } : typedText(line);
    case 'recall':
      return parseGrade(line);
    case 'match':
      return parsePairs(words, shown);
    case 'one':
    case 'many':
    case 'order':
      return parseKeys(words, shown.kind, shown.answers);
  }
}

function typedText(line: string): Response {
  return { kind: 'type', text: /^\\[-?]$/.test(line) ? line.slice(1) : line };
}

const grades = ['again', 'hard', 'good', 'easy'];

function parseGrade(line: string): Response | Problem {
  const at = /^[1-4]$/.test(line) ? Number(line) : grades.indexOf(line.toLowerCase()) + 1;
  if (at === 1 || at === 2 || at === 3 || at === 4) return { kind: 'recall', grade: at };
  return { problem: 'Type 1 (again), 2 (hard), 3 (good) or 4 (easy).' };
}

function parseKeys(
  words: readonly string[],
  kind: 'one' | 'many' | 'order',
  answers: readonly Lettered[],
): Response | Problem {
  const keys = answers.map(({ key }) => key);
  const line = words.join(' ').trim();
  if (line === '') return { problem: wanted(kind, keys) };
  const found = byLetter(line, keys) ?? byText(words, answers) ?? byRun(line, keys) ?? byPosition(line, keys);
  if (found === null) return { problem: `No answer is called ${quoted(line)}. ${wanted(kind, keys)}` };
  if (typeof found === 'string') return { problem: found };
  return fitting(found, kind, keys);
}

function fitting(
  found: readonly string[],
  kind: 'one' | 'many' | 'order',
  keys: readonly string[],
): Response | Problem {
  const twice = repeated(found);
  if (twice !== undefined) return { problem: `${twice} stands there twice. ${wanted(kind, keys)}` };
  if (kind === 'one' && found.length > 1) return { problem: `Only one is right. ${wanted(kind, keys)}` };
  const missing = keys.filter((key) => !found.includes(key));
  if (kind === 'order' && missing.length > 0) {
    const are = missing.length === 1 ? 'is' : 'are';
    return { problem: `${spoken(missing)} ${are} missing. ${wanted(kind, keys)}` };
  }
  // what is chosen has no order, so it is told in that of the screen
  return { kind, keys: kind === 'many' ? keys.filter((key) => found.includes(key)) : found };
}

/** `a`, `a,c`, `a c`, `a)`; null when these are no letters. */
function byLetter(line: string, keys: readonly string[]): readonly string[] | null {
  const parts = partsOf(line);
  return parts.length > 0 && parts.every((part) => keys.includes(part)) ? parts : null;
}

/** `ac`: every sign a letter shown. */
function byRun(line: string, keys: readonly string[]): readonly string[] | null {
  const parts = partsOf(line).flatMap((part) => Array.from(part));
  return parts.length > 0 && parts.every((part) => keys.includes(part)) ? parts : null;
}

/** `3,1,2`: the places of the answers on the screen, from 1. A place that is none is a problem. */
function byPosition(line: string, keys: readonly string[]): readonly string[] | string | null {
  const parts = partsOf(line);
  if (parts.length === 0 || !parts.every((part) => /^\d+$/.test(part))) return null;
  const outside = parts.find((part) => keys[Number(part) - 1] === undefined);
  if (outside !== undefined) return `There is no answer ${quoted(outside)}: there are ${keys.length}.`;
  return parts.map((part) => String(keys[Number(part) - 1]));
}

/** Each word one answer's text, or the line one, or parts of the line between commas. */
function byText(words: readonly string[], answers: readonly Lettered[]): readonly string[] | string | null {
  const each = words.map((word) => findText(word, answers));
  if (each.every((found) => found.length === 1)) return each.flat();
  const line = words.join(' ');
  const whole = findText(line, answers);
  if (whole.length === 1) return whole;
  if (whole.length > 1) return `That is the text of ${spoken(whole)}: use the letter.`;
  return byParts(line.split(/\s*[,;]\s*/), answers);
}

/** Texts may hold commas themselves, so the longest run of parts that is a text wins. */
function byParts(parts: readonly string[], answers: readonly Lettered[]): readonly string[] | null {
  const found: string[] = [];
  for (let from = 0; from < parts.length; ) {
    let to = parts.length;
    let key: string | undefined;
    for (; to > from && key === undefined; to--) {
      const hits = findText(parts.slice(from, to).join(', '), answers);
      if (hits.length === 1) key = hits[0];
    }
    if (key === undefined) return null;
    found.push(key);
    from = to + 1;
  }
  return found;
}

function partsOf(line: string): string[] {
  return line
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((part) => part.replace(/^\((.+)\)$|^(.+)[).]$/, '$1$2'))
    .filter((part) => part !== '');
}

function wanted(kind: 'one' | 'many' | 'order', keys: readonly string[]): string {
  if (kind === 'one') return `Type one letter, ${span(keys)}.`;
  if (kind === 'many')
    return `Type the letters of all that are right, such as ${keys.slice(0, 2).join(',')}.`;
  return `Type all ${keys.length} letters in their order, such as ${[...keys].reverse().join(',')}.`;
}

const quoted = (text: string): string => `"${oneLine(text, 30)}"`;
