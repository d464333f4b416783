import type MarkdownIt from 'markdown-it';
import type { Options } from 'markdown-it';

/** Levels of lists and quotes in each other that a text may have. */
export const maxDepth = 50;

/** Where markdown-it stops reading blocks: past our depth, so that too deep a text is met and told of. */
export const blockNesting = { maxNesting: 4 * maxDepth } as Options;
/** Where it stops reading marks in each other: past all that anybody writes; each open bracket costs as many steps. */
const inlineNesting = { maxNesting: 10 } as Options;

/** Has a parser stop reading where blocks, or marks within a line, are nested deeper than anybody nests them. */
export function withNesting(parser: MarkdownIt): MarkdownIt {
  parser.core.ruler.before('normalize', 'nesting-of-blocks', ({ md }) => void md.set(blockNesting));
  parser.core.ruler.before('inline', 'nesting-of-marks', ({ md }) => void md.set(inlineNesting));
  return parser;
}
