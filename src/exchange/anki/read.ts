import { parse } from 'csv-parse/sync';
import { isId } from '../../content/ids.ts';
import type { Level } from '../../content/model.ts';
import { levels } from '../../content/parse/shapes.ts';
import { type Group, type Item, isEnough, mostText, type Parsed, type Remark } from '../draft.ts';
import { type AnkiHeader, isHeaderLine, readHeader } from './header.ts';
import { type Note, notesToItems, sizeOf, withoutItsGaps } from './note.ts';

/** Comments that are named. */
const mostComments = 50;

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Notes exported by Anki as text: `#key:value` lines, then a note a record. A deck makes a topic; a note becomes one
 * question, one for each number of its gaps, or two where it is reversed.
 */
export function readAnki(text: string): Parsed {
  const lines = text.split('\n');
  const header = readHeader(lines);
  const remarks: Remark[] = [];
  const rows = readRows(lines, header, remarks);
  const isHtml =
    header.html ?? rows.some(({ cells }) => cells.some((cell) => /<[a-z][^<>]*>|&[a-z]+;/i.test(cell)));
  const roles = rolesOf(
    header,
    rows.reduce((most, { cells }) => Math.max(most, cells.length), 0),
  );
  const decks = new Map<string | null, Item[]>();
  let questions = 0;
  let size = 0;
  for (const row of rows) {
    const deck = deckTitle(cell(row, header.deckColumn) ?? header.deck);
    const items = decks.get(deck) ?? [];
    const before = items.length;
    decks.set(deck, items);
    const note = noteOf(row, header, roles, isHtml);
    size += sizeOf(note);
    for (const item of size > mostText ? [withoutItsGaps(note)] : notesToItems(note)) items.push(item);
    questions += items.length - before;
    if (isEnough(questions)) break;
  }
  for (const remark of [...comments(lines, header, rows), ...unused(rows, header, roles)])
    remarks.push(remark);
  const groups = [...decks].map(
    ([title, items]): Group => ({ title, id: null, summary: null, lesson: '', items }),
  );
  return { groups, remarks };
}

function readRows(lines: readonly string[], header: AnkiHeader, remarks: Remark[]): readonly Row[] {
  const data = lines.slice(header.lines).join('\n');
  const options = {
    delimiter: header.separator,
    comment: '#',
    comment_no_infix: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true as const,
  };
  const rowsOf = (quote: '"' | null): readonly Row[] => {
    // `lines` counts to the record's last line
    const records = parse(data, { ...options, quote }) as unknown as readonly {
      readonly info: { readonly lines: number };
      readonly record: readonly string[];
    }[];
    return records.map(({ info, record }) => ({
      line: header.lines + info.lines - record.join('').split('\n').length + 1,
      cells: record,
    }));
  };
  const plainly = (line: number): readonly Row[] => {
    remarks.push({
      line: Math.min(lines.length, Math.max(1, line)),
      action: 'changed',
      reason:
        'a quotation mark that opens a field is never closed, so quotation marks count as text and lines as notes',
    });
    return rowsOf(null);
  };
  let rows: readonly Row[];
  try {
    rows = rowsOf('"');
  } catch (error) {
    return plainly(header.lines + ((error as { lines?: number }).lines ?? 1));
  }
  // a field that holds a separator and a line end may have swallowed notes up to the next quotation mark
  const wide = rows.find(({ cells }) =>
    cells.some((one) => one.includes('\n') && one.includes(header.separator)),
  );
  return wide !== undefined && isEven(rowsOf(null)) ? plainly(wide.line) : rows;
}

/** Lines that begin with `#`, which Anki takes for comments; of many only the first are shown. */
function comments(lines: readonly string[], header: AnkiHeader, rows: readonly Row[]): readonly Remark[] {
  const inNotes = new Set(
    rows.flatMap(({ line, cells }) =>
      cells
        .join('')
        .split('\n')
        .map((_, i) => line + i),
    ),
  );
  const found = lines.flatMap((text, i) =>
    text.startsWith('#') && !inNotes.has(i + 1) && !(i < header.lines && isHeaderLine(text)) ? [i] : [],
  );
  return found.slice(0, mostComments).map((i) => {
    const text = (lines[i] as string).replace(/\s+/g, ' ').trim();
    const shown = text.length > 40 ? `${[...text.slice(0, 80)].slice(0, 39).join('')}…` : text;
    const more = found.length > mostComments && i === found[mostComments - 1] ? ', and others below it' : '';
    return {
      line: i + 1,
      action: 'left out',
      reason: `a line that begins with "#", a comment to Anki: "${shown}"${more}`,
    };
  });
}

/** Whether all notes have as many fields. */
const isEven = (rows: readonly Row[]): boolean =>
  rows.every(({ cells }) => cells.length === rows[0]?.cells.length);

/** Which column is what, counted from 1. */
interface Roles {
  readonly front: number;
  readonly back: number;
  readonly extra: number;
  readonly hint: number;
}

const named: Readonly<Record<keyof Roles, RegExp>> = {
  front: /^(?:front|question|text|prompt|term|vorderseite|frage)$/i,
  back: /^(?:back|answer|definition|rückseite|antwort)$/i,
  extra: /^(?:back extra|extra|explanation|notes?|remarks?|comments?|erklärung)$/i,
  hint: /^(?:hint|hinweis)$/i,
};

function rolesOf(header: AnkiHeader, width: number): Roles {
  const special = [header.deckColumn, header.notetypeColumn, header.tagsColumn, header.guidColumn];
  const titles = header.columns;
  const find = (role: keyof Roles): number => titles.findIndex((title) => named[role].test(title)) + 1;
  const free = Array.from({ length: width }, (_, i) => i + 1).filter(
    (column) => !special.includes(column) && !/^(?:tags|deck|notetype|guid)$/i.test(titles[column - 1] ?? ''),
  );
  const [extra, hint] = [find('extra'), find('hint')];
  const front = find('front') || (free[0] ?? 0);
  const back = find('back') || (free.find((column) => ![front, extra, hint].includes(column)) ?? 0);
  return { front, back, extra, hint };
}

const cell = ({ cells }: Row, column: number): string | null =>
  column > 0 ? (cells[column - 1]?.trim() ?? '') || null : null;

function noteOf(row: Row, header: AnkiHeader, roles: Roles, isHtml: boolean): Note {
  const tags = tagsOf(row, header);
  const tag = (name: string): string | null =>
    tags.find((one) => one.startsWith(`${name}::`))?.slice(name.length + 2) ?? null;
  const [concept, level] = [tag('concept'), tag('level')];
  const [topic = '', question = '', ...more] = (cell(row, header.guidColumn) ?? '').split('/');
  return {
    line: row.line,
    id: isId(topic) && isId(question) && more.length === 0 ? question : null,
    type: cell(row, header.notetypeColumn) ?? header.notetype ?? '',
    front: cell(row, roles.front) ?? '',
    back: cell(row, roles.back) ?? '',
    extra: cell(row, roles.extra) ?? '',
    hint: cell(row, roles.hint) ?? '',
    isHtml,
    concept: concept !== null && isId(concept) ? concept : null,
    level: (levels as readonly (string | null)[]).includes(level) ? (level as Level) : null,
  };
}

const tagsOf = (row: Row, header: AnkiHeader): readonly string[] =>
  (cell(row, header.tagsColumn) ?? '').split(/\s+/).filter((tag) => tag !== '');

/** `Languages::German` is called German. */
const deckTitle = (deck: string | null): string | null => deck?.split('::').at(-1)?.trim() || null;

/** Tags and columns that hold something and have no place in a roadmap, each kind said once. */
function unused(rows: readonly Row[], header: AnkiHeader, roles: Roles): readonly Remark[] {
  const { deckColumn, notetypeColumn, tagsColumn, guidColumn } = header;
  const known = new Set([...Object.values(roles), deckColumn, notetypeColumn, tagsColumn, guidColumn]);
  const tagged = rows.find((row) => tagsOf(row, header).some((tag) => !/^(?:concept|level)::/.test(tag)));
  const columns = new Map<string, number>();
  for (const { cells, line } of rows)
    for (const [i, written] of cells.entries()) {
      const name = header.columns[i] || String(i + 1);
      if (!known.has(i + 1) && written.trim() !== '' && !columns.has(name)) columns.set(name, line);
    }
  const names = [...columns.keys()];
  const shown = names.length > 5 ? `${names.slice(0, 5).join(', ')} …` : names.join(', ');
  return [
    ...(tagged ? [{ line: tagged.line, action: 'left out', reason: 'tags of notes' } as const] : []),
    ...(names.length > 0
      ? [
          {
            line: columns.get(names[0] as string) ?? 1,
            action: 'left out',
            reason: `texts of columns: ${shown}`,
          } as const,
        ]
      : []),
  ];
}
