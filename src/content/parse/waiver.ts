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

/** Whether a block is a waiver: a comment of its own, which nobody is shown. */
export const isWaiver = (block: Block): boolean =>
  block.open.type === 'html_block' && comment.test(block.open.content);

/** Reads `<!-- lint-ok: code reason -->`, or reports what it lacks. */
export function readWaivers(blocks: readonly Block[], source: Source, report: Report): Waiver[] {
  return blocks.filter(isWaiver).flatMap((block) => {
    const span = linesSpan(source, block.from, block.to);
    const written = block.open.content.match(comment)?.[1] ?? '';
    return waiver({ value: written, span }, report) ?? [];
  });
}

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
