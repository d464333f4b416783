import { mostAnswers, tooManyAnswers } from '../draft.ts';
import { type Names, readKey } from './key.ts';
import { boxOf, bulletOf, isBlank, keyOf, type Line, letterOf } from './lines.ts';

/** One answer as its lines, the first without its mark. */
export interface RawAnswer {
  readonly line: number;
  readonly lines: readonly string[];
  readonly isRight: boolean;
}

/** The answers of a question and what stands around them. */
export interface Answers {
  readonly answers: readonly RawAnswer[];
  readonly before: readonly Line[];
  readonly after: readonly Line[];
}

export type Found = Answers | { readonly reason: string } | null;

/** Answers with boxes; else lettered ones, or a list, with a line that names the key. Null where there are none. */
export function findAnswers(lines: readonly Line[]): Found {
  const boxes = lines.flatMap((line, at) => (boxOf(line) === null ? [] : [at]));
  const outer = outermost(boxes.map((at) => ({ at, indent: boxOf(lines[at] as Line)?.indent ?? 0 })));
  if (outer.length > mostAnswers) return { reason: tooManyAnswers };
  if (outer.length > 0) return boxedAnswers(lines, outer);
  const keyAt = lines.findIndex((line) => keyOf(line) !== null);
  const letters = letteredRun(lines);
  const stray = strayLetter(lines, letters, keyAt);
  if (stray !== null) return { reason: `Its answers are not lettered in order (line ${stray}).` };
  if (letters.length >= 2) return keyedAnswers(lines, letters, keyAt, 'letters');
  if (keyAt < 0) return null;
  const bullets = lines.flatMap((line, at) => {
    const item = bulletOf(line);
    return item === null || at > keyAt ? [] : [{ at, indent: item.indent }];
  });
  const list = outermost(bullets);
  if (list.length < 2) return null;
  if (list.length > mostAnswers) return { reason: tooManyAnswers };
  const numbers = list.map((at) => Number.parseInt(bulletOf(lines[at] as Line)?.mark ?? '', 10));
  const isCounted = numbers.every((number, i) => Number.isNaN(number) || number === i + 1);
  // Markdown numbers a list by itself where all its items say 1
  if (!isCounted && !numbers.every((number) => number === 1))
    return { reason: 'Its answers are not numbered in order, so its key may mean another one.' };
  return keyedAnswers(lines, list, keyAt, numbers.some(Number.isNaN) ? 'both' : 'numbers');
}

/** A lettered line above the key that is not part of the run, where there are several; its number. */
function strayLetter(lines: readonly Line[], run: readonly number[], keyAt: number): number | null {
  const lettered = lines.flatMap((line, at) =>
    letterOf(line) !== null && (keyAt < 0 || at < keyAt) ? [at] : [],
  );
  if (lettered.length < 2 || (run[0] ?? 0) > keyAt) return null;
  const stray = lettered.find((at) => !run.includes(at));
  return stray === undefined ? null : (lines[stray] as Line).number;
}

/** Items of the outermost list; what is indented below one of them belongs to it. */
function outermost(items: readonly { readonly at: number; readonly indent: number }[]): readonly number[] {
  const least = items.reduce((most, { indent }) => Math.min(most, indent), Number.POSITIVE_INFINITY);
  return items.filter(({ indent }) => indent < least + 2).map(({ at }) => at);
}

function boxedAnswers(lines: readonly Line[], at: readonly number[]): Exclude<Found, null> {
  const strange = at.find((i) => boxOf(lines[i] as Line)?.isRight === null);
  if (strange !== undefined)
    return { reason: `The box in line ${lines[strange]?.number} is neither [x] nor [ ].` };
  const takesCode = at.length > 1 && codeFollows(lines, at);
  const made = at.map((i, n) => itemLines(lines, i, at[n + 1] ?? null, takesCode));
  const fault = made.find((one) => typeof one === 'string');
  if (typeof fault === 'string') return { reason: fault };
  const items = made as readonly ItemLines[];
  return {
    answers: items.map(({ own }, n): RawAnswer => {
      const box = boxOf(lines[at[n] as number] as Line);
      return {
        line: (lines[at[n] as number] as Line).number,
        lines: [box?.text ?? '', ...own],
        isRight: box?.isRight === true,
      };
    }),
    before: lines.slice(0, at[0]),
    after: lines.slice(items.at(-1)?.end ?? 0),
  };
}

/** Whether code stands behind each answer but the last, so that the code behind the last one is part of it, too. */
const codeFollows = (lines: readonly Line[], at: readonly number[]): boolean =>
  at.slice(0, -1).every((i, n) => lines.slice(i + 1, at[n + 1]).some((line) => line.isCode));

interface ItemLines {
  /** what belongs to the item below its first line, without its indent */
  readonly own: readonly string[];
  /** index of the line behind it */
  readonly end: number;
}

/** The lines that belong to an item, or the reason why that cannot be told. */
function itemLines(
  lines: readonly Line[],
  at: number,
  next: number | null,
  takesCode: boolean,
): ItemLines | string {
  const width = boxOf(lines[at] as Line)?.width ?? 2;
  const own: string[] = [];
  let end = at + 1;
  let gap = false;
  for (let i = at + 1; i < (next ?? lines.length); i++) {
    const line = lines[i] as Line;
    const indent = line.text.match(/^[ \t]*/)?.[0].replaceAll('\t', '    ').length ?? 0;
    if (isBlank(line)) {
      gap = true;
      continue;
    }
    const isInner = indent >= Math.min(2, width) && indent > 0;
    const isCode = line.isCode && (next !== null || takesCode);
    const isLazy = !gap && !line.isCode && !/^\s{0,3}(?:[>#|]|[-*+]\s|\d+[.)]\s)/.test(line.text);
    if (!isInner && !isCode && !isLazy) {
      if (next === null) break;
      return bulletOf(line) !== null
        ? `The answer in line ${line.number} has no box, but others have.`
        : `Between its answers stands text that belongs to none of them (line ${line.number}).`;
    }
    if (gap || (own.length === 0 && line.isCode)) own.push('');
    own.push(withoutIndent(line.text, isInner ? width : 0));
    gap = false;
    end = i + 1;
  }
  return { own, end };
}

const withoutIndent = (text: string, width: number): string => {
  const blanks = text.match(/^[ \t]*/)?.[0] ?? '';
  if (blanks.startsWith('\t')) return text.slice(1);
  return text.slice(Math.min(blanks.length, width));
};

/** The first run of answers A, B, C …, each letter once and in order. */
function letteredRun(lines: readonly Line[]): readonly number[] {
  const run: number[] = [];
  for (const [at, line] of lines.entries()) {
    const letter = letterOf(line)?.letter;
    if (letter === undefined) continue;
    const wanted = String.fromCharCode(65 + run.length);
    if (letter === wanted) run.push(at);
    else if (run.length < 2) {
      run.length = 0;
      if (letter === 'A') run.push(at);
    } else break;
  }
  return run;
}

const marked =
  /\s*(?:<?[-=]+>?\s*correct(?:\s+answer)?|\((?:correct|right)(?:\s+answer)?\)|[✅✓✔]\uFE0F?)\s*$/iu;

const withoutMark = (text: string): string =>
  `${text.slice(0, -40)}${text.slice(-40).replace(marked, '')}`.trimEnd();

/** Answers without boxes, whose key stands in a line of its own or as a mark behind the right ones. */
function keyedAnswers(
  lines: readonly Line[],
  at: readonly number[],
  keyAt: number,
  names: Names,
): Exclude<Found, null> {
  const last = at.at(-1) as number;
  const stop = keyAt > last ? keyAt : lines.length;
  const parts = at.map((i, n) => {
    const line = lines[i] as Line;
    const first = letterOf(line)?.text ?? bulletOf(line)?.text ?? '';
    const end = at[n + 1] ?? endOfLast(lines, i, stop);
    return {
      line: line.number,
      end,
      lines: [first, ...lines.slice(i + 1, end).map(({ text }) => text.replace(/^\s{1,8}/, ''))],
    };
  });
  const marks = parts.map((part) => marked.test((part.lines[0] as string).slice(-40)));
  const isMarked = keyAt < 0 && marks.some(Boolean);
  const answers = parts.map(({ line, lines: own }, n) => ({
    line,
    lines: isMarked ? [withoutMark(own[0] as string), ...own.slice(1)] : own,
    isRight: isMarked && marks[n] === true,
  }));
  const before = lines.slice(0, Math.min(at[0] as number, keyAt < 0 ? Number.POSITIVE_INFINITY : keyAt));
  const end = parts.at(-1)?.end ?? last + 1;
  if (isMarked) return { answers, before, after: lines.slice(end) };
  if (keyAt < 0) return { reason: 'No answer is marked as right.' };
  const key = readKey(
    keyOf(lines[keyAt] as Line) as string,
    answers.map((answer) => answer.lines.join('\n')),
    names,
  );
  if (key === null) return { reason: `Its key in line ${lines[keyAt]?.number} names none of its answers.` };
  const rest: readonly Line[] = key.rest === '' ? [] : [{ ...(lines[keyAt] as Line), text: key.rest }];
  const between = keyAt > last ? lines.slice(end, keyAt) : lines.slice(keyAt + 1, at[0]);
  return {
    answers: answers.map((answer, n) => ({ ...answer, isRight: key.right.includes(n) })),
    before: keyAt > last ? before : [...before, ...between],
    after: keyAt > last ? [...between, ...rest, ...lines.slice(keyAt + 1)] : [...rest, ...lines.slice(end)],
  };
}

/** The last answer ends at a blank line, unless what follows is indented. */
function endOfLast(lines: readonly Line[], at: number, stop: number): number {
  let end = at + 1;
  for (let i = at + 1; i < stop; i++) {
    const line = lines[i] as Line;
    if (isBlank(line)) continue;
    const follows = i === end && !/^\s{0,3}(?:[>#<]|[-*_]{3,}\s*$)/.test(line.text);
    if (!follows && !/^(?: {2,}|\t)\S/.test(line.text)) break;
    end = i + 1;
  }
  return end;
}
