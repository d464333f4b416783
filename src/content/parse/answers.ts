import type { Report } from '../check/diagnostic.ts';
import { fold, foldMarkdown } from '../fold.ts';
import type { ChooseQuestion, MatchQuestion, OrderQuestion, RecallQuestion, TypeQuestion } from '../model.ts';
import { findSpan, type Source, type Span } from '../source.ts';
import { type ListedAnswer, readList } from './answer-shape.ts';
import { type Block, inlineOf, tokenSpan } from './blocks.ts';
import type { Located } from './shape.ts';
import { counts } from './shapes.ts';
import { sliceBlocks } from './slice.ts';

type Part<Q, K extends keyof Q> = Pick<Q, K>;
/** What the answers of a question add to its head. */
export type AnswerPart =
  | Part<ChooseQuestion, 'kind' | 'answers'>
  | Part<OrderQuestion, 'kind' | 'items'>
  | Part<MatchQuestion, 'kind' | 'columns' | 'pairs'>
  | Part<TypeQuestion, 'kind' | 'accepted'>
  | Part<RecallQuestion, 'kind' | 'answer'>;

export interface ReadAnswers {
  readonly part: AnswerPart;
  readonly spans: readonly Span[];
  /** the concepts that wrong answers say are missed */
  readonly misses?: readonly Located<string>[];
}

/** A list of answers to choose from. Gives null when the question cannot be asked with them. */
export function chooseAnswers(
  listed: readonly ListedAnswer[],
  many: boolean,
  at: Span,
  report: Report,
  keyHint = 'Mark the right one with [x].',
): ReadAnswers | null {
  const unboxed = listed.filter((item) => item.box === null);
  for (const item of unboxed)
    report(
      'question/mixed-list',
      item.span,
      'This answer has no box, but others have.',
      'Begin it with [ ] or [x].',
    );
  const fits = isCount('choose', listed.length, at, report);
  const keys = listed.filter((item) => item.box === true).length;
  if (keys === 0 && unboxed.length === 0 && listed.length > 0)
    report('question/no-key', at, 'No answer is marked as right.', keyHint);
  const distinct = allDistinct(
    listed.map((item) => ({ text: foldMarkdown(item.text), span: item.span })),
    'answer',
    report,
  );
  if (unboxed.length > 0 || !fits || keys === 0 || !distinct) return null;
  for (const { box, misses } of listed)
    if (box === true && misses !== null)
      report(
        'question/unknown-attribute',
        misses.span,
        'A right answer misses nothing.',
        'Put "misses" on the wrong answer that shows the gap.',
      );
  const answers = listed.map(({ text, box, why, pinned, misses }) => ({
    text,
    correct: box === true,
    why,
    pinned,
    misses: box === true ? null : (misses?.value ?? null),
  }));
  return {
    part: { kind: many || keys > 1 ? 'many' : 'one', answers },
    spans: listed.map((item) => item.span),
    misses: listed.flatMap(({ misses }) => misses ?? []),
  };
}

/** Items in their right order. */
export function orderAnswers(listed: readonly ListedAnswer[], at: Span, report: Report): ReadAnswers | null {
  const fits = isCount('order', listed.length, at, report);
  const distinct = allDistinct(
    listed.map((item) => ({ text: foldMarkdown(item.text), span: item.span })),
    'item',
    report,
  );
  for (const { pinned, misses, span } of listed)
    if (pinned || misses !== null)
      report(
        'question/unknown-attribute',
        span,
        `"${pinned ? 'pin' : 'misses'}" fits only answers to choose from.`,
        'Delete it.',
      );
  if (!fits || !distinct) return null;
  return {
    part: { kind: 'order', items: listed.map(({ text, why }) => ({ text, why })) },
    spans: listed.map((item) => item.span),
  };
}

export interface Pair {
  readonly left: string;
  readonly right: string;
  readonly leftSpan: Span;
  readonly rightSpan: Span;
}

/** Pairs to match; each side must be unambiguous. */
export function matchAnswers(
  columns: readonly [string, string] | null,
  pairs: readonly Pair[],
  at: Span,
  report: Report,
): ReadAnswers | null {
  const fits = isCount('match', pairs.length, at, report);
  const lefts = allDistinct(
    pairs.map((pair) => ({ text: foldMarkdown(pair.left), span: pair.leftSpan })),
    'left side',
    report,
  );
  const rights = allDistinct(
    pairs.map((pair) => ({ text: foldMarkdown(pair.right), span: pair.rightSpan })),
    'right side',
    report,
  );
  if (!fits || !lefts || !rights) return null;
  return {
    part: { kind: 'match', columns, pairs: pairs.map(({ left, right }) => ({ left, right })) },
    spans: pairs.map((pair) => pair.leftSpan),
  };
}

/** Accepted spellings of a typed answer. */
export function typedAnswers(
  accepted: readonly { readonly text: string; readonly span: Span }[],
  at: Span,
  report: Report,
): ReadAnswers | null {
  if (accepted.length === 0) {
    report(
      'question/no-accepted',
      at,
      'No answer is accepted here.',
      'Write each accepted answer in backticks: Answer: `GET`.',
    );
    return null;
  }
  if (
    !allDistinct(
      accepted.map(({ text, span }) => ({ text: fold(text), span })),
      'accepted answer',
      report,
    )
  )
    return null;
  return {
    part: { kind: 'type', accepted: accepted.map((a) => a.text) },
    spans: accepted.map((a) => a.span),
  };
}

const parts = {
  choose: ['to choose from', 'answers'],
  order: ['of order', 'items'],
  match: ['of pairs', 'pairs'],
} as const;

/** Whether a question has as many parts as its kind may have; reports it when not. */
function isCount(kind: keyof typeof counts, count: number, at: Span, report: Report): boolean {
  const [fewest, most] = counts[kind];
  if (count >= fewest && count <= most) return true;
  const [question, nouns] = parts[kind];
  report(
    'question/answer-count',
    at,
    `A question ${question} has ${fewest} to ${most} ${nouns}; here ${count === 1 ? 'is' : 'are'} ${count}.`,
  );
  return false;
}

function allDistinct(
  texts: readonly { readonly text: string; readonly span: Span }[],
  what: string,
  report: Report,
): boolean {
  const seen = new Set<string>();
  let fine = true;
  for (const { text, span } of texts) {
    if (text === '') {
      fine = false;
      report('question/empty-answer', span, `This ${what} is empty.`);
    } else if (seen.has(text)) {
      fine = false;
      report(
        'question/duplicate-answer',
        span,
        `This ${what} stands here twice.`,
        'Case, spaces, quotes and emphasis do not make a difference.',
      );
    }
    seen.add(text);
  }
  return fine;
}

/** A list block as answers: to choose from when it has boxes, else to put in order. */
export function listAnswers(
  list: Block,
  shape: 'task-list' | 'order',
  many: boolean,
  line: number,
  source: Source,
  report: Report,
): ReadAnswers | null {
  const listed = readList(list, line, source, report);
  const at = tokenSpan(list.open, line, source);
  const first = {
    start: at.start,
    end:
      source.text.indexOf('\n', at.start) < 0
        ? at.end
        : Math.min(at.end, source.text.indexOf('\n', at.start)),
  };
  return shape === 'task-list'
    ? chooseAnswers(listed, many, first, report)
    : orderAnswers(listed, first, report);
}

/** A two-column table as pairs. */
export function tableAnswers(table: Block, line: number, source: Source, report: Report): ReadAnswers | null {
  const cells: { text: string; span: Span }[] = [];
  const header: string[] = [];
  let row = tokenSpan(table.open, line, source);
  let inHead = false;
  for (const token of table.tokens) {
    if (token.type === 'tr_open') {
      row = tokenSpan(token, line, source);
      reportThirdCell(row, source, report);
    }
    if (token.type === 'thead_open') inHead = true;
    if (token.type === 'thead_close') inHead = false;
    if (token.type !== 'inline') continue;
    const text = token.content.trim();
    if (inHead) header.push(text);
    else {
      const before = cells.length % 2 === 1 ? cells[cells.length - 1] : undefined;
      const within = before ? { start: Math.max(row.start, before.span.end), end: row.end } : row;
      cells.push({ text, span: text === '' ? row : findSpan(source, within, text) });
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0; i + 1 < cells.length; i += 2) {
    const [left, right] = [cells[i], cells[i + 1]] as [
      { text: string; span: Span },
      { text: string; span: Span },
    ];
    pairs.push({ left: left.text, right: right.text, leftSpan: left.span, rightSpan: right.span });
  }
  const [a, b] = header as [string, string];
  return matchAnswers(
    a === '' && b === '' ? null : [a, b],
    pairs,
    tokenSpan(table.open, line, source),
    report,
  );
}

/** Readers of Markdown drop what stands in a row behind the columns of its table, and say nothing. */
function reportThirdCell(row: Span, source: Source, report: Report): void {
  const written = source.text.slice(row.start, row.end).trimEnd();
  const bars = [...written.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const inner = bars.filter((at) => at > 0 && at < written.length - 1);
  const second = inner[1];
  if (second === undefined) return;
  report(
    'question/pair',
    { start: row.start + second, end: row.start + written.length },
    'A pair has two sides, and this row has more cells.',
    'Delete them; a bar within a cell is written \\|.',
  );
}

/** `Answer:` with code spans. */
export function typedParagraph(
  block: Block,
  line: number,
  source: Source,
  report: Report,
): ReadAnswers | null {
  const span = tokenSpan(block.open, line, source);
  const accepted: { text: string; span: Span }[] = [];
  let from = span.start;
  let clean = true;
  for (const child of inlineOf(block)?.children ?? []) {
    if (child.type === 'code_inline') {
      const at = findSpan(source, { start: from, end: span.end }, child.content);
      from = at.end;
      accepted.push({ text: child.content.trim(), span: at });
    } else if (child.type === 'text' && !/^(?:Answers?:)?(?:[\s,;/|.]|\bor\b)*$/.test(child.content)) {
      clean = false;
      report(
        'question/typed-prose',
        findSpan(source, span, child.content.replace(/^Answers?:/, '').trim()),
        'Only accepted answers in backticks belong here.',
        'Put each accepted answer in backticks, and reasons into the explanation.',
      );
    }
  }
  return clean ? typedAnswers(accepted, span, report) : null;
}

/** `Recall:` and the blocks that belong to it. */
export function recallAnswer(
  blocks: readonly Block[],
  line: number,
  source: Source,
  report: Report,
): ReadAnswers | null {
  const first = blocks[0] as Block;
  const span = tokenSpan(first.open, line, source);
  const answer = sliceBlocks(blocks, source).replace(/^Recall:[ \t]*\n*/, '');
  if (answer === '') {
    report(
      'question/empty-answer',
      span,
      'There is nothing to compare with after "Recall:".',
      'Write the answer a learner should have recalled.',
    );
    return null;
  }
  return { part: { kind: 'recall', answer }, spans: [span] };
}
