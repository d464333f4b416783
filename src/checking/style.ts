import type { App } from '../app.ts';
import type { ExplainStyle } from '../content/check/format/explain.ts';
import type { PrettyStyle } from '../content/check/format/pretty.ts';
import { oneLine, printable } from '../terminal/sanitise.ts';
import { proseWidth } from '../terminal/screen.ts';
import { displayWidth, wrap } from '../terminal/width.ts';

/** Columns a line of a file may take where nothing sets an end. */
const widest = 127;

/** How a report looks on the screen there is: wrapped to its columns, and not at all in a pipe. */
export function prettyStyle(app: App): PrettyStyle {
  const { theme, flow } = app;
  const width = flow ?? widest;
  return {
    error: theme.bad,
    warning: theme.warn,
    strong: theme.strong,
    dim: theme.dim,
    safe: (text) => theme.text(oneLine(text)),
    widthOf: displayWidth,
    width,
    wrap: (text, indent) => (flow === null ? indent + text : wrap(text, width, { indent })),
  };
}

export function explainStyle(app: App): ExplainStyle {
  const { theme, screen } = app;
  const width = proseWidth(screen) - 1;
  return {
    title: theme.title,
    strong: theme.strong,
    code: (lines) =>
      lines
        .map((line) => (line === '' ? '' : theme.code(theme.text(printable(line)))))
        // a line that does not fit goes on below itself, further in
        .map((line) =>
          screen.tty ? wrap(line, width, { indent: '    ', hang: '      ' }) : `    ${line}`.trimEnd(),
        )
        .join('\n'),
    prose: (text) => (screen.tty ? wrap(theme.text(text), width) : theme.text(text)),
  };
}
