import { expand, type Meant, type QueryWord } from './expand.ts';
import { contextField, fields, type SearchHead, type SearchIndex } from './format.ts';
import { termsOf } from './words.ts';

/** A passage that a query found. */
export interface Hit {
  readonly passage: number;
  /** place of its topic in the outline */
  readonly topic: number;
  readonly score: number;
}

export interface Found {
  /** best first */
  readonly hits: readonly Hit[];
  readonly words: readonly QueryWord[];
  /** whether each hit has all words there are; else no passage has, and each has some */
  readonly hasAll: boolean;
}

/** A word that stands in more passages than this tells none apart, and need not stand in a hit. */
const common = { share: 0.25, least: 50 };

/** The passages that have the words of a query, ranked as MiniSearch ranks them. */
export function find(query: string, index: SearchIndex): Found {
  const { head } = index;
  const words = [...new Set(termsOf(query))].map((word) => expand(word, index));
  const tallies = words.map(({ meant }) => tally(meant, head)).filter(({ own }) => own.size > 0);
  const tooMany = Math.max(common.least, sizeOf(head) * common.share);
  const telling = tallies.filter(({ own }) => own.size <= tooMany);
  const wanted = telling.length > 0 ? telling : tallies;
  const candidates = [...new Set(wanted.flatMap(({ own }) => [...own]))];
  const inAll = candidates.filter((passage) => wanted.every(({ scores }) => scores.has(passage)));
  const hasAll = inAll.length > 0;
  const hits = (hasAll ? inAll : candidates).map((passage): Hit => {
    const scores = tallies.flatMap((one) => one.scores.get(passage) ?? []);
    const score = scores.reduce((sum, one) => sum + one, 0) * scores.length;
    return { passage, topic: topicOf(passage, head), score };
  });
  return { hits: hits.sort((a, b) => b.score - a.score || a.passage - b.passage), words, hasAll };
}

const sizeOf = ({ topics }: SearchHead): number => topics.at(-1) ?? 0;

interface Tally {
  readonly scores: ReadonlyMap<number, number>;
  /** passages that have it themselves, and not only in their topic's name */
  readonly own: ReadonlySet<number>;
}

/** Parameters of BM25+ (Lv and Zhai, "Lower-bounding term frequency normalization", CIKM 2011), as MiniSearch sets them. */
const [k, b, d] = [1.2, 0.7, 0.5];

/** How well each passage does for one word of the query, field by field. */
function tally(meant: readonly Meant[], head: SearchHead): Tally {
  const size = sizeOf(head);
  const scores = new Map<number, number>();
  const own = new Set<number>();
  for (const { weight, postings } of meant) {
    for (const [field, { boost }] of fields.entries()) {
      const list = postings[field] ?? [];
      const having = list.length / 2;
      const rarity = Math.log(1 + (size - having + 0.5) / (having + 0.5));
      for (let i = 0; i < list.length; i += 2) {
        const passage = list[i] as number;
        const times = list[i + 1] as number;
        const length = (head.lengths[field]?.[passage] ?? 0) / (head.averages[field] || 1);
        const density = d + (times * (k + 1)) / (times + k * (1 - b + b * length));
        scores.set(passage, (scores.get(passage) ?? 0) + weight * boost * rarity * density);
        if (field !== contextField) own.add(passage);
      }
    }
  }
  return { scores, own };
}

function topicOf(passage: number, { topics }: SearchHead): number {
  let low = 0;
  let high = topics.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((topics[middle] as number) <= passage) low = middle;
    else high = middle - 1;
  }
  return low;
}
