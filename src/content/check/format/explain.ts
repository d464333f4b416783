import { type Explanation, remarks, shownExample } from '../explain.ts';

/** How an explanation looks. */
export interface ExplainStyle {
  readonly title: (text: string) => string;
  readonly strong: (text: string) => string;
  /** an example as the screen can show it, indented */
  readonly code: (lines: readonly string[]) => string;
  /** prose, wrapped to the screen */
  readonly prose: (text: string) => string;
}

/** What, why, a wrong and a right example, and what can be done about it. */
export function toExplanation(of: Explanation, style: ExplainStyle): string {
  const example = (title: string, text: string): string =>
    `${style.strong(style.prose(title))}\n\n${style.code(shownExample(text))}`;
  const where = of.place === 'a folder' ? 'in a roadmap’s folder' : `in ${of.place}`;
  return [
    `${style.title(of.code)}  ${of.severity}`,
    style.prose(of.about),
    style.prose(`Why: ${of.why}`),
    ...(of.before === null ? [] : [example(`Before, ${where}:`, of.before)]),
    example(`Wrong, ${where}:`, of.wrong),
    example('Right:', of.right),
    ...remarks(of).map(style.prose),
  ].join('\n\n');
}
