import { describeScreen, proseWidth, type ScreenSource } from './screen.ts';
import { makeTheme } from './theme.ts';
import { wrap } from './width.ts';

/** Standard error, and what is known of the screen it may share with standard output. */
export interface RemarkSource extends ScreenSource {
  readonly stderr: { readonly isTTY?: boolean };
}

/** Sentences as standard error shows them: in ASCII where nothing else is safe, wrapped on a terminal. */
export function remark(sentences: string, source: RemarkSource, screen = describeScreen(source)): string {
  const text = makeTheme(screen).text(sentences);
  return source.stderr.isTTY === true ? wrap(text, proseWidth(screen) - 1, { whole: true }) : text;
}
