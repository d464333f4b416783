import inquirer from 'inquirer';
import { isStop } from '../stop.ts';
import { truncate } from '../width.ts';
import { type PromptContext, sizeOf } from './context.ts';
import { helpLines } from './frame.ts';
import { inquirerTheme } from './inquirer-theme.ts';
import type { RawKey } from './key.ts';
import { untilStop } from './until-stop.ts';

export interface MenuChoice<T extends string> {
  readonly value: T;
  readonly name: string;
  /** shown below the list while the pointer is on it */
  readonly description?: string;
}

/** Lets one thing be chosen from a list; null when it is left with Esc. Leaves nothing on the screen. */
export async function menu<T extends string>(
  title: string,
  choices: readonly MenuChoice<T>[],
  context: PromptContext,
): Promise<T | null> {
  const { input } = context;
  let leave = (): void => undefined;
  let left = false;
  const onKey = (_text: unknown, key: RawKey | undefined): void => {
    if (key?.name !== 'escape') return;
    left = true;
    leave();
  };
  input.on('keypress', onKey);
  try {
    return await untilStop(context, (signal, cancel) => {
      leave = cancel;
      return select(title, choices, { ...context, signal });
    });
  } catch (error) {
    if (left && isStop(error)) return null;
    throw error;
  } finally {
    input.off('keypress', onKey);
  }
}

async function select<T extends string>(
  title: string,
  choices: readonly MenuChoice<T>[],
  context: PromptContext & { readonly signal: AbortSignal },
): Promise<T | null> {
  const { input, output, signal, theme } = context;
  const { width, height } = sizeOf(context);
  const cut = (text: string): string => truncate(theme.text(text), width - 3, theme.symbols.ellipsis);
  const { up, down } = theme.symbols;
  const help = helpLines(
    [
      [`${up} ${down}`, 'move'],
      ['Enter', 'choose'],
      ['Esc', 'leave'],
    ],
    width,
    theme,
  );
  const prompt = inquirer.createPromptModule({ input, output, signal, clearPromptOnDone: true });
  const { choice } = await prompt([
    {
      type: 'select',
      name: 'choice',
      message: cut(title),
      choices: choices.map(({ value, name, description }) => ({
        value,
        name: cut(name),
        ...(description === undefined ? {} : { description: theme.text(description) }),
      })),
      pageSize: Math.max(3, Math.min(choices.length, height - 5)),
      loop: false,
      theme: inquirerTheme(theme, help.join('\n')),
    },
  ]);
  return choices.find(({ value }) => value === choice)?.value ?? null;
}

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
