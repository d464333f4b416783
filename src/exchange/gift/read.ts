import { isId } from '../../content/ids.ts';
import type { Level } from '../../content/model.ts';
import { levels } from '../../content/parse/shapes.ts';
import { bare, type Group, type Item, isEnough, leftOut, type Parsed, type Remark } from '../draft.ts';
import { hideEscapes, showEscapes } from './lex.ts';
import { readGiftQuestion } from './question.ts';

/** What comments above a question say of it: `// [id:…] [tag:…]`, as Moodle writes them. */
export interface Labels {
  readonly id: string | null;
  readonly concept: string | null;
  readonly level: Level | null;
}

interface Chunk {
  readonly line: number;
  /** without comments, escapes hidden */
  readonly text: string;
  readonly labels: Labels;
}

/**
 * GIFT, Moodle's text format: questions of every kind between blank lines, `$CATEGORY:` lines, `//` comments. A
 * category makes a topic.
 */
export function readGift(text: string): Parsed {
  const groups: { title: string | null; id: string | null; items: Item[] }[] = [];
  const remarks: Remark[] = [];
  let current: (typeof groups)[number] | null = null;
  let questions = 0;
  for (const chunk of chunksOf(text)) {
    const category = chunk.text.match(/^\$CATEGORY:([^\n]*)(?:\n([\s\S]*))?$/);
    if (category) {
      const title = categoryTitle(showEscapes(category[1] ?? ''));
      current = { title, id: null, items: [] };
      groups.push(current);
    }
    const body = category ? (category[2] ?? '').trim() : chunk.text;
    if (body === '') continue;
    if (!/[{}]/.test(body)) {
      remarks.push({
        line: chunk.line,
        action: 'left out',
        reason: `a description that asks nothing: "${showEscapes(body).replace(/\s+/g, ' ').slice(0, 40)}"`,
      });
      continue;
    }
    if (current === null) {
      current = { title: null, id: null, items: [] };
      groups.push(current);
    }
    current.items.push(itemOf(body, chunk));
    if (isEnough(++questions)) break;
  }
  return { groups: merged(groups), remarks };
}

function itemOf(body: string, { line, labels }: Chunk): Item {
  const read = readGiftQuestion(body);
  if ('reason' in read) return { line, outcome: leftOut(read.reason), changes: [] };
  const draft = { ...bare, ...labels, ...read.question };
  return { line, outcome: { draft }, changes: read.changes.map((reason) => ({ line, reason })) };
}

/** The blocks between blank lines, without comment lines. */
function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let lines: string[] = [];
  let comments: string[] = [];
  let first = 0;
  const close = (): void => {
    const body = hideEscapes(lines.join('\n').trim());
    if (body !== '') {
      chunks.push({ line: first, text: body, labels: labelsIn(comments.join('\n')) });
      comments = [];
    }
    lines = [];
  };
  for (const [i, written] of text.split('\n').entries()) {
    const line = written.trim();
    if (line.startsWith('//')) comments.push(line);
    else if (line === '') close();
    else {
      if (lines.length === 0) first = i + 1;
      lines.push(line);
    }
  }
  close();
  return chunks;
}

function labelsIn(comments: string): Labels {
  const id = between(comments, '[id:')?.trim() ?? '';
  const own = id.slice(id.lastIndexOf('/') + 1);
  const tag = (name: string): string | null => between(comments, `[tag:${name}:`);
  const concept = tag('concept');
  const level = tag('level');
  return {
    id: isId(own) ? own : null,
    concept: concept !== null && isId(concept) ? concept : null,
    level: level !== null && (levels as readonly string[]).includes(level) ? (level as Level) : null,
  };
}

/** What stands behind the first of these openings, up to its bracket; null where there is none. */
function between(text: string, opening: string): string | null {
  const at = text.indexOf(opening);
  const end = at < 0 ? -1 : text.indexOf(']', at);
  return end < 0 ? null : text.slice(at + opening.length, end);
}

/** `$course$/top/Networks/DNS` is called DNS; null where a category has no name of its own. */
const categoryTitle = (path: string): string | null =>
  path
    .replaceAll('//', '\u0001')
    .split('/')
    .map((part) => part.replaceAll('\u0001', '/').trim())
    .filter((part) => part !== '' && part !== 'top' && !/^\$\w+\$$/.test(part))
    .at(-1) ?? null;

/** Questions of the same category stand in one group, however often the file turns to it. */
function merged(
  groups: readonly { title: string | null; id: string | null; items: readonly Item[] }[],
): Group[] {
  const byTitle = new Map<string | null, Item[]>();
  for (const { title, items } of groups) {
    const all = byTitle.get(title) ?? [];
    byTitle.set(title, all);
    for (const item of items) all.push(item);
  }
  return [...byTitle].map(([title, items]) => ({ title, id: null, summary: null, lesson: '', items }));
}
