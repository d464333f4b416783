import type { Report } from '../check/diagnostic.ts';
import { findSpan, linesSpan, type Source, type Span } from '../source.ts';
import { type Block, childBlocks, inlineOf } from './blocks.ts';
import { type Marks, takeMarks } from './marks.ts';
import { quoteText } from './quote.ts';
import { leadOf, sliceEach } from './slice.ts';

/** One item of an answer list as written. */
export interface ListedAnswer extends Marks {
  readonly why: string | null;
  /** null: the item has no box */
  readonly box: boolean | null;
  readonly span: Span;
}

export type AnswerShape = 'task-list' | 'order' | 'table' | 'typed' | 'recall';

const goodBox = /^\[([ xX])\](?=\s|$)/;
const anyBox = /^\[\s{0,9}[xX\u2713\u2714vV*]?\s{0,9}\](?!\()/;

/** The shape a block would have as the answers of a question, or null when it is only text. */
export function shapeOf(block: Block, line: number): AnswerShape | null {
  switch (block.open.type) {
    case 'bullet_list_open':
      return boxes(block, line).some(Boolean) ? 'task-list' : null;
    case 'ordered_list_open':
      return boxes(block, line).some(Boolean) ? 'task-list' : 'order';
    case 'table_open':
      return block.tokens.filter((token) => token.type === 'th_open').length === 2 ? 'table' : null;
    case 'paragraph_open': {
      const content = inlineOf(block)?.content ?? '';
      return /^Answers?:/.test(content) ? 'typed' : /^Recall:/.test(content) ? 'recall' : null;
    }
    default:
      return null;
  }
}

const isList = (block: Block): boolean => /^(?:bullet|ordered)_list_open$/.test(block.open.type);

const boxes = (list: Block, line: number): boolean[] =>
  childBlocks(list, line).map((item) => anyBox.test(firstLineOf(item, line)));

function firstLineOf(item: Block, line: number): string {
  const first = childBlocks(item, line)[0];
  return first?.open.type === 'paragraph_open' ? (inlineOf(first)?.content ?? '') : '';
}

/** The items of a list with their boxes, comments and pins; reports boxes that are neither [x] nor [ ]. */
export function readList(list: Block, line: number, source: Source, report: Report): ListedAnswer[] {
  return childBlocks(list, line).map((item) => readItem(item, line, source, report));
}

function readItem(item: Block, line: number, source: Source, report: Report): ListedAnswer {
  const blocks = childBlocks(item, line);
  const lines = linesSpan(source, item.from, Math.max(item.from + 1, item.to));
  const first = blocks[0];
  const lead = first?.open.type === 'paragraph_open' ? leadOf(first) : '';
  const good = lead.match(goodBox);
  const any = good ?? lead.match(anyBox);
  if (any && !good) {
    const at = findSpan(source, lines, any[0]);
    report(
      'question/bad-box',
      at,
      `"${any[0]}" is not a box that is known.`,
      'Write [x] for a right answer and [ ] for a wrong one, with a space behind.',
    );
  }
  const words = (any ? lead.slice(any[0].length) : lead).trim();
  const rest = blocks.slice(lead === '' ? 0 : 1);
  const quotes = rest.filter((block) => block.open.type === 'blockquote_open');
  const others = rest.filter((block) => block.open.type !== 'blockquote_open');
  for (const inner of others.filter((block) => isList(block) && boxes(block, line).some(Boolean)))
    report(
      'question/two-answer-blocks',
      linesSpan(source, inner.from, inner.from + 1),
      'Boxes stand within this answer, where nobody could tick them.',
      'Move them to the left, into the list of answers, or take the boxes away.',
    );
  const more = sliceEach(others, source, item.from);
  const text = [words, more].filter((part) => part !== '').join('\n\n');
  if (quotes.length > 1) {
    const second = quotes[1] as Block;
    report(
      'question/two-comments',
      linesSpan(source, second.from, second.to),
      'This answer has two comments.',
      'Join them in one blockquote.',
    );
  }
  const why = quotes[0] ? quoteText(quotes[0], source) : null;
  return {
    ...takeMarks(text, (marks) => findSpan(source, lines, marks), report),
    why: why === '' ? null : why,
    box: any ? /x/i.test(any[0]) || /[\u2713\u2714vV*]/.test(any[0]) : null,
    span: words === '' ? lines : findSpan(source, lines, words.split('\n')[0] as string),
  };
}
