import type { Source, Span } from '../../../source.ts';
import type { Report } from '../../diagnostic.ts';
import { fencesIn } from '../../raw-text.ts';

const mostColumns = 76;
const mostLines = 20;

/** Code names its language and fits the screen; in a question it stays on one screen with the answers. */
export function checkCodeFences(span: Span, source: Source, inQuestion: boolean, report: Report): void {
  const at = ({ start, end }: Span): Span => ({ start: span.start + start, end: span.start + end });
  for (const { open, language, lines } of fencesIn(source.text.slice(span.start, span.end))) {
    if (language === '')
      report(
        'text/no-language',
        at(open),
        'This code fence names no language.',
        'Write it behind the fence: ```sh, ```json, ```text.',
      );
    const wide = lines.find(({ text }) => [...text].length > mostColumns);
    if (wide !== undefined)
      report(
        'text/wide-code',
        at(wide.span),
        `This line of code has ${[...wide.text].length} columns; ${mostColumns} fit a terminal.`,
        'Break the line where the language allows it.',
      );
    if (inQuestion && lines.length > mostLines)
      report(
        'question/long-code',
        at(open),
        `This code has ${lines.length} lines; ${mostLines} stay on the screen with the answers.`,
        'Cut it down to what the question needs.',
      );
  }
}
