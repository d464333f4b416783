import type { Content } from '../disk/index.ts';
import { pack } from '../disk/packed.ts';
import { searchKind } from './format.ts';
import { makeSearchIndex } from './make-index.ts';

/** The search index of a compiled roadmap as a packed file. */
export function buildSearchIndex({ outline, fingerprint, body }: Content): Buffer {
  const { head, parts } = makeSearchIndex(outline.topics, body, fingerprint);
  return pack(searchKind, JSON.stringify(head), parts);
}
