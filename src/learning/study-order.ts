import type { TopicId } from '../content/model.ts';
import type { OutlineTopic } from '../content/outline.ts';
import type { Learner } from './learner.ts';
import { statesOf, type TopicState } from './mastery.ts';
import { topicAtHand } from './next.ts';

export interface StudyOrder {
  /** topics still to be learned, in the order `decideNext` would offer them, one learned after the other */
  readonly topics: readonly OutlineTopic[];
  /** topics that never become ready: they wait for each other */
  readonly stuck: readonly OutlineTopic[];
}

/** The order in which a learner comes by what is left: begun topics, then ready ones in study order, optional ones last. */
export function studyOrder(learner: Learner): StudyOrder {
  const states = new Map<TopicId, TopicState>(statesOf(learner));
  const order: OutlineTopic[] = [];
  for (let begun = topicAtHand(learner, states); begun !== null; begun = topicAtHand(learner, states)) {
    order.push(begun);
    states.set(begun.id, 'learned');
  }
  const { topics } = learner.outline;
  const waiting = new Waiting(topics, states);
  const isOpen = (topic: OutlineTopic): boolean =>
    ['ready', 'locked'].includes(states.get(topic.id) as string);
  for (const wanted of [(t: OutlineTopic) => !t.optional, (t: OutlineTopic) => t.optional]) {
    for (let at = 0; at < topics.length; at++) {
      const topic = topics[at] as OutlineTopic;
      if (!wanted(topic) || !isOpen(topic) || waiting.has(topic)) continue;
      order.push(topic);
      states.set(topic.id, 'learned');
      // what it opens may stand before it
      at = Math.min(at, waiting.learned(topic) - 1);
    }
  }
  return { topics: order, stuck: topics.filter(isOpen) };
}

/** How many topics each topic still waits for, as in `statesOf`: what is not there, or optional, blocks nothing. */
class Waiting {
  readonly #missing = new Map<TopicId, number>();
  readonly #opens = new Map<TopicId, OutlineTopic[]>();
  readonly #places: ReadonlyMap<TopicId, number>;

  constructor(topics: readonly OutlineTopic[], states: ReadonlyMap<TopicId, TopicState>) {
    this.#places = new Map(topics.map((topic, place) => [topic.id, place]));
    const blocks = (id: TopicId): boolean => {
      const topic = topics[this.#places.get(id) ?? -1];
      return topic !== undefined && !topic.optional && ['ready', 'locked'].includes(states.get(id) as string);
    };
    for (const topic of topics) {
      const missing = new Set(topic.prerequisites.filter(blocks));
      this.#missing.set(topic.id, missing.size);
      for (const id of missing) {
        const opened = this.#opens.get(id);
        if (opened === undefined) this.#opens.set(id, [topic]);
        else opened.push(topic);
      }
    }
  }

  has(topic: OutlineTopic): boolean {
    return (this.#missing.get(topic.id) ?? 0) > 0;
  }

  /** Takes a topic as learned. @returns the first place of a topic that became free by it, else infinity */
  learned(topic: OutlineTopic): number {
    let first = Number.POSITIVE_INFINITY;
    for (const other of this.#opens.get(topic.id) ?? []) {
      const left = (this.#missing.get(other.id) as number) - 1;
      this.#missing.set(other.id, left);
      if (left === 0) first = Math.min(first, this.#places.get(other.id) as number);
    }
    return first;
  }
}
