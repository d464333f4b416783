import type { Theme } from '../theme.ts';

/** Our looks for inquirer's own prompts, whose defaults read the environment and use yellow. */
export function inquirerTheme(theme: Theme, help: string) {
  const plain = (text: string): string => text;
  const pointer = theme.accent(theme.symbols.pointer);
  return {
    prefix: { idle: pointer, done: pointer },
    keybindings: [],
    icon: { cursor: theme.symbols.pointer },
    style: {
      answer: theme.strong,
      message: theme.strong,
      error: (text: string) => theme.warn(theme.text(text)),
      defaultAnswer: (text: string) => `(${text})`,
      help: plain,
      highlight: (text: string) => theme.accent(theme.strong(text)),
      key: theme.key,
      disabled: theme.dim,
      description: plain,
      keysHelpTip: () => help,
      confirmDefault: (text: string) => text.toUpperCase(),
    },
  };
}
