import { derivedId, digest } from '../content/fold.ts';
import type { Markdown } from '../content/model.ts';

/** Longest id made here, in characters; ids are typed. */
const longest = 48;
/** Words that say least, left out while others remain. */
const small = new Set(
  'a an and are as at be by can do does did for from given has have how if in is it its of on or should that the their them then there these this to was were what when where which who why will with would you your following statement question'.split(
    ' ',
  ),
);
/** Names that stand for something else beside a topic: `stage.md`, `README.md`, `all`, and devices of Windows. */
const reserved = /^(?:stage|readme|all|con|prn|aux|nul|com\d|lpt\d)$/;

/** A readable id for a question, from its stem; the digest of the stem where nothing of it can be typed. */
export function questionSlug(stem: Markdown): string {
  // of a link its words, not its address
  const words = wordsOf(stem.slice(0, 2_000).replace(/\]\([^()]*\)/g, ' '));
  const telling = words.filter((word) => !small.has(word));
  const slug = cut(telling.length >= 2 ? telling : words);
  return slug === '' ? derivedId(stem) : slug;
}

/** A readable id for a topic or a stage, from a name; `fallback` where nothing of the name can be typed. */
export function nameSlug(name: string, fallback: string): string {
  const slug = cut(wordsOf(name)) || fallback;
  return reserved.test(slug) ? `${slug}-quiz` : slug;
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/c\+\+/g, 'cpp')
    .replace(/\bc#/g, 'csharp')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

function cut(words: readonly string[]): string {
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, longest) : `${slug}-${word}`;
    if (longer.length > longest) break;
    slug = longer;
  }
  return slug;
}

/** The id, or where it is taken the id with a few digits drawn from `what` it stands for, or else a number. */
export function unique(id: string, what: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  const drawn = `${id.slice(0, 56).replace(/-$/, '')}-${digest([what], 4)}`;
  return taken.has(drawn) ? numbered(id, taken) : drawn;
}

/** The id, or the first of id-2, id-3 … that is free. */
export function numbered(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  // where there are very many, counting goes on from their number
  for (let n = 2; taken.has(free); n = n < 100 ? n + 1 : Math.max(n + 1, taken.size))
    free = `${id.slice(0, 56).replace(/-$/, '')}-${n}`;
  return free;
}
