import type { TopicId } from '../content/model.ts';
import type { Work } from './work.ts';

/**
 * What to leave out first: optional topics, then topics that no topic left depends on; of either the last in study
 * order. What was begun stays.
 */
export function cutOrder(left: readonly Work[]): Work[] {
  const works = [...left].sort((a, b) => a.place - b.place);
  const needed = new Map<TopicId, number>();
  const count = ({ topic }: Work, by: 1 | -1): void => {
    for (const id of new Set(topic.prerequisites)) needed.set(id, (needed.get(id) ?? 0) + by);
  };
  for (const work of works) count(work, 1);
  const places = new Map(works.map(({ topic }, place) => [topic.id, place]));
  const cut = works.filter(({ topic, isNew }) => topic.optional && isNew).reverse();
  for (const work of cut) count(work, -1);
  const gone = new Set(cut);
  for (let at = works.length - 1; at >= 0; at--) {
    const work = works[at] as Work;
    if (gone.has(work) || !work.isNew || (needed.get(work.topic.id) ?? 0) > 0) continue;
    cut.push(work);
    gone.add(work);
    count(work, -1);
    // what nothing depends on any more may stand after it
    for (const id of work.topic.prerequisites) at = Math.max(at, (places.get(id) ?? -1) + 1);
  }
  return cut;
}
