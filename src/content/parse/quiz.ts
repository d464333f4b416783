import type { Report } from '../check/diagnostic.ts';
import { derivedId } from '../fold.ts';
import type { Question } from '../model.ts';
import { linesSpan, type Source, type Span } from '../source.ts';
import { type AnswerShape, shapeOf } from './answer-shape.ts';
import { listAnswers, type ReadAnswers, recallAnswer, tableAnswers, typedParagraph } from './answers.ts';
import { type Block, inlineOf, tokenSpan } from './blocks.ts';
import { type QuestionHeading, readHeading } from './heading.ts';
import type { LocatedQuestion } from './located.ts';
import { quoteText } from './quote.ts';
import { sliceEach } from './slice.ts';

interface Part {
  readonly heading: Block;
  readonly blocks: readonly Block[];
  /** line of the file at which the next part begins */
  readonly to: number;
}

/** Questions that are read of one topic. */
export const mostQuestions = 500;

/** Says that no question is read from here on. */
export const reportTooMany = (span: Span, report: Report): void =>
  report(
    'file/too-much',
    span,
    `This topic has more than ${mostQuestions} questions; from here on they are not read.`,
    'Split the topic.',
  );

/** Reads the blocks below `## Quiz`. A question that cannot be asked is reported and left out. */
export function readQuiz(
  blocks: readonly Block[],
  line: number,
  source: Source,
  report: Report,
): LocatedQuestion[] {
  const parts: { heading: Block; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const current = parts[parts.length - 1];
    if (isHeading(block, 1) || isHeading(block, 2)) {
      report(
        'quiz/other-section',
        tokenSpan(block.open, line, source),
        'The quiz is the last section, but another one follows here.',
        'Move it above `## Quiz`.',
      );
      break;
    }
    if (isHeading(block, 3) && parts.length === mostQuestions) {
      reportTooMany(tokenSpan(block.open, line, source), report);
      break;
    }
    if (isHeading(block, 3)) parts.push({ heading: block, blocks: [] });
    else if (current) current.blocks.push(block);
    else if (!isLinkDefinition(block)) {
      report(
        'quiz/stray-text',
        linesSpan(source, block.from, block.to),
        'Before the first question stands something that belongs to none.',
        'Begin each question with `### `.',
      );
    }
  }
  return parts
    .map((part, i) => {
      const to = parts[i + 1]?.heading.from ?? source.lineStarts.length;
      return readQuestion({ ...part, to }, line, source, report);
    })
    .filter((question) => question !== null);
}

const isHeading = (block: Block, level: number): boolean =>
  block.open.type === 'heading_open' && block.open.tag === `h${level}`;
const isLinkDefinition = (block: Block): boolean => block.to <= block.from;

function readQuestion(
  { heading, blocks, to }: Part,
  line: number,
  source: Source,
  report: Report,
): LocatedQuestion | null {
  const span = tokenSpan(heading.open, line, source);
  const head = readHeading(inlineOf(heading)?.content ?? '', span, source, report);
  const stem = {
    start: span.start + (source.text.slice(span.start, span.end).match(/^#+\s*/)?.[0].length ?? 0),
    end: span.end,
  };
  if (head.stem === '') {
    report('question/empty-stem', span, 'This question asks nothing.', 'Write the question behind `###`.');
    return null;
  }
  const found = findAnswers(blocks, span, line, source, report);
  if (found === null) return null;
  const { answerBlocks, shape, first, last } = found;
  const read = readAnswers(answerBlocks, shape, head, line, source, report);
  if (head.many !== null && shape !== 'task-list')
    report('question/unknown-attribute', head.many, '"many" fits only a list with boxes.', 'Delete it.');
  const hint = hintOf(blocks.slice(0, first), source, report);
  const explanation = explanationOf(blocks.slice(last + 1), source, report);
  if (read === null) return null;
  const base = {
    id: head.id?.value ?? derivedId(head.stem),
    derived: head.id === null,
    stem: head.stem,
    body: sliceEach(
      blocks.slice(0, first).filter((block) => block.open.type !== 'blockquote_open'),
      source,
    ),
    hint: hint?.text ?? null,
    explanation: explanation?.text ?? null,
    concept: head.concept?.value ?? null,
    level: head.level,
    was: head.was.map((w) => w.value),
  };
  return {
    question: { ...base, ...read.part } as Question,
    whole: linesSpan(source, heading.from, to),
    stem,
    id: head.id?.span ?? stem,
    was: head.was,
    misnamed: head.misnamed,
    concept: head.concept?.span ?? null,
    hint: hint?.span ?? null,
    explanation: explanation?.span ?? null,
    answers: read.spans,
    misses: read.misses ?? [],
  };
}

interface FoundAnswers {
  readonly answerBlocks: readonly Block[];
  readonly shape: AnswerShape;
  readonly first: number;
  readonly last: number;
}

/**
 * Which blocks are the answers. Boxes, `Answer:` and `Recall:` say so themselves; a table or an ordered list
 * is the answers only when nothing else is, for it may as well be part of the problem.
 */
function findAnswers(
  blocks: readonly Block[],
  heading: Span,
  line: number,
  source: Source,
  report: Report,
): FoundAnswers | null {
  const shaped = blocks
    .map((block, index) => ({ index, shape: shapeOf(block, line) }))
    .filter((s): s is { index: number; shape: AnswerShape } => s.shape !== null);
  const explicit = shaped.filter((s) => s.shape !== 'order' && s.shape !== 'table');
  const recall = explicit[0]?.shape === 'recall' ? explicit[0] : undefined;
  const candidates = recall ? [recall] : explicit.length > 0 ? explicit : shaped;
  const chosen = candidates[0];
  if (chosen === undefined) {
    report(
      'question/no-answers',
      heading,
      'This question has no answers in a shape that is known.',
      noAnswersHint(blocks),
    );
    return null;
  }
  const second = candidates[1];
  if (second !== undefined) {
    const block = blocks[second.index] as Block;
    report(
      'question/two-answer-blocks',
      linesSpan(source, block.from, block.from + 1),
      'This question has answers in two places.',
      'Write them as one list (with one kind of mark), and text that belongs to the question above it.',
    );
    return null;
  }
  let last = chosen.index;
  if (chosen.shape === 'recall')
    while (last + 1 < blocks.length && !endsRecall(blocks[last + 1] as Block)) last++;
  return {
    answerBlocks: blocks.slice(chosen.index, last + 1),
    shape: chosen.shape,
    first: chosen.index,
    last,
  };
}

const endsRecall = (block: Block): boolean => block.open.type === 'blockquote_open' || isRule(block);

function noAnswersHint(blocks: readonly Block[]): string {
  if (blocks.some((block) => block.open.type === 'bullet_list_open'))
    return 'Give each answer a box: - [x] for a right one, - [ ] for a wrong one.';
  if (blocks.some((block) => block.open.type === 'table_open')) return 'A table of pairs has two columns.';
  return 'Use a task list, an ordered list, a two-column table, `Answer:` or `Recall:`.';
}

function readAnswers(
  blocks: readonly Block[],
  shape: AnswerShape,
  head: QuestionHeading,
  line: number,
  source: Source,
  report: Report,
): ReadAnswers | null {
  const block = blocks[0] as Block;
  switch (shape) {
    case 'task-list':
    case 'order':
      return listAnswers(block, shape, head.many !== null, line, source, report);
    case 'table':
      return tableAnswers(block, line, source, report);
    case 'typed':
      return typedParagraph(block, line, source, report);
    case 'recall':
      return recallAnswer(blocks, line, source, report);
  }
}

interface Quoted {
  readonly text: string;
  readonly span: Span;
}

function hintOf(blocks: readonly Block[], source: Source, report: Report): Quoted | null {
  const quotes = blocks.filter((block) => block.open.type === 'blockquote_open');
  const second = quotes[1];
  if (second)
    report(
      'question/two-hints',
      linesSpan(source, second.from, second.to),
      'This question has two hints.',
      'Join them in one blockquote.',
    );
  return quoted(quotes[0], source);
}

function explanationOf(blocks: readonly Block[], source: Source, report: Report): Quoted | null {
  const quotes = blocks.filter((block) => block.open.type === 'blockquote_open');
  const stray = blocks.find((block) => block.open.type !== 'blockquote_open' && !isRule(block));
  const second = quotes[1];
  if (second)
    report(
      'question/two-explanations',
      linesSpan(source, second.from, second.to),
      'This question has two explanations.',
      'Join them: begin the blank line between them with `>`.',
    );
  if (stray)
    report(
      'question/stray-text',
      linesSpan(source, stray.from, stray.to),
      'After the answers stands something other than the explanation.',
      isLikeHeading(stray)
        ? 'A question begins with three # and a space: `### `.'
        : 'Put it in a blockquote (`> …`), or above the answers.',
    );
  return quoted(quotes[0], source);
}

/** A heading of another level, or one whose # touch its words and make it none. */
const isLikeHeading = (block: Block): boolean =>
  block.open.type === 'heading_open' || /^#+\S/.test(inlineOf(block)?.content ?? '');

/** A rule between questions separates, and says nothing. */
const isRule = (block: Block): boolean => block.open.type === 'hr';

function quoted(block: Block | undefined, source: Source): Quoted | null {
  if (block === undefined) return null;
  const text = quoteText(block, source);
  return text === '' ? null : { text, span: linesSpan(source, block.from, block.to) };
}
