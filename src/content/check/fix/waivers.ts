import { lazily } from '../../once.ts';
import { positionAt, type Source, type Span } from '../../source.ts';
import { type Edit, wholeLines } from './edit.ts';
import type { Fixer } from './fixer.ts';
import { aloneOnLines, type Keyed, listsIn, withoutItem } from './lists.ts';

/** A `lint-ok` that waives nothing goes. */
export const fixWaivers: Fixer = {
  allowed: 'waivers',
  repairs: ({ diagnostics, keys, source }) => {
    const lists = lazily(() => {
      const found = keys();
      return found && listsIn(found);
    });
    return diagnostics
      .filter((d) => d.code === 'lint-ok/unused')
      .flatMap((d) => {
        const edit = source.file.endsWith('.md')
          ? withoutComment(d, source)
          : withoutEntry(d, lists()?.(d) ?? null, source);
        const what = 'A lint-ok that waived nothing is gone.';
        return edit === null ? [] : [{ code: d.code, what, edits: [edit] }];
      });
  },
};

/** The comment with its lines, and one of the two blank lines around it. */
function withoutComment(span: Span, source: Source): Edit | null {
  const edit = aloneOnLines(span, source);
  if (edit === null) return null;
  const first = positionAt(source, edit.start).line - 1;
  const next = positionAt(source, edit.end).line - 1;
  const isBlank = (line: number): boolean => {
    const { start, end } = wholeLines(source, line, line + 1);
    return end > start && source.text.slice(start, end).trim() === '';
  };
  const both = first > 0 && isBlank(first - 1) && isBlank(next);
  return both ? { ...edit, end: wholeLines(source, next, next + 1).end } : edit;
}

const withoutEntry = (span: Span, list: Keyed | null, source: Source): Edit | null =>
  list && withoutItem(list, span, source);
