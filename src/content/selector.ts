import type { TopicId } from './model.ts';
import { nearest } from './nearest.ts';
import type { Outline, OutlineStage, OutlineTopic } from './outline.ts';

/** What a word names. */
export type Selected =
  | { readonly type: 'topic'; readonly topic: OutlineTopic }
  | { readonly type: 'stage'; readonly stage: OutlineStage; readonly topics: readonly OutlineTopic[] }
  | { readonly type: 'all'; readonly topics: readonly OutlineTopic[] }
  /** `nearest`: the name it may have been meant for, or null */
  | { readonly type: 'unknown'; readonly word: string; readonly nearest: string | null };

/** Finds what a word names: an id, an alias, a number (`2.2`), a path (`databases/sql`), or `all`. */
export function select(outline: Outline, word: string): Selected {
  const name = word.trim().toLowerCase().replace(/\/+$/, '');
  if (name === 'all') return { type: 'all', topics: outline.topics };
  const parts = name.split('/').filter((part) => part !== '');
  const last = parts[parts.length - 1] ?? '';
  const found = findName(outline, last);
  const inPath = found !== null && parts.slice(0, -1).every((part) => containsIt(outline, part, found));
  if (found !== null && inPath) return found;
  return { type: 'unknown', word, nearest: nearestName(outline, name) };
}

/** The topics several words name together, each once, in study order; or the first word that names nothing. */
export function selectAll(
  outline: Outline,
  words: readonly string[],
): { readonly topics: readonly OutlineTopic[] } | Extract<Selected, { type: 'unknown' }> {
  const chosen = new Set<TopicId>();
  for (const word of words) {
    const selected = select(outline, word);
    if (selected.type === 'unknown') return selected;
    for (const topic of selected.type === 'topic' ? [selected.topic] : selected.topics) chosen.add(topic.id);
  }
  return { topics: outline.topics.filter((topic) => chosen.has(topic.id)) };
}

/** A stage's own topics, those of the stages in it, and any topic elsewhere whose tags name it; in study order. */
function topicsOfStage(outline: Outline, stage: OutlineStage): OutlineTopic[] {
  const inside = stagesWithin(outline, stage);
  return outline.topics.filter((topic) => inside.has(topic.stage) || topic.tags.includes(stage.id));
}

/** A stage and the stages in it. */
export function stagesWithin(outline: Outline, stage: OutlineStage): ReadonlySet<string> {
  const inside = new Set<string>([stage.id]);
  // parents come before their children
  for (const other of outline.stages)
    if (other.parent !== null && inside.has(other.parent)) inside.add(other.id);
  return inside;
}

type Named = Extract<Selected, { type: 'topic' | 'stage' }>;

function findName(outline: Outline, name: string): Named | null {
  const topic =
    outline.topics.find((t) => t.id === name) ?? outline.topics.find((t) => t.aliases.includes(name));
  const stage =
    outline.stages.find((s) => s.id === name || s.number === name) ??
    outline.stages.find((s) => s.aliases.includes(name));
  // an id wins over an alias; a checked roadmap has no two of either
  if (topic && (topic.id === name || !stage || stage.aliases.includes(name))) return { type: 'topic', topic };
  return stage ? { type: 'stage', stage, topics: topicsOfStage(outline, stage) } : null;
}

function containsIt(outline: Outline, part: string, found: Named): boolean {
  const stage = outline.stages.find((s) => s.id === part || s.number === part || s.aliases.includes(part));
  if (stage === undefined) return false;
  const inside = stagesWithin(outline, stage);
  return found.type === 'topic'
    ? inside.has(found.topic.stage) || found.topic.tags.includes(stage.id)
    : inside.has(found.stage.id) && found.stage.id !== stage.id;
}

function nearestName(outline: Outline, name: string): string | null {
  const last = name.slice(name.lastIndexOf('/') + 1);
  if (/^\d+(?:\.\d+)*$/.test(last)) return nearestNumber(outline, last.split('.').map(Number));
  const names = [...outline.topics, ...outline.stages].flatMap((item) => [
    item.id as string,
    ...item.aliases,
  ]);
  if (names.length === 0 || last === '') return null;
  const begun = last.length >= 3 ? names.find((n) => n.startsWith(last)) : undefined;
  return nearest(last, names) ?? begun ?? null;
}

/** The stage's number itself where it was only written otherwise, else the next one beside it, else one above. */
function nearestNumber(outline: Outline, wanted: readonly number[]): string | null {
  const above = wanted.slice(0, -1);
  const place = wanted[wanted.length - 1];
  if (place === undefined) return null;
  const beside = outline.stages
    .map(({ number }) => number.split('.').map(Number))
    .filter((parts) => parts.length === wanted.length && above.every((part, i) => part === parts[i]))
    .map((parts) => parts[above.length] as number)
    .sort((a, b) => Math.abs(a - place) - Math.abs(b - place));
  return beside.length > 0 ? [...above, beside[0]].join('.') : nearestNumber(outline, above);
}
