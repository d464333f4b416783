import type { App } from '../app.ts';
import { askPlainYes, linesOf } from '../terminal/plain.ts';

/** Whether somebody sits at both ends, to be asked with prompts or on plain lines. */
export const isAtTerminal = (app: App): boolean => app.screen.tty && app.world.stdin.isTTY === true;

/** Asks whoever sits at the terminal for yes or no; the end of input is no. Rejects when it is stopped from outside. */
export async function agreed(question: string, byDefault: boolean, app: App): Promise<boolean> {
  if (app.isInteractive) {
    const { confirm } = await import('../terminal/prompts/confirm.ts');
    const { promptContext } = await import('./terminal-front.ts');
    return confirm(question, byDefault, promptContext(app));
  }
  const { stdin, stdout, signal } = app.world;
  const lines = linesOf(stdin, signal);
  const write = (text: string): void => void stdout.write(text);
  try {
    const io = { lines, write, width: app.flow, theme: app.theme };
    return (await askPlainYes(question, io, byDefault)) ?? false;
  } finally {
    lines.close();
  }
}
