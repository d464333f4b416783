import { UserError } from '../../errors.ts';
import type { Content } from '../disk/index.ts';
import { isMadeFrom, openPacked, type Packed, unpack } from '../disk/packed.ts';
import { writeWhole } from '../disk/write-whole.ts';
import { type Place, shippedFingerprint } from '../index-format.ts';
import { type Postings, type SearchHead, type SearchIndex, searchKind, searchVersion } from './format.ts';

/**
 * The search index of a roadmap. That of the shipped one was made when the program was built; one's own is made by
 * the first search, as nobody else needs it, and kept beside the compiled roadmap for as long as that stays the same.
 */
export async function openSearchIndex(content: Content): Promise<SearchIndex> {
  const { searchFile, fingerprint } = content;
  const isShipped = fingerprint === shippedFingerprint;
  const repair = isShipped ? 'Reinstall roadmap-tutor.' : `Delete it, and it is made anew: ${searchFile}`;
  const kept = searchFile === null ? null : openPacked<SearchHead>(searchFile, searchKind, searchVersion);
  if (kept !== null && isMadeFrom(kept, fingerprint)) return readerOf(kept, repair);
  const { buildSearchIndex } = await import('./build-index.ts');
  const bytes = buildSearchIndex(content);
  if (searchFile !== null && !isShipped) {
    try {
      writeWhole(searchFile, [bytes]);
    } catch {
      // it only saves time: a full or read-only disk costs making it again at the next search
    }
  }
  return readerOf(unpack(bytes, searchKind), repair);
}

function readerOf({ head, read, readAll }: Packed<SearchHead>, repair: string): SearchIndex {
  const letters = new Map<string, string>();
  const guarded = <T>(act: () => T): T => {
    try {
      return act();
    } catch (cause) {
      throw new UserError('The search index is damaged.', { hint: repair, cause });
    }
  };
  return {
    head,
    words: () => guarded(() => read(...head.words).split('\n')),
    letter(letter) {
      const known = letters.get(letter);
      if (known !== undefined) return known;
      const place = Object.hasOwn(head.letters, letter) ? head.letters[letter] : undefined;
      const lines = place === undefined ? '' : guarded(() => read(...place));
      letters.set(letter, lines);
      return lines;
    },
    postings: (written) => guarded(() => JSON.parse(written) as Postings),
    texts: (passages) =>
      guarded(() =>
        readAll(passages.map((passage) => placeOf(passage, head))).map((text) => text.split('\n')),
      ),
  };
}

const placeOf = (passage: number, { sizes, texts }: SearchHead): Place => [
  sizes.slice(0, passage).reduce((sum, size) => sum + size, texts),
  sizes[passage] ?? 0,
];
