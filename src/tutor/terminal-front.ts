import type { App } from '../app.ts';
import type { Reply } from '../learning/shown.ts';
import type { PromptContext } from '../terminal/prompts/context.ts';
import { proseWidth } from '../terminal/screen.ts';
import { wrap } from '../terminal/width.ts';
import type { Asking, Front } from './front.ts';
import { hintView, questionView, summaryView, type View, verdictView } from './views.ts';

/** What prompts are handed in this terminal. */
export function promptContext(app: App): PromptContext {
  const { stdin, stdout, signal, suspend } = app.world;
  const context = { input: stdin, output: stdout, signal, suspend, theme: app.theme, screen: app.screen };
  return app.width === undefined ? context : { ...context, widest: app.width };
}

/** Asks with arrow keys and letters. */
export function terminalFront(app: App): Front {
  const view = (): View => ({ width: proseWidth(app.screen) - 1, theme: app.theme });
  const asked = (asking: Asking): string => questionView(asking, view());
  const prompt = async (asking: Asking): Promise<Reply> => {
    const { ask } = await import('../terminal/prompts/ask.ts');
    return ask(asking.shown, { ...promptContext(app), asked: () => asked(asking) });
  };
  return {
    ask: (asking) => {
      app.print(asked(asking));
      return prompt(asking);
    },
    askAgain: prompt,
    sure: async () => {
      const { askSure } = await import('../terminal/prompts/sure.ts');
      return askSure(promptContext(app));
    },
    agree: async (question) => {
      const { confirm } = await import('../terminal/prompts/confirm.ts');
      return confirm(question, false, promptContext(app));
    },
    say: (text) => app.print(wrap(app.theme.text(text), view().width)),
    hint: (text) => app.print(`\n${hintView(text, view())}`),
    near: () =>
      app.print(`\n${app.theme.warn('Near: one slip away. Look at it again, you have one more try.')}\n`),
    verdict: (told) => app.print(verdictView(told, view())),
    summary: (summary) => app.print(summaryView(summary, view())),
    close: () => {},
  };
}
