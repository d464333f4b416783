import { foldMarkdown } from '../../content/fold.ts';

/** The answers a key means. */
export interface Key {
  /** places of the right answers, from 0 */
  readonly right: readonly number[];
  /** what stands behind the key on its line */
  readonly rest: string;
}

/** What a key may call answers by besides their texts. */
export type Names = 'letters' | 'numbers' | 'both';

/** `B`, `B, C`, `(b) and (d)`, `2`, `option B) the text`, or the text of an answer. */
export function readKey(written: string, answers: readonly string[], names: Names): Key | null {
  const text = written.trim();
  const same = (one: string): number => {
    const folded = foldMarkdown(withoutEnd(one));
    return answers.findIndex((answer) => foldMarkdown(withoutEnd(answer)) === folded);
  };
  const whole = same(text);
  const byName = readNames(text, answers.length, names, same);
  if (whole < 0) return byName;
  // "A" may be the letter of one answer and the text of another
  if (byName !== null && byName.right.join() !== String(whole)) return null;
  return { right: [whole], rest: '' };
}

function readNames(text: string, count: number, names: Names, same: (one: string) => number): Key | null {
  const list = text.slice(0, 80).match(keyList);
  if (list === null) return null;
  const named = (list[1] as string).match(/(?<![A-Za-z\d])[A-Ha-h\d](?![A-Za-z\d])/g) ?? [];
  const unfit = names === 'letters' ? /\d/ : names === 'numbers' ? /\D/ : /^$/;
  if (named.length === 0 || named.some((name) => unfit.test(name))) return null;
  const right = named.map(
    (name) => (/\d/.test(name) ? Number(name) : name.toUpperCase().charCodeAt(0) - 64) - 1,
  );
  if (right.some((place) => place < 0 || place >= count)) return null;
  const behind = text.slice(list[0].length);
  const rest = behind.replace(/^[\s.):,*_-]+/, '').trim();
  const isRepeated = right.length === 1 && same(rest) === right[0];
  // "Answer: a request" begins with a word, not with a letter
  if (rest !== '' && !isRepeated && !/^\s*[.):,;–—*_-]/.test(behind)) return null;
  return { right, rest: isRepeated ? '' : rest };
}

/** A text without the full stop, blanks and marks it ends in. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t\n.*_'.includes(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

const keyList =
  /^(?:(?:options?|answers?|choices?)\s+)?((?:\(?(?:[A-Ha-h]|\d)\)?\s*(?:,|;|&|\/|\band\b)\s*)*\(?(?:[A-Ha-h]|\d)\b\)?)(?![\w'’-])/;
