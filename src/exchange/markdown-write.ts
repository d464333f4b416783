import type { Outgoing, Written } from './losses.ts';
import { verify } from './verify.ts';
import { writeQuestion } from './write-question.ts';

/** A question in our own Markdown: all of it survives. */
export function writeMarkdown({ question }: Outgoing): Written {
  const text = writeQuestion(question);
  const read = verify(question);
  return 'reason' in read
    ? { reason: read.reason.replace(/^It /, 'it ').replace(/\.$/, '') }
    : { text, lost: [] };
}
