import type { Code } from '../codes.ts';
import type { Fixer } from './fixer.ts';
import { listWith, withoutItem } from './lists.ts';
import { readKeys } from './read-file.ts';

const doubled: ReadonlySet<Code> = new Set<Code>(['stage/duplicate-topic', 'topic/duplicate-prerequisite']);

/** Of what stands in a list twice, the second. */
export const fixDuplicates: Fixer = {
  allowed: 'duplicates',
  repairs: ({ diagnostics, source }) => {
    const twice = diagnostics.filter((d) => doubled.has(d.code));
    const keys = twice.length === 0 ? null : readKeys(source);
    if (keys === null) return [];
    return twice.flatMap((d) => {
      const list = listWith(keys, d);
      const edit = list && withoutItem(list, d, source);
      const what = `"${source.text.slice(d.start, d.end)}" stands once in this list.`;
      return edit ? [{ code: d.code, what, edits: [edit] }] : [];
    });
  },
};
