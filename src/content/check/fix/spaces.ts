import { lineText, type Source } from '../../source.ts';
import { fencesIn } from '../raw-text.ts';
import { type Edit, lineEndOf } from './edit.ts';
import type { Fixer } from './fixer.ts';

/** Spaces at the ends of lines go where they say nothing. */
export const fixTrailingSpaces: Fixer = {
  allowed: 'nothing',
  repairs: ({ source }) => {
    const edits = trailing(source);
    const what =
      edits.length === 1 ? 'A line ends without spaces.' : `${edits.length} lines end without spaces.`;
    return edits.length === 0 ? [] : [{ code: null, what, edits }];
  },
};

function trailing(source: Source): Edit[] {
  if (!/[ \t](?:[\r\n]|$)/.test(source.text)) return [];
  const code = fencesIn(source.text).map(({ open, lines }) => ({
    start: open.start,
    end: lines.at(-1)?.span.end ?? open.end,
  }));
  let next = 0;
  return [...source.lineStarts].flatMap((start, line) => {
    while ((code[next]?.end ?? start) < start) next++;
    const isCode = (code[next]?.start ?? start + 1) <= start;
    const text = lineText(source, line);
    const bare = text.replace(/(?<![ \t])[ \t]+$/, '');
    const edit = { start: start + bare.length, end: start + text.length, text: '' };
    return edit.start === edit.end || isCode || isBreak(text, bare, source, line) ? [] : [edit];
  });
}

/** Two spaces before another line of the same paragraph break the line there. */
const isBreak = (text: string, bare: string, source: Source, line: number): boolean =>
  bare !== '' &&
  / {2}$/.test(text) &&
  line + 1 < source.lineStarts.length &&
  lineText(source, line + 1).trim() !== '';

/** The last line of a file ends as the others do. */
export const fixFinalNewline: Fixer = {
  allowed: 'nothing',
  repairs: ({ source }) => {
    const { text } = source;
    if (text === '' || /[\r\n]$/.test(text)) return [];
    const edit = { start: text.length, end: text.length, text: lineEndOf(source) };
    return [{ code: null, what: 'The last line ends as the others do.', edits: [edit] }];
  },
};
