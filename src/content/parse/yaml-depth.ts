import { Lexer } from 'yaml';

/**
 * How many levels deep a YAML text is nested, counted on its tokens: the parser itself recurses, and on
 * thousands of levels takes the whole process with it, so this is asked first. Stops counting past `limit`.
 */
export function yamlDepth(text: string, limit: number): number {
  /** columns at which the open block collections stand */
  const blocks: number[] = [];
  let flow = 0;
  let column = 0;
  let deepest = 0;
  let lineHasContent = false;
  for (const token of new Lexer().lex(text)) {
    const first = token[0] as string;
    if (first === '\n' || first === '\r') {
      column = 0;
      lineHasContent = false;
      continue;
    }
    if (first === '[' || first === '{') flow++;
    else if (first === ']' || first === '}') flow = Math.max(0, flow - 1);
    else if (flow === 0 && first !== ' ' && first !== '\t' && !isMark(first)) {
      if (!lineHasContent || token === '-' || token === '?') open(blocks, column);
      lineHasContent = token !== '-' && token !== '?';
    }
    if (!isMark(first)) column += token.length;
    deepest = Math.max(deepest, blocks.length + flow);
    if (deepest > limit) break;
  }
  return deepest;
}

// the lexer puts these in the stream itself: document start, flow error, scalar and byte-order marks
const isMark = (char: string): boolean =>
  char === '\u0002' || char === '\u0018' || char === '\u001f' || char === '\ufeff';

function open(blocks: number[], column: number): void {
  while (blocks.length > 0 && (blocks[blocks.length - 1] as number) >= column) blocks.pop();
  blocks.push(column);
}
