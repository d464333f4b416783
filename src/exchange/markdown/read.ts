import { isId } from '../../content/ids.ts';
import { cleanMarkdown } from '../clean.ts';
import { type Group, type Item, isEnough, longest, type Parsed, type Remark, tooLong } from '../draft.ts';
import { changesOf } from '../named.ts';
import { type Chunk, cut } from './chunks.ts';
import { frontMatterOf } from './front.ts';
import { withoutHidden } from './hidden.ts';
import { readLines, withoutNumber } from './lines.ts';
import { readOwn } from './own.ts';
import { readChunk } from './question.ts';

export interface MarkdownOptions {
  /** quizdown: a numbered list without boxes is an order */
  readonly quizdown: boolean;
}

interface Section {
  title: string | null;
  id: string | null;
  text: string;
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
  const lines = withoutHidden(written, remarks);
  const chunks = cut(lines, quizdown);
  // with ids of ours in its headings, a file is read the way ours are
  const isOwn =
    quizdown || front.isTopic || chunks.some(({ kind, head }) => kind === 'question' && ownId(head) !== null);
  const sections: Section[] = [{ title: front.title, id: null, text: '', line: 1, items: [] }];
  const into = (): Section => sections[sections.length - 1] as Section;
  let questions = 0;
  for (const chunk of chunks) {
    if (chunk.kind === 'question') {
      into().items.push(itemOf(chunk, isOwn, open));
      if (isEnough(++questions)) break;
    } else {
      if (chunk.kind === 'section' && !/^quiz$/i.test(chunk.head)) sections.push(sectionOf(chunk));
      const said = chunk.lines
        .map((line) => line.text)
        .join('\n')
        .trim();
      if (said !== '') into().text = [into().text, said].filter((part) => part !== '').join('\n\n');
    }
  }
  return { groups: groupsOf(sections, front, remarks), remarks };
}

function sectionOf({ head, line }: Chunk): Section {
  const id = ownId(head);
  const words = (id === null ? head : head.slice(0, head.lastIndexOf('{'))).replace(/[*_`]/g, '');
  return { title: withoutNumber(words).trim() || null, id, text: '', line, items: [] };
}

/** The id in `{#id …}` at the end of a heading. */
function ownId(head: string): string | null {
  const id = head.match(/\{#([^\s{}]+)[^{}]*\}\s*$/)?.[1];
  return id !== undefined && isId(id) ? id : null;
}

function itemOf(chunk: Chunk, isOwn: boolean, open: readonly number[]): Item {
  const { line, head } = chunk;
  const never = open.find((at) => chunk.lines.some(({ number }) => number === at));
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
  let title: string | null = null;
  let id: string | null = null;
  let lesson: string[] = [];
  for (const section of sections) {
    const text = lessonOf(section, remarks);
    if (section.items.length > 0) {
      groups.push({
        title: section.title ?? title,
        id: section.id ?? id,
        summary: front.summary,
        lesson: [...lesson, text].filter((part) => part !== '').join('\n\n'),
        items: section.items,
      });
      [title, id, lesson] = [null, null, []];
    } else {
      title = section.title ?? title;
      id = section.id ?? id;
      if (text !== '')
        lesson.push(
          section.title === null || groups.length === 0 ? text : `#### ${section.title}\n\n${text}`,
        );
    }
  }
  if (lesson.length > 0)
    remarks.push({
      line: sections.at(-1)?.line ?? 1,
      action: 'left out',
      reason: 'text behind the last question that belongs to none',
    });
  return groups;
}

function lessonOf({ text, line }: Section, remarks: Remark[]): string {
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
