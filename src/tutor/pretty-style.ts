import type { PrettyStyle } from '../content/check/format/pretty.ts';
import { oneLine } from '../terminal/sanitise.ts';
import type { Theme } from '../terminal/theme.ts';
import { displayWidth } from '../terminal/width.ts';

/** How faults of content look on a screen. */
export const prettyStyle = (theme: Theme): PrettyStyle => ({
  error: theme.bad,
  warning: theme.warn,
  strong: theme.strong,
  dim: theme.dim,
  safe: (text) => theme.text(oneLine(text)),
  widthOf: displayWidth,
});
