import { isId } from '../../content/ids.ts';
import { cleanMarkdown } from '../clean.ts';
import { type Group, type Item, isEnough, longest, type Parsed, type Remark, tooLong } from '../draft.ts';
import { changesOf } from '../named.ts';
import { type Chunk, cut } from './chunks.ts';
import { frontMatterOf } from './front.ts';
import { withoutHidden } from './hidden.ts';
import { ownTail, readLines, withoutNumber } from './lines.ts';
import { withLinks } from './links.ts';
import { readOwn } from './own.ts';
import { readChunk } from './question.ts';

export interface MarkdownOptions {
  /** quizdown: a numbered list without boxes is an order */
  readonly quizdown: boolean;
}

interface Section {
  title: string | null;
  id: string | null;
  readonly texts: string[];
  line: number;
  items: Item[];
}

/**
 * Quizzes in Markdown: questions under headings, behind numbers or above lists; answers with boxes, with letters and
 * a key, with code. Headings above questions make topics; text before the first question becomes the lesson.
 */
export function readMarkdown(text: string, { quizdown }: MarkdownOptions): Parsed {
  const all = text.split('\n');
  const front = frontMatterOf(all);
  const remarks: Remark[] = [...front.remarks];
  const { lines: written, open } = readLines(all.slice(front.lines), front.lines + 1);
  const torn = new Set(open);
  const lines = withLinks(withoutHidden(written, remarks), remarks);
  const chunks = cut(lines, quizdown);
  // with ids of ours in its headings, a file is read the way ours are
  const isOwn =
    quizdown || front.isTopic || chunks.some(({ kind, head }) => kind === 'question' && ownId(head) !== null);
  const sections: Section[] = [{ title: front.title, id: null, texts: [], line: 1, items: [] }];
  const into = (): Section => sections[sections.length - 1] as Section;
  let questions = 0;
  for (const chunk of chunks) {
    if (chunk.kind === 'question') {
      into().items.push(itemOf(chunk, isOwn, torn));
      if (isEnough(++questions)) break;
    } else {
      if (chunk.kind === 'section' && !/^quiz$/i.test(chunk.head)) sections.push(sectionOf(chunk));
      const said = chunk.lines
        .map((line) => line.text)
        .join('\n')
        .trim();
      if (said !== '') into().texts.push(said);
    }
  }
  return { groups: groupsOf(sections, front, remarks), remarks };
}

function sectionOf({ head, line }: Chunk): Section {
  const id = ownId(head);
  const words = (id === null ? head : head.slice(0, head.lastIndexOf('{'))).replace(/[*_`]/g, '');
  return { title: withoutNumber(words).trim() || null, id, texts: [], line, items: [] };
}

/** The id in `{#id …}` at the end of a heading. */
function ownId(head: string): string | null {
  const id = ownTail(head)?.match(/^\S+/)?.[0];
  return id !== undefined && isId(id) ? id : null;
}

function itemOf(chunk: Chunk, isOwn: boolean, open: ReadonlySet<number>): Item {
  const { line, head } = chunk;
  const never = chunk.lines.find(({ number }) => open.has(number))?.number;
  if (never !== undefined)
    return {
      line,
      outcome: { leftOut: `The block of code that begins in line ${never} never ends.` },
      changes: [],
    };
  if (chunk.lines.reduce((sum, one) => sum + one.text.length + 1, 0) > longest)
    return { line, outcome: { leftOut: tooLong }, changes: [] };
  const own = isOwn ? readOwn(ownId(head) === null ? withoutNumber(head) : head, chunk) : null;
  if (own !== null) return { line, outcome: { draft: own }, changes: [] };
  const changes = changesOf();
  const outcome = readChunk(chunk, changes.add);
  return {
    line,
    outcome,
    changes: 'draft' in outcome ? changes.all.map((reason) => ({ line, reason })) : [],
  };
}

/** Sections with questions make topics. Text of the others goes with the one that follows, or is said to be left. */
function groupsOf(
  sections: readonly Section[],
  front: ReturnType<typeof frontMatterOf>,
  remarks: Remark[],
): Group[] {
  const groups: Group[] = [];
  let above: Above[] = [];
  for (const section of sections) {
    const text = lessonOf(section, remarks);
    const own: Above = { title: section.title, id: section.id, text, line: section.line };
    if (section.items.length === 0) {
      if (text !== '' || own.title !== null) above.push(own);
      continue;
    }
    const named = above.findLast(({ title }) => title !== null);
    const title = section.title ?? named?.title ?? null;
    const id = section.id ?? above.findLast((one) => one.id !== null)?.id ?? null;
    groups.push({
      title,
      id,
      summary: front.summary,
      lesson: lessonWith(above, own, title, remarks),
      items: section.items,
    });
    above = [];
  }
  if (above.some(({ text }) => text !== ''))
    remarks.push({
      line: sections.at(-1)?.line ?? 1,
      action: 'left out',
      reason: 'text behind the last question that belongs to none',
    });
  else reportHeadings(above, remarks);
  return groups;
}

/** Says which headings go since no text stands under them. */
function reportHeadings(titled: readonly Above[], remarks: Remark[]): void {
  const titles = titled.filter(({ title }) => title !== null);
  const [first] = titles;
  if (first === undefined) return;
  const words = titles
    .slice(0, 5)
    .map(({ title }) => `"${title}"`)
    .join(', ');
  const reason = `headings without text: ${words}${titles.length > 5 ? ' …' : ''}`;
  remarks.push({ line: first.line, action: 'left out', reason });
}

/** A section without questions. */
interface Above {
  readonly title: string | null;
  readonly id: string | null;
  readonly text: string;
  readonly line: number;
}

/** The lesson of a topic: sections above its own under their headings, which are named where there is no text at all. */
function lessonWith(above: readonly Above[], own: Above, title: string | null, remarks: Remark[]): string {
  const parts = above.filter((one) => one.title !== title || one.text !== '');
  const titles = parts.flatMap((one) => (one.title === null || one.title === title ? [] : [one]));
  if ([...parts, own].every(({ text }) => text === '')) {
    reportHeadings(titles, remarks);
    return '';
  }
  const headed = (one: Above): string =>
    [one.title === null || one.title === title ? '' : `#### ${one.title}`, one.text]
      .filter(Boolean)
      .join('\n\n');
  // its own text would stand under the heading of another section
  const last =
    titles.length > 0 && own.text !== '' && title !== null ? `#### ${title}\n\n${own.text}` : own.text;
  return [...parts.map(headed), last].filter((part) => part !== '').join('\n\n');
}

function lessonOf({ texts, line }: Section, remarks: Remark[]): string {
  const text = texts.join('\n\n');
  if (text === '') return '';
  if (text.length > longest) {
    const reason = `the text above the questions: it is longer than ${longest.toLocaleString('en')} characters`;
    remarks.push({ line, action: 'left out', reason });
    return '';
  }
  const { text: clean, changes } = cleanMarkdown(text, true);
  for (const reason of changes)
    remarks.push({ line, action: 'changed', reason: `in the text above the questions: ${reason}` });
  return clean.trim();
}
