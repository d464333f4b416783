import type { OutlineTopic, TopicBody } from '../outline.ts';
import { parseMarkdown, type Token } from '../parse/blocks.ts';
import { withoutUnsafe } from '../parse/display.ts';

/** What a search finds: a section of a lesson, or a question. */
export interface Passage {
  readonly kind: 'lesson' | 'question';
  /** of a lesson's beginning, which stands for its topic: title, id and aliases */
  readonly name: string;
  /** a section's heading, '' for what comes before the first one; a question's id */
  readonly label: string;
  /** title, id and aliases of the topic that any other passage belongs to */
  readonly context: string;
  /** as it is read: sentences of prose, rows of tables, lines of code */
  readonly lines: readonly string[];
}

/**
 * The passages of a topic, its lesson's first. Of a question only what is shown before it is answered: no answers,
 * hint or explanation.
 */
export function passagesOf(topic: OutlineTopic, body: TopicBody): Passage[] {
  const names = [topic.title, topic.id, ...topic.aliases].join(' ');
  const sections = sectionsOf(body.lesson).map(({ heading, lines }, i): Passage => {
    if (i > 0) return { kind: 'lesson', name: '', label: heading, context: names, lines };
    return { kind: 'lesson', name: names, label: '', context: '', lines: [topic.summary, ...lines] };
  });
  const questions = body.questions.map(({ id, stem, body: more }): Passage => {
    const lines = [linesOf(parseMarkdown(stem)).join(' '), ...linesOf(parseMarkdown(more))];
    return { kind: 'question', name: '', label: id, context: names, lines };
  });
  return cutOff([...sections, ...questions]);
}

/** Characters of a topic that are searched. No topic is as long; words without end would take memory without end. */
const searched = 200_000;

/** The passages as far as they are searched; what comes later keeps its name, and has no lines. */
function cutOff(passages: readonly Passage[]): Passage[] {
  let left = searched;
  return passages.map((passage) => {
    const lines = passage.lines.filter((line) => {
      left -= line.length;
      return left >= 0;
    });
    return { ...passage, lines };
  });
}

/** The words of a passage by the field they stand in. */
export const fieldsOf = ({ kind, name, label, context, lines }: Passage) => ({
  name,
  heading: kind === 'lesson' ? label : '',
  text: lines.join('\n'),
  context,
});

interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A lesson cut at its headings; the first section has none, and may be empty. */
function sectionsOf(lesson: string): Section[] {
  const tokens = parseMarkdown(lesson);
  const starts = tokens.flatMap((token, i) => (token.type === 'heading_open' ? [i] : []));
  return [0, ...starts].map((from, i) => {
    const isFirst = i === 0;
    const heading = isFirst ? '' : plain(tokens[from + 1]);
    return { heading, lines: linesOf(tokens.slice(isFirst ? 0 : from + 3, starts[i])) };
  });
}

function linesOf(tokens: readonly Token[]): string[] {
  const lines: string[] = [];
  let row: string[] | null = null;
  for (const token of tokens) {
    if (token.type === 'tr_open') row = [];
    else if (token.type === 'tr_close') {
      lines.push((row ?? []).join(' | '));
      row = null;
    } else if (token.type === 'inline') {
      if (row !== null) row.push(plain(token));
      else for (const sentence of sentences(plain(token))) lines.push(sentence);
    } else if (token.type === 'fence' || token.type === 'code_block') {
      for (const line of token.content.split('\n')) lines.push(line);
    }
  }
  return lines.map((line) => line.replace(/\s+/gu, ' ').trim()).filter((line) => line !== '');
}

/** A paragraph as it is read, code between backticks; what a character reference stood for is cleaned again. */
function plain(token: Token | undefined): string {
  const parts = (token?.children ?? []).map(({ type, content }) => {
    if (type === 'softbreak' || type === 'hardbreak') return ' ';
    return type === 'code_inline' ? `\`${content}\`` : content;
  });
  return withoutUnsafe(parts.join(''));
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

const sentences = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);
