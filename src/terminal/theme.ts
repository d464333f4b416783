import { ascii } from './ascii.ts';
import type { Screen } from './screen.ts';
import { type Style, type Styles, stylesIn } from './styles.ts';

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
export interface Theme extends Styles {
  /** 0 where no style changes its text: whoever relies on a style must then use marks */
  readonly colour: Screen['colour'];
  readonly symbols: Symbols;
  /** text as this screen can show it: unchanged, or in ASCII */
  readonly text: Style;
}

/** The styles and symbols for a screen; pure, and nothing here looks at the environment. */
export function makeTheme({ colour, unicode }: Pick<Screen, 'colour' | 'unicode'>): Theme {
  const symbols = unicode ? unicodeSymbols : asciiSymbols;
  const text = unicode ? asItIs : ascii;
  return { colour, symbols, text, ...(colour === 0 ? plain : stylesIn(colour)) };
}

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
