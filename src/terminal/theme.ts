import { Chalk } from 'chalk';
import { ascii } from './ascii.ts';
import type { Screen } from './screen.ts';

export type Style = (text: string) => string;

const unicodeSymbols = {
  good: '✓',
  bad: '✗',
  bullet: '•',
  pointer: '▸',
  full: '━',
  empty: '─',
  ellipsis: '…',
  quote: '│',
  line: '─',
  doubleLine: '═',
  continued: '↳',
  up: '↑',
  down: '↓',
  dot: '·',
  dash: '–',
  on: '◉',
  off: '○',
  /** nothing, and four shades of more */
  shades: '·░▒▓█',
  /** heights of a column within one line, lowest first */
  steps: '▁▂▃▄▅▆▇█',
};
export type Symbols = Readonly<Record<keyof typeof unicodeSymbols, string>>;

const asciiSymbols: Symbols = {
  good: 'v',
  bad: 'x',
  bullet: '*',
  pointer: '>',
  full: '#',
  empty: '-',
  ellipsis: '...',
  quote: '|',
  line: '-',
  doubleLine: '=',
  continued: '~>',
  up: 'up',
  down: 'down',
  dot: '|',
  dash: '-',
  on: '[x]',
  off: '[ ]',
  shades: '.-+*#',
  steps: '.:#',
};

/** How things look. A style says what a text is; what it means stands in words or symbols beside it. */
export interface Theme {
  /** 0 where no style changes its text: whoever relies on a style must then use marks */
  readonly colour: Screen['colour'];
  readonly symbols: Symbols;
  /** text as this screen can show it: unchanged, or in ASCII */
  readonly text: Style;
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

/** The styles and symbols for a screen; pure, and nothing here looks at the environment. */
export function makeTheme({ colour, unicode }: Pick<Screen, 'colour' | 'unicode'>): Theme {
  const symbols = unicode ? unicodeSymbols : asciiSymbols;
  const text = unicode ? asItIs : ascii;
  return { colour, symbols, text, ...(colour === 0 ? plain : stylesIn(colour)) };
}

type Styles = Omit<Theme, 'colour' | 'symbols' | 'text'>;

const asItIs: Style = (text) => text;

/** Where there are no colours chalk changes nothing either, but costs a start a millisecond. */
const plain: Styles = {
  title: asItIs,
  strong: asItIs,
  em: asItIs,
  dim: asItIs,
  good: asItIs,
  bad: asItIs,
  warn: asItIs,
  accent: asItIs,
  code: asItIs,
  key: asItIs,
  link: asItIs,
};

function stylesIn(colour: Exclude<Screen['colour'], 0>): Styles {
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
