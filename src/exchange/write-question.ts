import type { Answer, Markdown, Question } from '../content/model.ts';
import { parseBlocks } from '../content/parse/blocks.ts';
import { codeSpan } from './spans.ts';

/** `notes`: lines that stand below the heading, such as waivers. */
export function writeQuestion(question: Question, notes: readonly string[] = []): string {
  const parts = [
    `### ${question.stem} {${attributes(question)}}`,
    ...notes,
    question.body,
    question.hint === null ? '' : quote(question.hint),
    answersOf(question),
    question.explanation === null ? '' : quote(question.explanation),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function attributes(question: Question): string {
  const { id, concept, level, was } = question;
  const keys = question.kind === 'many' ? question.answers.filter((answer) => answer.correct).length : 0;
  return [
    `#${id}`,
    ...(concept === null ? [] : [`concept=${concept}`]),
    ...(level === null ? [] : [`level=${level}`]),
    ...(was.length === 0 ? [] : [`was=${was.join(',')}`]),
    // several keys say so themselves
    ...(keys === 1 ? ['many'] : []),
  ].join(' ');
}

function answersOf(question: Question): string {
  switch (question.kind) {
    case 'one':
    case 'many': {
      // two lists of one mark that follow each other would be one
      const mark = question.hint === null && lastBlock(question.body) === 'bullet_list_close' ? '*' : '-';
      return spaced(question.answers.map((answer) => boxed(answer, mark)));
    }
    case 'order':
      return spaced(question.items.map(({ text, why }, i) => listItem(`${i + 1}. `, text, why)));
    case 'match':
      return table(question.columns ?? ['', ''], question.pairs);
    case 'type':
      return `Answer: ${question.accepted.map(codeSpan).join(', ')}`;
    case 'recall':
      return startsWithText(question.answer) ? `Recall: ${question.answer}` : `Recall:\n\n${question.answer}`;
  }
}

const lastBlock = (text: Markdown): string | undefined => parseBlocks(text).at(-1)?.type;
const startsWithText = (text: Markdown): boolean => parseBlocks(text)[0]?.type === 'paragraph_open';

/** Items of one line stand close; where one has several blocks, all stand apart. */
const spaced = (items: readonly string[]): string =>
  items.join(items.some((item) => item.includes('\n\n')) ? '\n\n' : '\n');

function boxed(answer: Answer, mark: string): string {
  const { text, correct, why } = answer;
  const gap = startsWithText(text) ? ' ' : '\n\n';
  return listItem(`${mark} `, `[${correct ? 'x' : ' '}]${gap}${withMarks(answer)}`, why);
}

function withMarks({ text, pinned, misses }: Answer): Markdown {
  const marks = [...(pinned ? ['pin'] : []), ...(misses === null ? [] : [`misses=${misses}`])];
  if (marks.length === 0) return text;
  return `${text}${lastBlock(text) === 'paragraph_close' ? ' ' : '\n\n'}{${marks.join(' ')}}`;
}

function listItem(mark: string, text: Markdown, why: Markdown | null): string {
  const room = ' '.repeat(mark.length);
  const indented = (part: string): string => part.replace(/\n(?=[^\n])/g, `\n${room}`);
  const comment = why === null ? '' : `${text.includes('\n') ? '\n\n' : '\n'}${quote(why)}`;
  return mark + indented(text + comment);
}

/** A blockquote; a blank line in it begins with its mark, so that it stays one. */
const quote = (text: Markdown): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

function table(
  columns: readonly [string, string],
  pairs: readonly { readonly left: Markdown; readonly right: Markdown }[],
): string {
  const row = (left: string, right: string): string => `| ${cell(left)} | ${cell(right)} |`;
  return [row(...columns), '|---|---|', ...pairs.map(({ left, right }) => row(left, right))].join('\n');
}

const cell = (text: Markdown): string => text.replaceAll('|', '\\|');
