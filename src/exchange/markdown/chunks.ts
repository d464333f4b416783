import {
  boxOf,
  bulletOf,
  type Heading,
  headingOf,
  isBlank,
  isRule,
  keyOf,
  type Line,
  letterOf,
  numberOf,
  ownTail,
  prefix,
} from './lines.ts';

/** Lines that make one question, or text between questions. */
export interface Chunk {
  readonly kind: 'question' | 'section' | 'text';
  /** the line it begins on, from 1 */
  readonly line: number;
  /** words of its heading or first line, as written; '' for text */
  readonly head: string;
  readonly level: number;
  readonly lines: readonly Line[];
}

/** A heading that goes on with a question instead of beginning one. */
const label =
  /^(?:\*\*|__)?(?:(?:explanation|explain|references?|refs?|notes?|sources?|solution|answers?|hint|see also|resources?)\b.{0,60}|(?:examples?|output|code)\W*)$/i;

/**
 * Cuts a file into questions, section headings and the text between them. With `listsAsk` a heading above any list is
 * a question.
 */
export function cut(lines: readonly Line[], listsAsk: boolean): readonly Chunk[] {
  const starts = findStarts(lines, listsAsk);
  const chunks: Chunk[] = [];
  const first = starts.keys().next().value ?? lines.length;
  if (first > 0) chunks.push(textChunk(lines.slice(0, first)));
  const places = [...starts];
  for (const [n, [at, start]] of places.entries()) {
    const end = places[n + 1]?.[0] ?? lines.length;
    const { underlined: isUnderlined, ...words } = start;
    const from = at + (isUnderlined === true ? 2 : 1);
    chunks.push({ ...words, line: (lines[at] as Line).number, lines: lines.slice(from, end) });
  }
  return chunks;
}

const textChunk = (lines: readonly Line[]): Chunk => ({
  kind: 'text',
  line: lines[0]?.number ?? 1,
  head: '',
  level: 0,
  lines,
});

interface Start extends Pick<Chunk, 'kind' | 'head' | 'level'> {
  /** a line of dashes or of equals signs stands below it */
  readonly underlined?: boolean;
}

function findStarts(lines: readonly Line[], listsAsk: boolean): ReadonlyMap<number, Start> {
  const firstOf = lines.findIndex((line) => headingOf(line) !== null || boxOf(line) !== null);
  const all = lines.flatMap((line, at) => {
    const heading = headingOf(line);
    if (heading !== null) return [{ at, ...heading, underlined: false }];
    const below = underlined(lines, at, firstOf < 0 || at < firstOf);
    return below === null ? [] : [{ at, ...below, underlined: true }];
  });
  if (all.some(({ level, text }) => level === 3 && hasOwnTail(text))) return ownStarts(all);
  const headings = all.filter(({ at, text }, n) => {
    const isLabel = label.test(text) || keyOf(lines[at] as Line) !== null;
    const body = isLabel ? lines.slice(at + 1, all[n + 1]?.at ?? lines.length) : [];
    return !isLabel || endsAsked(text) || body.some((line) => boxOf(line) !== null);
  });
  const numbers = numberedStarts(
    lines,
    headings.map(({ at }) => at),
  );
  const starts = new Map<number, Start>(
    numbers.map((at) => [at, { kind: 'question', head: (lines[at] as Line).text.trim(), level: 7 }]),
  );
  for (const [at, start] of headingStarts(lines, headings, numbers, listsAsk)) starts.set(at, start);
  if (![...starts.values()].some(({ kind }) => kind === 'question'))
    for (const at of paragraphStarts(lines, starts))
      starts.set(at, { kind: 'question', head: (lines[at] as Line).text.trim(), level: 7 });
  return new Map([...starts].sort(([a], [b]) => a - b));
}

interface Headed extends Heading {
  readonly at: number;
  readonly underlined: boolean;
}

/** Headings with answers below them are questions, and those of the same level that look like one. */
function headingStarts(
  lines: readonly Line[],
  headings: readonly Headed[],
  numbers: readonly number[],
  listsAsk: boolean,
): ReadonlyMap<number, Start> {
  const ends = [...headings.map(({ at }) => at), ...numbers].sort((a, b) => a - b);
  let next = 0;
  const answered = headings.map(({ at }) => {
    while (next < ends.length && (ends[next] as number) <= at) next++;
    const body = lines.slice(at + 1, ends[next] ?? lines.length);
    return hasAnswers(body) || (listsAsk && body.some((line) => bulletOf(line) !== null));
  });
  const levels = new Set(headings.filter((_, n) => answered[n]).map(({ level }) => level));
  return new Map(
    headings.map(({ at, level, text, underlined: isUnderlined }, n) => {
      const looksAsked =
        /^\W*(?:Q|Question)\s*[.#]?\s*\d/i.test(prefix(text)) ||
        (levels.has(level) && (/^\W*\d{1,4}\s*[.)]/.test(text) || endsAsked(text)));
      return [
        at,
        {
          kind: answered[n] || looksAsked ? 'question' : 'section',
          head: text,
          level,
          underlined: isUnderlined,
        },
      ];
    }),
  );
}

/** The attributes that headings of our own questions end in. */
const hasOwnTail = (text: string): boolean => /^[a-z0-9-]/.test(ownTail(text) ?? '');

/** Our own way: headings of level 3 are questions, those above it sections, and those below it text. */
const ownStarts = (
  headings: readonly { at: number; level: number; text: string }[],
): ReadonlyMap<number, Start> =>
  new Map(
    headings
      .filter(({ level }) => level <= 3)
      .map(({ at, level, text }) => [at, { kind: level === 3 ? 'question' : 'section', head: text, level }]),
  );

/** A line of text with `===` below it, or with `---` where it stands alone above all questions. */
function underlined(
  lines: readonly Line[],
  at: number,
  isFirst: boolean,
): { level: number; text: string } | null {
  const [above, line, below] = [lines[at - 1], lines[at] as Line, lines[at + 1]];
  if (
    below === undefined ||
    below.isCode ||
    line.isCode ||
    isBlank(line) ||
    /^\s*[-*+>|]|^\s{4}/.test(line.text)
  )
    return null;
  if (above !== undefined && !isBlank(above)) return null;
  if (/^ {0,3}=+\s*$/.test(below.text)) return { level: 1, text: line.text.trim() };
  return isFirst && /^ {0,3}-{3,}\s*$/.test(below.text) ? { level: 2, text: line.text.trim() } : null;
}

/** Boxes, two lettered answers, or a line that names the key. */
function hasAnswers(lines: readonly Line[]): boolean {
  return (
    lines.some((line) => boxOf(line) !== null || keyOf(line) !== null) ||
    (lines.some((line) => letterOf(line)?.letter === 'A') &&
      lines.some((line) => letterOf(line)?.letter === 'B'))
  );
}

/**
 * Lines such as `Q12. …` that begin a question without a heading. A bare number does so only where answers follow
 * before the next of them, and that twice under one heading; or where it goes on counting such questions.
 */
function numberedStarts(lines: readonly Line[], headings: readonly number[]): readonly number[] {
  const bounds = [-1, ...headings, lines.length];
  return bounds.slice(0, -1).flatMap((from, n) => numberedBetween(lines, from + 1, bounds[n + 1] as number));
}

interface Candidate {
  readonly at: number;
  readonly number: number;
  readonly isSure: boolean;
  readonly isApart: boolean;
  answered: boolean;
}

function numberedBetween(lines: readonly Line[], from: number, to: number): readonly number[] {
  const candidates: Candidate[] = [];
  for (let at = from; at < to; at++) {
    const line = lines[at] as Line;
    const numbered = boxOf(line) !== null || letterOf(line) !== null ? null : numberOf(line);
    const isApart = standsApart(lines, at);
    if (numbered?.isSure || (numbered && isApart))
      candidates.push({ at, ...numbered, isApart, answered: false });
  }
  for (const [n, one] of candidates.entries())
    one.answered = hasAnswers(lines.slice(one.at + 1, candidates[n + 1]?.at ?? to));
  const bare = candidates.filter(({ isSure, answered }) => !isSure && answered);
  const found: number[] = [];
  let last = 0;
  for (const { at, number, isSure, isApart, answered } of candidates) {
    // "Q1" at the start of a line that was wrapped begins nothing
    if (!isApart && !answered) continue;
    const goesOn = last > 0 && number === last + 1 && endsAsked((lines[at] as Line).text);
    if (!isSure && !(bare.length >= 2 && (answered || goesOn))) continue;
    found.push(at);
    last = number;
  }
  return found;
}

const endsAsked = (text: string): boolean => /\?\W*$/.test(text.slice(-20));

/** Whether nothing stands right above that the line could go on with. */
function standsApart(lines: readonly Line[], at: number): boolean {
  const above = lines[at - 1];
  if (above === undefined || isBlank(above) || isRule(above) || headingOf(above) !== null) return true;
  return boxOf(above) !== null || letterOf(above) !== null || keyOf(above) !== null;
}

/** Without headings and numbers, the paragraph right above a list of answers is the question. */
function paragraphStarts(lines: readonly Line[], starts: ReadonlyMap<number, Start>): readonly number[] {
  const found: number[] = [];
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    const isFirst = boxOf(lines[at] as Line) !== null || letterOf(lines[at] as Line)?.letter === 'A';
    if (!isFirst) continue;
    const start = startAbove(lines, at, from, starts);
    if (start !== null) found.push(start);
    for (let next = at; next >= 0; next = nextAnswer(lines, next + 1)) at = next;
    from = at + 1;
  }
  return found;
}

/** Where the list of answers goes on, over blanks and code between the answers; -1 where it does not. */
function nextAnswer(lines: readonly Line[], from: number): number {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as Line;
    const letter = letterOf(line)?.letter;
    if (boxOf(line) !== null || (letter !== undefined && letter !== 'A')) return at;
    if (!isBlank(line) && !line.isCode && !/^\s{2,}\S/.test(line.text)) return -1;
  }
  return -1;
}

function startAbove(
  lines: readonly Line[],
  list: number,
  from: number,
  starts: ReadonlyMap<number, Start>,
): number | null {
  let at = list - 1;
  const isOpen = (i: number): boolean => i >= from && !starts.has(i);
  while (
    isOpen(at) &&
    (isBlank(lines[at] as Line) || (lines[at] as Line).isCode || /^\s*>/.test((lines[at] as Line).text))
  )
    at--;
  if (!isOpen(at) || isRule(lines[at] as Line)) return null;
  while (
    isOpen(at - 1) &&
    !isBlank(lines[at - 1] as Line) &&
    !(lines[at - 1] as Line).isCode &&
    keyOf(lines[at - 1] as Line) === null
  )
    at--;
  return at;
}
