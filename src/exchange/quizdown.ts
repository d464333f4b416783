import type { Parsed } from './draft.ts';
import { quizdownFence } from './format.ts';
import { readMarkdown } from './markdown/read.ts';

const end = /^\s*(?:`{3,}|~{3,}|\{\{[<%]\s*\/quizdown\s*[>%]\}\}|<\/div>)\s*$/;

/**
 * quizdown: Markdown with boxes, numbered lists for orders, quotations for hints and comments. Where a page holds
 * quizzes in fences, only these are read.
 */
export function readQuizdown(text: string): Parsed {
  const lines = text.split('\n');
  const inside = lines.map(() => false);
  let marks: string | null = null;
  for (const [i, line] of lines.entries()) {
    if (marks === null && quizdownFence.test(line)) marks = line.match(/^\s*(`{3,}|~{3,})/)?.[1] ?? '';
    else if (marks !== null) {
      // a fence ends with its own marks; the code in a quiz has others
      const own = line.trim();
      if (end.test(line) && (marks === '' ? !/^[`~]/.test(own) : own === marks)) marks = null;
      else inside[i] = true;
    }
  }
  if (!inside.includes(true)) return readMarkdown(text, { quizdown: true });
  const only = lines.map((line, i) => (inside[i] ? line : ''));
  const parsed = readMarkdown(only.join('\n'), { quizdown: true });
  const around = lines.findIndex(
    (line, i) => !inside[i] && line.trim() !== '' && !quizdownFence.test(line) && !end.test(line),
  );
  return around < 0
    ? parsed
    : {
        ...parsed,
        remarks: [
          ...parsed.remarks,
          { line: around + 1, action: 'left out', reason: 'text of the page around the quiz' },
        ],
      };
}
