import type { Markdown, Question } from '../../content/model.ts';
import { fromHtml } from '../html.ts';
import { lostOf, type Outgoing, type Part, type Written } from '../losses.ts';
import { looksLike, toHtml } from '../render.ts';
import { codeSpan } from '../spans.ts';
import { whyMark } from './note.ts';

/** The head of an Anki text file with the columns `writeAnki` fills. */
export const ankiHeader = [
  '#separator:tab',
  '#html:true',
  '#guid column:1',
  '#notetype column:2',
  '#deck column:3',
  '#tags column:4',
  '#columns:guid\tnotetype\tdeck\ttags\tFront\tBack',
].join('\n');

const holds = new Set<Part>(['id', 'explanation', 'concept', 'level']);

/** A question as a note: a card to recall, or one to type where one answer is accepted. */
export function writeAnki({ topic, topicTitle, question }: Outgoing): Written {
  const { id, concept, level, explanation } = question;
  const isTyped = question.kind === 'type' && question.accepted.length === 1;
  const tags = [
    ...(concept === null ? [] : [`concept::${concept}`]),
    ...(level === null ? [] : [`level::${level}`]),
  ];
  const front = toHtml(frontOf(question));
  const back = toHtml(backOf(question));
  const why = toHtml(explanation ?? '');
  const cells = [
    `${topic}/${id}`,
    isTyped ? 'Basic (type in the answer)' : 'Basic',
    topicTitle.replaceAll('::', ': '),
    tags.join(' '),
    front,
    isTyped ? back.replace(/^<p>|<\/p>$/g, '') : `${back}${explanation === null ? '' : `${whyMark}${why}`}`,
  ];
  return { text: cells.map(field).join('\t'), lost: lostIn(question, isTyped, [front, back, why]) };
}

/** HTML of what is asked, what is answered, and why. */
type Shown = readonly [front: string, back: string, why: string];

function lostIn(question: Question, isTyped: boolean, shown: Shown): readonly string[] {
  const lost = lostOf(
    question,
    isTyped ? new Set([...holds].filter((part) => part !== 'explanation')) : holds,
  );
  const isSame = shown.every((html) => looksLike(html, fromHtml(html).markdown));
  const all = isSame ? lost : [...lost, 'marks that HTML writes otherwise'];
  return question.kind === 'recall' || isTyped ? all : ['kind (it becomes a card to recall)', ...all];
}

function frontOf(question: Question): Markdown {
  const asked = question.body === '' ? question.stem : `${question.stem}\n\n${question.body}`;
  switch (question.kind) {
    case 'one':
    case 'many':
      return `${asked}\n\n${bullets(question.answers.map((answer) => answer.text))}`;
    case 'order':
      return `${asked}\n\n${bullets(question.items.map((item) => item.text).sort())}`;
    case 'match':
      return `${asked}\n\n${bullets(question.pairs.map((pair) => pair.left))}\n\n${bullets(question.pairs.map((pair) => pair.right).sort(), '*')}`;
    case 'type':
    case 'recall':
      return asked;
  }
}

function backOf(question: Question): Markdown {
  switch (question.kind) {
    case 'one':
    case 'many':
      return bullets(question.answers.filter((answer) => answer.correct).map((answer) => answer.text));
    case 'order':
      return question.items
        .map((item, i) => `${i + 1}. ${item.text.replace(/\n(?=.)/g, '\n   ')}`)
        .join('\n');
    case 'match':
      return bullets(question.pairs.map((pair) => `${pair.left} – ${pair.right}`));
    case 'type':
      return question.accepted.map(codeSpan).join(', ');
    case 'recall':
      return question.answer;
  }
}

const bullets = (texts: readonly Markdown[], mark = '-'): Markdown =>
  texts.map((text) => `${mark} ${text.replace(/\n(?=.)/g, '\n  ')}`).join('\n');

/** In quotes where tabs, line ends or quotes stand in it. */
const field = (text: string): string => (/["\t\n]|^#/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
