import type { OutlineTopic } from '../content/outline.ts';
import type { Learner } from './learner.ts';
import { statesOf } from './mastery.ts';
import { type Pace, timeFor } from './pace.ts';
import { studyOrder } from './study-order.ts';

/** What is left to do of a topic. */
export interface Work {
  readonly topic: OutlineTopic;
  /** where it stands among all topics, in study order */
  readonly place: number;
  /** whole seconds at the learner's pace */
  readonly seconds: number;
  /** questions still to be answered right */
  readonly questions: number;
  /** those of them that were never answered */
  readonly unseen: number;
  /** nothing was done of it yet */
  readonly isNew: boolean;
}

/** What is left of a roadmap, in the order it is learned, and topics that wait for each other and never are. */
export function worksOf(
  learner: Learner,
  pace: Pace,
): { readonly works: readonly Work[]; readonly stuck: readonly OutlineTopic[] } {
  const states = statesOf(learner);
  const { topics, stuck } = studyOrder(learner);
  const places = new Map(learner.outline.topics.map((topic, place) => [topic, place]));
  const works = topics.map((topic): Work => {
    const questions = topic.questions.filter((one) => (learner.card(one)?.grade ?? 1) === 1).length;
    const unseen = topic.questions.filter((one) => learner.card(one) === null).length;
    const lesson = learner.topic(topic).read === undefined;
    const isNew = states.get(topic.id) !== 'learning';
    const place = places.get(topic) as number;
    return { topic, place, questions, unseen, isNew, seconds: timeFor(topic, pace, { lesson, questions }) };
  });
  return { works, stuck };
}

export const secondsOf = (works: readonly Work[]): number =>
  works.reduce((sum, { seconds }) => sum + seconds, 0);
