import type { Remark } from '../draft.ts';
import type { Line } from './lines.ts';

/** Characters of a line that says but that. */
const longest = 1_000;
/** The line one clicks on to see an answer: it says nothing of its own. */
const unfolds =
  /^\s*(?:<details\b[^<>]*>\s*)?<summary\b[^<>]*>(?:\s|<\/?[a-z][^<>]*>)*(?:(?:click|show|see|reveal|view|toggle|open|spoiler)\b[^<]{0,60}|(?:the\s+)?(?:answers?|solution|explanation|hint)\W{0,5})(?:\s|<\/?[a-z][^<>]*>)*<\/summary>\s*$/i;

/**
 * The lines without what a page does not show: comments that begin a line, and what is clicked to see an answer. Code
 * is left alone, and every line keeps its number. A comment that is not ours is said to be left out.
 */
export function withoutHidden(lines: readonly Line[], remarks: Remark[]): readonly Line[] {
  const shown = [...lines];
  const clear = (at: number, text: string): void => {
    shown[at] = { ...(lines[at] as Line), text };
  };
  for (let at = 0; at < lines.length; at++) {
    const { text, isCode, number } = lines[at] as Line;
    if (isCode) continue;
    if (text.length < longest && unfolds.test(text)) clear(at, '');
    else if (/^\s*<!--/.test(text)) {
      const end = endOfComment(lines, at);
      if (end < 0) return shown;
      if (!/^\s*<!--\s*lint-ok\b/.test(text))
        remarks.push({ line: number, action: 'left out', reason: 'a comment' });
      for (let i = at; i < end; i++) clear(i, '');
      const last = (lines[end] as Line).text;
      clear(end, last.slice(last.indexOf('-->') + 3));
      at = end;
    }
  }
  return shown;
}

/** The line a comment ends on; -1 where it never does. */
function endOfComment(lines: readonly Line[], from: number): number {
  for (let at = from; at < lines.length; at++) if ((lines[at] as Line).text.includes('-->')) return at;
  return -1;
}
