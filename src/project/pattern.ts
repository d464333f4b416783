import { BadAnswer } from './bad-answer.ts';
import { inTime } from './in-time.ts';

/** Longer texts are cut before a pattern looks at them: the text is a stranger's. */
const longestMatched = 20_000;
/** characters, with what was filled in */
const longestPattern = 10_000;
const matchTime = 500;

/**
 * Whether a text fits a regular expression. Throws CheckerFault where that cannot be said in time, and BadAnswer where
 * what the server gave makes the pattern too long.
 */
export function fits(text: string, pattern: string): boolean {
  if (pattern.length > longestPattern)
    throw new BadAnswer('What the server gave is too long to be looked for again.');
  return inTime(() => new RegExp(pattern, 'u').test(text.slice(0, longestMatched)), {
    ms: matchTime,
    late: `The pattern ${pattern.slice(0, 200)} takes too long with this text: it tries too many ways.`,
  });
}

/** A text as it stands in a pattern: nothing in it means anything but itself. */
export const literally = (text: string): string =>
  // outside of a class `\-` is no escape
  text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll('-', '\\x2d');
