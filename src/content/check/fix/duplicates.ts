import type { Code } from '../codes.ts';
import type { Fixer } from './fixer.ts';
import { listsIn, withoutItem } from './lists.ts';

const doubled: ReadonlySet<Code> = new Set<Code>(['stage/duplicate-topic', 'topic/duplicate-prerequisite']);

/** Of what stands in a list twice, the second. */
export const fixDuplicates: Fixer = {
  allowed: 'duplicates',
  repairs: ({ diagnostics, keys, source }) => {
    const twice = diagnostics.filter((d) => doubled.has(d.code));
    const found = twice.length === 0 ? null : keys();
    if (found === null) return [];
    const listWith = listsIn(found);
    return twice.flatMap((d) => {
      const list = listWith(d);
      const edit = list && withoutItem(list, d, source);
      const what = `"${source.text.slice(d.start, d.end)}" stands once in this list.`;
      return edit ? [{ code: d.code, what, edits: [edit] }] : [];
    });
  },
};
