import { Lexer } from 'yaml';

export interface YamlLimits {
  /** levels of nesting */
  readonly depth: number;
  /** words, marks, blanks and line ends */
  readonly tokens: number;
}

/** The limit a text goes beyond, and for nesting where: offsets of the first token that is too deep, and of its end. */
export type YamlExcess =
  | { readonly of: 'tokens' }
  | { readonly of: 'depth'; readonly span: readonly [number, number] };

/**
 * Which limit a YAML text goes beyond and where, told by its tokens; null for none. The parser itself recurses, and on thousands of
 * levels takes the whole process with it; and it makes several objects of each token. So this is asked first.
 */
export function yamlExcess(text: string, limits: YamlLimits): YamlExcess | null {
  /** columns at which the open block collections stand */
  const blocks: number[] = [];
  let flow = 0;
  let column = 0;
  let offset = 0;
  let tokens = 0;
  let lineHasContent = false;
  for (const token of new Lexer().lex(text)) {
    const first = token[0] as string;
    const at = offset;
    if (!isMark(first)) offset += token.length;
    if (++tokens > limits.tokens) return { of: 'tokens' };
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
    if (blocks.length + flow > limits.depth) return { of: 'depth', span: [at, offset] };
  }
  return null;
}

// the lexer puts these in the stream itself: document start, flow error, scalar and byte-order marks
const isMark = (char: string): boolean =>
  char === '\u0002' || char === '\u0018' || char === '\u001f' || char === '\ufeff';

function open(blocks: number[], column: number): void {
  while (blocks.length > 0 && (blocks[blocks.length - 1] as number) >= column) blocks.pop();
  blocks.push(column);
}
