/** A line of a Markdown quiz, with what it looks like on its own. */
export interface Line {
  /** from 1 */
  readonly number: number;
  readonly text: string;
  /** inside a block of code, fences included */
  readonly isCode: boolean;
}

export interface Heading {
  readonly level: number;
  readonly text: string;
}

export interface ReadLines {
  readonly lines: readonly Line[];
  /** numbers of lines where a block of code begins that never ends */
  readonly open: readonly number[];
}

/**
 * Lines with the blocks of code marked. A block that never ends, or only where the next one begins, ends before the next
 * heading of a question, lest it swallow all that follows.
 */
export function readLines(texts: readonly string[], first = 1): ReadLines {
  const read = withFences(texts, first, false);
  // an odd one out: any of the others may be the one that lacks its end
  return read.open.length === 0 ? read : withFences(texts, first, true);
}

function withFences(texts: readonly string[], first: number, isOdd: boolean): ReadLines {
  const lines: Line[] = [];
  const open: number[] = [];
  const found = landmarksOf(texts);
  for (let i = 0; i < texts.length; ) {
    const fence = prefix(texts[i] as string).match(fenceLine);
    let end = i;
    if (fence !== null) {
      const close = found.close(i + 1, fence[1] as string);
      const last = close < 0 ? texts.length : close;
      // four marks are there to hold blocks of three
      const isTorn = isOdd || (fence[1]?.length === 3 && found.opener(i + 1) < last);
      const asked = close < 0 || isTorn ? questionWithin(found, i + 1, last) : -1;
      if (close < 0 || asked >= 0) open.push(first + i);
      end = asked >= 0 ? asked - 1 : close < 0 ? last - 1 : close;
    }
    for (; i <= end; i++) lines.push({ number: first + i, text: texts[i] as string, isCode: fence !== null });
  }
  return { lines, open };
}

/** Where the next line of a kind stands, from a line on; each line is looked at once. Past the last line: none. */
interface Landmarks {
  /** a block with the name of a language begins */
  readonly opener: (from: number) => number;
  readonly heading: (from: number) => number;
  readonly box: (from: number) => number;
  /** what closes a block that these marks opened; -1: nothing does */
  readonly close: (from: number, marks: string) => number;
}

function landmarksOf(texts: readonly string[]): Landmarks {
  const next = (pattern: RegExp): ((from: number) => number) => {
    const at = new Array<number>(texts.length + 1).fill(texts.length);
    for (let i = texts.length - 1; i >= 0; i--)
      at[i] = pattern.test(prefix(texts[i] as string)) ? i : (at[i + 1] as number);
    return (from) => at[from] ?? texts.length;
  };
  return {
    opener: next(/^\s{0,3}(?:`{3}|~{3})[a-z]/i),
    heading: next(questionHeading),
    box: next(/^\s{0,3}(?:[-*+]|\d{1,3}[.)])\s*\[[ xX]?\]\s/),
    close: closingLines(texts),
  };
}

const fenceLine = /^[\s>]*(?:(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s*)?)?(`{3,}(?![^`]*`)|~{3,})/;
const questionHeading = /^#{1,6}\s*(?:Q\s*\d|Question\b|\d{1,4}\s*[.)])|^#{3,6}\s.*\?\s*$/i;

/** The first heading of a question in a block of code, if answers with boxes follow it there; else -1. */
function questionWithin({ heading, box }: Landmarks, from: number, to: number): number {
  const at = heading(from);
  return at < to && box(at + 1) < to ? at : -1;
}

/** What closes blocks of code: at least as many of their marks, and nothing else. */
function closingLines(texts: readonly string[]): Landmarks['close'] {
  const runs = texts.map((text) => text.replace(/^[\s>]*/, '').trimEnd()).map(runOf);
  const last = new Map<string, number>();
  return (from, marks) => {
    // as long as it lies ahead, what closed the one before closes this one, too
    let at = last.get(marks) ?? -1;
    if (at < from) {
      at = from;
      while (at < runs.length && !closes(runs[at] as string, marks)) at++;
      last.set(marks, at);
    }
    return at < runs.length ? at : -1;
  };
}

/** The line where it consists of nothing but marks, else ''. */
const runOf = (line: string): string => (/^(?:`{3,}|~{3,})$/.test(line) ? line : '');
const closes = (run: string, marks: string): boolean => run.length >= marks.length && run[0] === marks[0];

/** Patterns look at so many characters at most: what a line is shows at its beginning, whatever its length. */
export function prefix(text: string): string {
  return text.slice(0, 300);
}

/** An ATX heading; a blank behind its marks may be missing where a question begins: `####Q1. …`. */
export function headingOf({ text, isCode }: Line): Heading | null {
  const match = isCode ? null : prefix(text).match(/^ {0,3}(#{1,6})(?=[ \t]|$|Q?\d)/);
  if (match === null) return null;
  const words = text.slice(match[0].length).trim();
  return { level: (match[1] as string).length, text: words.replace(/(?:^|[ \t])#+$/, '').trim() };
}

/** What stands in `{#…}` at the end of a heading of ours; null where nothing does. */
export function ownTail(heading: string): string | null {
  const text = heading.trimEnd();
  const inside = text.slice(text.lastIndexOf('{') + 1);
  return inside.startsWith('#') && inside.indexOf('}') === inside.length - 1 && inside.length < text.length
    ? inside.slice(1, -1)
    : null;
}

/** `- [x] text` in all its spellings. */
export interface BoxLine {
  readonly indent: number;
  /** null: the box holds something else than a cross or nothing */
  readonly isRight: boolean | null;
  readonly text: string;
  /** columns in front of the text of the item */
  readonly width: number;
}

const boxed = /^(\s{0,7})(?:([-*+]|\d{1,3}[.)])\s*)?\[([^\][\n]{0,3})\](?!\(|:|\[)/;

export function boxOf({ text, isCode }: Line): BoxLine | null {
  const match = isCode ? null : prefix(text).match(boxed);
  if (match === null) return null;
  const [whole, indent = '', mark, inside = ''] = match;
  const rest = text.slice(whole.length);
  const said = inside.trim();
  // without a list mark, only a real box with a blank behind is one: `[1]` is a reference
  if (mark === undefined && (!/^[xX ]?$/.test(inside) || !/^\s/.test(rest))) return null;
  if (mark !== undefined && !/^(?:[xX✓✔✗✘*vV?o+-]\uFE0F?)?$/u.test(said)) return null;
  return {
    indent: indent.length,
    isRight: said === '' ? false : /^[xX✓✔]/u.test(said) ? true : null,
    text: rest.trim(),
    width: indent.length + (mark === undefined ? 0 : mark.length + 1),
  };
}

export interface Bullet {
  readonly mark: string;
  readonly text: string;
  readonly indent: number;
}

const bullet = /^(\s{0,7})([-*+]|\d{1,3}[.)])\s+(?=\S)/;

/** An item of a list without a box. */
export function bulletOf(line: Line): Bullet | null {
  const match = line.isCode || boxOf(line) !== null ? null : prefix(line.text).match(bullet);
  if (match === null) return null;
  const [whole, indent = '', mark = ''] = match;
  return { mark, text: line.text.slice(whole.length).trim(), indent: indent.length };
}

const lettered = /^\s{0,8}(?:[-*+]\s{1,4})?(\*\*|__)?\(?([A-Ha-h])(?:\)|\s?[.:])(\*\*|__)?\s{0,8}(?=\S)/;

/** `A) text`, `b. text`, `- C: text`, `**D.** text`, `**E) text**`. */
export function letterOf({ text, isCode }: Line): { readonly letter: string; readonly text: string } | null {
  const match = isCode ? null : prefix(text).match(lettered);
  if (match === null) return null;
  const [whole, open, letter = '', close] = match;
  const rest = text.slice(whole.length).trim();
  const letters = { letter: letter.toUpperCase() };
  if (open === undefined || close !== undefined)
    return { ...letters, text: close === undefined || open !== undefined ? rest : close + rest };
  // bold around letter and text together, or from the letter on
  return {
    ...letters,
    text: rest.endsWith(open) && !rest.slice(0, -2).includes(open) ? rest.slice(0, -2).trim() : open + rest,
  };
}

const key =
  /^[\s>*_#-]{0,20}(?:the\s+)?(?:(?:correct|right)\s+)?(?:answers?|ans|solution|key)(?:\s+(?:is|are)\b[\s*_]*[:=]?|[\s*_]*[:=])[\s*_]*/i;

/** `Answer: B`, `**Correct answer:** B and C`, `#### Answer: D`. */
export function keyOf({ text, isCode }: Line): string | null {
  const match = isCode ? null : prefix(text).match(key);
  if (match === null) return null;
  const rest = text.slice(match[0].length).trim();
  // bold that was opened before the word
  const [mark, ...more] = match[0].match(/\*\*|__/g) ?? [];
  if (mark === undefined || more.length > 0 || !rest.includes(mark)) return rest;
  const at = rest.indexOf(mark);
  return `${rest.slice(0, at)}${rest.slice(at + mark.length)}`.trim();
}

const numbered =
  /^\s{0,3}(?:\*\*|__)?\s?(?:(?:Q|Question)[\s.#]{0,3}(\d{1,4})\s?(?:[.):\]-]|\s(?=\S))|(\d{1,4})\s?[.)])[\s*_]{0,8}\S/i;

/** `Q12. text`, `Question 12: text`, `12) text`; `isSure` where the letter Q says so. */
export function numberOf({
  text,
  isCode,
}: Line): { readonly number: number; readonly isSure: boolean } | null {
  const match = isCode ? null : prefix(text).match(numbered);
  if (match === null) return null;
  return { number: Number(match[1] ?? match[2]), isSure: match[1] !== undefined };
}

export const isBlank = ({ text, isCode }: Line): boolean => !isCode && text.trim() === '';
export const isRule = ({ text, isCode }: Line): boolean =>
  !isCode && text.length < 200 && /^(?:-{3,}|\*{3,}|_{3,}|<hr\/?>)$/i.test(text.replace(/\s/g, ''));

/** The words of a question without the number in front of them, and without bold around all of them. */
export function withoutNumber(text: string): string {
  const trimmed = text.trim();
  const match = prefix(trimmed).match(front);
  const [whole = '', open, close] = match ?? [];
  const bare =
    `${open !== undefined && close === undefined ? open : ''}${trimmed.slice(whole.length)}`.trim();
  const mark = /^(?:\*\*|__)/.exec(bare)?.[0];
  if (mark === undefined || !bare.endsWith(mark)) return bare;
  const inside = bare.slice(2, -2);
  return inside === '' || inside.includes(mark) ? bare : inside.trim();
}

const front =
  /^(\*\*|__)?\s?(?:(?:Q|Question)[\s.#]{0,3}\d{1,4}(?=\W|$)|\d{1,4}\s?[.)])[.):\]\s-]{0,8}(\*\*|__)?\s{0,8}/i;
