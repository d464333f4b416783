import type { Report } from '../check/diagnostic.ts';
import { linesSpan, type Source, type Span } from '../source.ts';
import type { Block } from './blocks.ts';
import type { Located } from './shape.ts';

/** An author's word that a finding of the lint is meant: `lint-ok: <code> <reason>`. */
export interface Waiver {
  readonly code: string;
  readonly reason: string;
  readonly span: Span;
}

const comment = /^<!--\s*lint-ok:?(.*?)-->\s*$/s;

/** A comment that is a waiver, which nobody is shown. */
export interface WaiverComment {
  /** what it says behind `lint-ok` */
  readonly written: string;
  readonly span: Span;
}

/** The blocks that are shown, and the comments among them that are waivers. */
export function splitWaivers(
  all: readonly Block[],
  source: Source,
): { readonly blocks: readonly Block[]; readonly comments: readonly WaiverComment[] } {
  const comments: WaiverComment[] = [];
  const blocks = all.filter(({ open, from, to }) => {
    const written = open.type === 'html_block' ? open.content.match(comment)?.[1] : undefined;
    if (written === undefined) return true;
    comments.push({ written, span: linesSpan(source, from, to) });
    return false;
  });
  return { blocks, comments };
}

/** Reads `<!-- lint-ok: code reason -->`, or reports what it lacks. */
export const readWaivers = (comments: readonly WaiverComment[], report: Report): Waiver[] =>
  comments.flatMap(({ written: value, span }) => waiver({ value, span }, report) ?? []);

/** Reads `code reason`, as YAML spells it under `lint-ok`. */
export function waiver({ value, span }: Located<string>, report: Report): Waiver | undefined {
  const [code = '', ...reason] = value.trim().split(/\s+/);
  if (/^[a-z-]+\/[a-z-]+$/.test(code) && reason.length > 0) return { code, reason: reason.join(' '), span };
  report(
    'lint-ok/malformed',
    span,
    'A lint-ok names one code and says why the finding is meant.',
    'Write lint-ok: question/long-key the unit belongs to the number.',
  );
  return undefined;
}
