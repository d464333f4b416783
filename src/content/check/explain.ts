import { nearest } from '../nearest.ts';
import { type Code, codes, isLint } from './codes.ts';
import { isFixable } from './fix/fixable.ts';

/** All there is to know about a code. */
export interface Explanation {
  readonly code: Code;
  readonly severity: 'error' | 'warning';
  readonly about: string;
  readonly why: string;
  readonly place: string;
  /** what stood there before, where the fault lies in a change; else null */
  readonly before: string | null;
  readonly wrong: string;
  readonly right: string;
  /** whether `check --fix` can repair it */
  readonly fixable: boolean;
  /** whether an author may waive it with `lint-ok` */
  readonly waivable: boolean;
}

/** What a code means; null when there is none of that name. */
export function explain(word: string): Explanation | null {
  if (!Object.hasOwn(codes, word)) return null;
  const code = word as Code;
  const { severity, about, why, example } = codes[code];
  const { place, before, wrong, right } = example;
  return {
    ...{ code, severity, about, why, place, before, wrong, right },
    fixable: isFixable(code),
    waivable: isLint(code),
  };
}

/** The code a word may have been meant for, or null: a slip away, or without its area. */
export function nearestCode(word: string): string | null {
  const all = Object.keys(codes);
  const bare = word.toLowerCase().replace(/^.*\//, '');
  const named = all.filter((code) => code.endsWith(`/${bare}`));
  return named.length === 1 ? (named[0] as string) : nearest(word, all);
}

/** What else can be done about it. */
export function remarks({ code, fixable, waivable }: Explanation): string[] {
  return [
    ...(fixable ? ['roadmap check --fix repairs it.'] : []),
    ...(waivable ? [`Where it is meant so: lint-ok: ${code} and the reason.`] : []),
  ];
}

const mostLines = 16;
const mostColumns = 76;

/** An example as it is shown: of what is long or wide only as much as makes it clear. */
export function shownExample(text: string): string[] {
  const lines = text.split('\n').map(narrow);
  if (lines.length <= mostLines + 1) return lines;
  const kept = mostLines - 4;
  return [
    ...lines.slice(0, kept),
    `… ${lines.length - mostLines} more lines like these …`,
    ...lines.slice(kept - mostLines),
  ];
}

const narrow = (line: string): string =>
  line.length <= mostColumns ? line : `${line.slice(0, mostColumns - 24)} … (${line.length} characters)`;
