import type { Response, Shown } from '../../learning/shown.ts';
import { repeated, spoken } from './letters.ts';
import type { Problem } from './problem.ts';
import { findText } from './texts.ts';

type Match = Extract<Shown, { kind: 'match' }>;

/**
 * Reads the pairs of a matching question: `a2,b1` (also `a-2`, `a=2`, `a 2 b 1`), else texts as `left = right`,
 * else the right-hand numbers in the order of the left-hand letters.
 */
export function parsePairs(words: readonly string[], shown: Match): Response | Problem {
  const line = words.join(' ').trim();
  if (line === '') return { problem: wanted(shown) };
  const pairs = byKeys(line, shown) ?? byTexts(words, shown) ?? byPosition(line, shown);
  if (pairs === null) return { problem: wanted(shown) };
  return typeof pairs === 'string' ? { problem: pairs } : fitting(pairs, shown);
}

type Pair = readonly [left: string, right: string];

function fitting(pairs: readonly Pair[], shown: Match): Response | Problem {
  const lefts = pairs.map(([left]) => left);
  const rights = pairs.map(([, right]) => right);
  const keys = shown.answers.map(({ key }) => key);
  const unknown = lefts.find((left) => !keys.includes(left));
  if (unknown !== undefined) return { problem: `There is no ${unknown} on the left. ${wanted(shown)}` };
  const choices = shown.choices.map(({ key }) => key);
  const strange = rights.find((right) => !choices.includes(right));
  if (strange !== undefined) return { problem: `There is no ${strange} on the right. ${wanted(shown)}` };
  const twice = repeated(lefts) ?? (choices.length < keys.length ? undefined : repeated(rights));
  if (twice !== undefined) return { problem: `${twice} stands there twice. ${wanted(shown)}` };
  const missing = keys.filter((key) => !lefts.includes(key));
  if (missing.length > 0) {
    return {
      problem: `${spoken(missing)} ${missing.length === 1 ? 'has' : 'have'} no partner yet. ${wanted(shown)}`,
    };
  }
  return { kind: 'match', pairs: Object.fromEntries(pairs) };
}

function byKeys(line: string, shown: Match): readonly Pair[] | null {
  const pattern = /([a-z]+)\s*[-=:>)]*\s*(\d+)/g;
  const lower = line.toLowerCase().replace(/→/g, '>');
  const found = Array.from(lower.matchAll(pattern), (m): Pair => [String(m[1]), String(m[2])]);
  const rest = lower.replace(pattern, '').replace(/[\s,;]+/g, '');
  const known = found.some(([left]) => shown.answers.some(({ key }) => key === left));
  return known && rest === '' ? found : null;
}

/** Every word, or every part of the line between commas, is `left = right` in their own words. */
function byTexts(words: readonly string[], shown: Match): readonly Pair[] | null {
  const parts = words.length > 1 ? words : words.join('').split(/\s*[,;]\s*/);
  const pairs = parts.map((part) => textPair(part, shown));
  return pairs.every((pair) => pair !== null) ? pairs : null;
}

function textPair(part: string, shown: Match): Pair | null {
  for (const { index, 0: sign } of part.matchAll(/=>|->|→|=|:/g)) {
    const left = findText(part.slice(0, index), shown.answers);
    const right = findText(part.slice(index + sign.length), shown.choices);
    if (left.length === 1 && right.length === 1) return [left.join(''), right.join('')];
  }
  return null;
}

function byPosition(line: string, shown: Match): readonly Pair[] | string | null {
  const parts = line.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.length === 0 || !parts.every((part) => /^\d+$/.test(part))) return null;
  if (parts.length > shown.answers.length) {
    return `These are ${parts.length} numbers for ${shown.answers.length} letters. ${wanted(shown)}`;
  }
  return shown.answers.slice(0, parts.length).map(({ key }, i): Pair => [key, String(parts[i])]);
}

function wanted({ answers, choices }: Match): string {
  const example = answers.slice(0, 2).map(({ key }, i) => key + (choices[1 - i] ?? choices[0])?.key);
  return `Type all ${answers.length} pairs, such as ${example.join(',')}.`;
}
