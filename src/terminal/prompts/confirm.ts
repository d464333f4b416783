import { wrapLines } from '../wrap.ts';
import type { PromptContext } from './context.ts';
import type { Machine } from './machine.ts';
import { runMachine } from './run.ts';

/** Asks yes or no; what Enter alone means is shown. Leaves the question with its answer on one line. */
export async function confirm(message: string, byDefault: boolean, context: PromptContext): Promise<boolean> {
  const { output, theme } = context;
  const question = theme.text(message);
  const answer = await runMachine(confirmMachine(question, byDefault), context);
  output.write(`${question} ${theme.strong(answer ? 'Yes' : 'No')}\n`);
  return answer;
}

/** The letter is shown and counts once Enter is pressed, as a question typed at a shell is answered. */
function confirmMachine(question: string, byDefault: boolean): Machine<'y' | 'n' | '', boolean> {
  return {
    start: '',
    step(typed, key) {
      if (key.type === 'enter') return { reply: typed === '' ? byDefault : typed === 'y' };
      if (key.type === 'back' || key.type === 'escape') return { state: '' };
      return { state: key.type === 'char' && (key.char === 'y' || key.char === 'n') ? key.char : typed };
    },
    view: (typed, { width }, theme) =>
      wrapLines(
        `${theme.accent(theme.symbols.pointer)} ${theme.strong(question)} (${byDefault ? 'Y/n' : 'y/N'}) ${typed}`,
        width,
      ).join('\n'),
  };
}
