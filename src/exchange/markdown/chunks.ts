import { boxOf, headingOf, isBlank, isRule, keyOf, type Line, letterOf, numberOf } from './lines.ts';

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
  /^(?:\*\*|__)?(?:explanation|explain|references?|refs?|notes?|sources?|solution|answers?|hint|see also|resources?|example|output|code)\b.{0,60}$/i;

/** Cuts a file into questions, section headings and the text between them. */
export function cut(lines: readonly Line[]): readonly Chunk[] {
  const starts = findStarts(lines);
  const chunks: Chunk[] = [];
  const first = starts.keys().next().value ?? lines.length;
  if (first > 0) chunks.push(textChunk(lines.slice(0, first)));
  const places = [...starts];
  for (const [n, [at, start]] of places.entries()) {
    const end = places[n + 1]?.[0] ?? lines.length;
    chunks.push({ ...start, line: (lines[at] as Line).number, lines: lines.slice(at + 1, end) });
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

type Start = Pick<Chunk, 'kind' | 'head' | 'level'>;

function findStarts(lines: readonly Line[]): ReadonlyMap<number, Start> {
  const firstOf = lines.findIndex((line) => headingOf(line) !== null || boxOf(line) !== null);
  const headings = lines.flatMap((line, at) => {
    const heading = headingOf(line) ?? underlined(lines, at, firstOf < 0 || at < firstOf);
    return heading === null || label.test(heading.text) || keyOf(line) !== null ? [] : [{ at, ...heading }];
  });
  const bodies = headings.map(({ at }, n) => lines.slice(at + 1, headings[n + 1]?.at ?? lines.length));
  const levels = new Set(
    headings.filter((_, n) => hasAnswers(bodies[n] as readonly Line[])).map(({ level }) => level),
  );
  const starts = new Map<number, Start>();
  for (const [n, { at, level, text }] of headings.entries()) {
    const isQuestion =
      hasAnswers(bodies[n] as readonly Line[]) ||
      /^\W*(?:Q|Question)\s*[.#]?\s*\d/i.test(text) ||
      (levels.has(level) && (/^\W*\d{1,4}\s*[.)]/.test(text) || /\?\W*$/.test(text)));
    starts.set(at, { kind: isQuestion ? 'question' : 'section', head: text, level });
  }
  for (const at of numberedStarts(lines, levels.size > 0, starts))
    starts.set(at, { kind: 'question', head: (lines[at] as Line).text.trim(), level: 7 });
  if (![...starts.values()].some(({ kind }) => kind === 'question'))
    for (const at of paragraphStarts(lines, starts))
      starts.set(at, { kind: 'question', head: (lines[at] as Line).text.trim(), level: 7 });
  return new Map([...starts].sort(([a], [b]) => a - b));
}

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
export function hasAnswers(lines: readonly Line[]): boolean {
  return (
    lines.some((line) => boxOf(line) !== null || keyOf(line) !== null) ||
    (lines.some((line) => letterOf(line)?.letter === 'A') &&
      lines.some((line) => letterOf(line)?.letter === 'B'))
  );
}

/**
 * Lines such as `Q12. …` that begin a question without a heading. A bare number does so only where no headings do,
 * and where answers follow before the next of them, or it goes on counting after a blank line.
 */
function numberedStarts(
  lines: readonly Line[],
  hasHeadings: boolean,
  starts: ReadonlyMap<number, Start>,
): readonly number[] {
  const found: number[] = [];
  let last = 0;
  const candidates = lines.flatMap((line, at) => {
    const numbered =
      starts.has(at) || boxOf(line) !== null || letterOf(line) !== null ? null : numberOf(line);
    return numbered === null || (hasHeadings && !numbered.isSure) ? [] : [{ at, ...numbered }];
  });
  const headings = [...starts.keys()].sort((a, b) => a - b);
  let h = 0;
  for (const [n, { at, number, isSure }] of candidates.entries()) {
    const next = candidates[n + 1]?.at ?? lines.length;
    while (h < headings.length && (headings[h] as number) <= at) h++;
    const answered = hasAnswers(lines.slice(at + 1, Math.min(next, headings[h] ?? lines.length)));
    const above = lines[at - 1];
    const apart = above === undefined || isBlank(above) || isRule(above) || starts.has(at - 1);
    // "Q1" in the middle of a sentence that was wrapped begins nothing
    if (!apart && !(boxOf(above as Line) || letterOf(above as Line) || keyOf(above as Line))) continue;
    if (
      isSure ||
      answered ||
      (found.length > 0 && number === last + 1 && /\?\W*$/.test((lines[at] as Line).text))
    ) {
      found.push(at);
      last = number;
    }
  }
  return found;
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
