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
      // inquirer hands styles a status as well, which chalk would print
      answer: (text: string) => theme.strong(text),
      message: (text: string) => theme.strong(text),
      error: (text: string) => theme.warn(theme.text(text)),
      defaultAnswer: (text: string) => `(${text})`,
      help: plain,
      highlight: (text: string) => theme.accent(theme.strong(text)),
      key: (text: string) => theme.key(text),
      disabled: (text: string) => theme.dim(text),
      description: plain,
      keysHelpTip: () => help,
      confirmDefault: (text: string) => text.toUpperCase(),
    },
  };
}
