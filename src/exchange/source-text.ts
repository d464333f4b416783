import { findUnsafe } from '../content/parse/display.ts';
import type { Remark } from './draft.ts';

/**
 * A foreign text without what nobody would see: control characters, those that turn the direction of writing, and those
 * that take no place, also where a reference such as `&#27;` stands for one. Lines keep their numbers.
 */
export function withoutUnsafe(text: string): { readonly text: string; readonly remarks: readonly Remark[] } {
  const lines = text.split(/\r\n|\n|\r/);
  const remarks: Remark[] = [];
  const clean = lines.map((line, i) => {
    let found = 0;
    for (const _ of findUnsafe(line)) found++;
    if (found === 0) return line;
    remarks.push({
      line: i + 1,
      action: 'changed',
      reason: `${found === 1 ? 'a character was' : `${found} characters were`} taken out that nobody would see, and a terminal may obey`,
    });
    const rest = cut(line, '');
    // what is left may have come together to a reference anew
    return findUnsafe(rest).next().done ? rest : cut(rest, ' ');
  });
  return { text: clean.join('\n'), remarks };
}

const isLineEnd = (char: string): boolean => /[\u2028\u2029]/.test(char);

/** The line with `instead` where each unsafe character or reference stood. */
function cut(line: string, instead: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const { char, start, end } of [...findUnsafe(line)].sort((a, b) => a.start - b.start)) {
    kept.push(line.slice(from, start) + (isLineEnd(char) ? ' ' : ''));
    from = end;
  }
  return [...kept, line.slice(from)].join(instead);
}
