import type { Answer, Question } from '../../content/model.ts';
import { lostOf, type Outgoing, type Part, type Written } from '../losses.ts';
import { escapeGift } from './lex.ts';

const holds = new Set<Part>(['id', 'explanation', 'comments', 'concept', 'level']);

/** A question as GIFT, with its id, concept and level in a comment above it. */
export function writeGift({ topic, question }: Outgoing): Written {
  const answers = answersOf(question);
  if (typeof answers !== 'string') return answers;
  const { id, concept, level, stem, body, explanation } = question;
  const tags = [
    ...(concept === null ? [] : [`[tag:concept:${concept}]`]),
    ...(level === null ? [] : [`[tag:level:${level}]`]),
  ];
  const general = question.kind === 'recall' ? question.answer : explanation;
  const asked = body === '' ? stem : `${stem}\n\n${body}`;
  const lines = [
    `// [id:${topic}/${id}]${tags.map((tag) => ` ${tag}`).join('')}`,
    `::${escapeGift(id)}::[markdown]${escapeGift(asked)}{`,
    ...(answers === '' ? [] : [answers]),
    ...(general === null ? [] : [`\t####${text(general)}`]),
    '}',
  ];
  const isEssay = question.kind === 'recall';
  return {
    text: lines.join('\n'),
    lost: lostOf(question, isEssay ? new Set([...holds].filter((part) => part !== 'explanation')) : holds),
  };
}

export const giftCategory = (title: string): string =>
  `$CATEGORY: ${title.replaceAll('/', '//').replace(/[~=#{}:\\]/g, '\\$&')}`;

/** The lines between the braces, or why there can be none. */
function answersOf(question: Question): string | { readonly reason: string } {
  switch (question.kind) {
    case 'one':
      return question.answers.map((answer) => line(answer.correct ? '=' : '~', answer, '')).join('\n');
    case 'many':
      return weighted(question.answers);
    case 'match':
      return question.pairs.some(({ left }) => left.includes('->'))
        ? { reason: 'GIFT cannot write "->" in what is to be matched' }
        : question.pairs.map(({ left, right }) => `\t=${text(left)} -> ${text(right)}`).join('\n');
    case 'type':
      return question.accepted.some((one) => one.includes('->'))
        ? { reason: 'GIFT would take an accepted answer with "->" for a pair' }
        : question.accepted.map((one) => `\t=%100%${typed(one)}`).join('\n');
    case 'recall':
      return '';
    case 'order':
      return { reason: 'GIFT knows no questions of order' };
  }
}

/** Right answers share a hundred percent, a wrong one takes all of it back. */
function weighted(answers: readonly Answer[]): string {
  const keys = answers.filter((answer) => answer.correct).length;
  const share = (100 / keys).toFixed(5).replace(/\.?0+$/, '');
  return answers.map((answer) => line('~', answer, answer.correct ? `%${share}%` : '%-100%')).join('\n');
}

function line(mark: string, { text: words, why }: Answer, weight: string): string {
  // what looks like a weight is one, unless a weight stands before it
  const own = weight === '' && words.startsWith('%') ? (mark === '=' ? '%100%' : '%0%') : weight;
  return `\t${mark}${own}${text(words)}${why === null ? '' : `#${text(why)}`}`;
}

/** A bracket in front would be read as the name of a format. */
const text = (words: string): string => `${words.startsWith('[') ? '[markdown]' : ''}${escapeGift(words)}`;

/** In what is typed a star stands for anything, and a backslash takes that away. */
const typed = (words: string): string =>
  `${words.startsWith('[') ? '[plain]' : ''}${escapeGift(words.replaceAll('*', '\\*'))}`;
