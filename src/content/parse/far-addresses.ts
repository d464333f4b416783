import type { Report } from '../check/diagnostic.ts';
import { findSpan, type Source } from '../source.ts';
import { type Block, parseMarkdown, readBlocks, type Token, tokenSpan } from './blocks.ts';

/** Quickly says that no address is defined in a text. */
const definition = /^ {0,3}\[[^\]\r\n]+\]:/m;

/** A topic's blocks below the front matter, which ends before `line`; the quiz begins on `quizLine` of the file. */
export interface Parts {
  readonly lesson: readonly Block[];
  readonly quiz: readonly Block[];
  readonly line: number;
  readonly quizLine: number;
}

/**
 * Reports links such as `[words][name]` whose address is defined in a part of the file that learners do not get together
 * with them: a question is shown without the lesson and the other questions, a lesson without the quiz.
 */
export function reportFarAddresses(
  { lesson, quiz, line, quizLine }: Parts,
  source: Source,
  report: Report,
): void {
  if (!definition.test(source.text)) return;
  if (definition.test(source.text.slice(source.lineStarts[quizLine]))) {
    const alone = inlineIn(readBlocks(source, line, quizLine));
    for (const [i, token] of inlineIn(lesson).entries()) sayFar(token, alone[i]);
  }
  for (const token of inlineIn(quiz))
    if (linksIn(token).length > 0) sayFar(token, inlineIn([{ tokens: parseMarkdown(token.content) }])[0]);

  function sayFar(token: Token, by: Token | undefined): void {
    const near = by === undefined ? [] : linksIn(by);
    let at = tokenSpan(token, line, source).start;
    let next = 0;
    for (const { address, words } of linksIn(token)) {
      if (near[next]?.address === address) {
        next++;
        continue;
      }
      const span = findSpan(source, { ...tokenSpan(token, line, source), start: at }, `[${words}`);
      at = span.end;
      report(
        'text/far-address',
        span,
        'The address of this link is defined in another part of the file, without which this one is shown.',
        'Write it here: [words](https://…).',
      );
    }
  }
}

const inlineIn = (blocks: readonly Pick<Block, 'tokens'>[]): Token[] =>
  blocks.flatMap(({ tokens }) => tokens.filter(({ type }) => type === 'inline'));

interface Link {
  readonly address: string;
  /** the first of its words */
  readonly words: string;
}

const linksIn = ({ children }: Token): Link[] =>
  (children ?? []).flatMap((child, i, all) =>
    child.type === 'link_open'
      ? [{ address: String(child.attrGet('href')), words: all[i + 1]?.content ?? '' }]
      : [],
  );
