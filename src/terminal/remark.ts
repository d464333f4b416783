import { describeScreen, proseWidth, type ScreenSource } from './screen.ts';
import { makeTheme } from './theme.ts';
import { wrap } from './width.ts';

/** Standard error, and what else says how it is shown. */
export interface RemarkSource extends Omit<ScreenSource, 'stdout'> {
  readonly stderr: ScreenSource['stdout'];
}

/** Sentences as standard error shows them: in ASCII where nothing else is safe, wrapped on a terminal. */
export function remark(sentences: string, { env, platform, stderr }: RemarkSource): string {
  const screen = describeScreen({ env, platform, stdout: stderr });
  const text = makeTheme(screen).text(sentences);
  return screen.tty ? wrap(text, proseWidth(screen) - 1, { whole: true }) : text;
}
