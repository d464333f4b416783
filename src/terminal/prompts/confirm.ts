import inquirer from 'inquirer';
import type { PromptContext } from './context.ts';
import { inquirerTheme } from './inquirer-theme.ts';
import { untilStop } from './until-stop.ts';

/** Asks yes or no; what Enter alone means is shown. Leaves the question with its answer on one line. */
export async function confirm(message: string, byDefault: boolean, context: PromptContext): Promise<boolean> {
  const { input, output, theme } = context;
  const question = theme.text(message);
  const answer = await untilStop(context, async (signal) => {
    const prompt = inquirer.createPromptModule({ input, output, signal, clearPromptOnDone: true });
    const { yes } = await prompt([
      {
        type: 'confirm',
        name: 'yes',
        message: question,
        default: byDefault,
        theme: inquirerTheme(theme, ''),
      },
    ]);
    return yes === true;
  });
  output.write(`${question} ${theme.strong(answer ? 'Yes' : 'No')}\n`);
  return answer;
}
