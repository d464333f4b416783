import { Chalk } from 'chalk';
import type { Screen } from './screen.ts';

export type Style = (text: string) => string;

/** What a text is, as a screen can show it. */
export interface Styles {
  readonly title: Style;
  readonly strong: Style;
  readonly em: Style;
  readonly dim: Style;
  readonly good: Style;
  readonly bad: Style;
  readonly warn: Style;
  readonly accent: Style;
  readonly code: Style;
  /** a key to press */
  readonly key: Style;
  readonly link: Style;
}

/**
 * Colours of the 256 whose contrast is at least 3.5 on black and on white alike, since nobody can be asked
 * what the background is. With 16 colours the learner's own palette decides.
 */
export const palette = { good: 28, bad: 160, warn: 130, accent: 32, code: 30 } as const;

/** The styles of a screen that has colours. */
export function stylesIn(colour: Exclude<Screen['colour'], 0>): Styles {
  const chalk = new Chalk({ level: colour });
  const rich = colour >= 2;
  const accent = rich ? chalk.ansi256(palette.accent) : chalk.cyan;
  return {
    title: accent.bold,
    strong: chalk.bold,
    em: chalk.italic,
    dim: chalk.dim,
    good: rich ? chalk.ansi256(palette.good) : chalk.green,
    bad: rich ? chalk.ansi256(palette.bad) : chalk.red,
    warn: rich ? chalk.ansi256(palette.warn) : chalk.magenta,
    accent,
    code: rich ? chalk.ansi256(palette.code) : chalk.cyan,
    key: chalk.bold,
    link: chalk.underline,
  };
}
