import { makeSource } from '../source.ts';
import { readBlocks } from './blocks.ts';
import { onOneLine } from './shape.ts';
import { leadOf, sliceEach } from './slice.ts';

/** The first paragraph is the stem, on one line as a heading would be; the rest is the body. */
export function splitStem(question: string): [string, string] {
  const source = makeSource('', question.trim());
  const [first, ...rest] = readBlocks(source, 0);
  if (first?.open.type === 'paragraph_open') return [onOneLine(leadOf(first)), sliceEach(rest, source)];
  const [line, ...more] = source.text.split('\n');
  return [(line as string).trim(), more.join('\n').trim()];
}
