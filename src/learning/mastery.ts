import type { TopicId } from '../content/model.ts';
import type { OutlineTopic } from '../content/outline.ts';
import { checkQuestion, type Learner } from './learner.ts';

/** Where a learner stands with a topic, and what that means. Always derived, never stored. */
export const stateMeanings = {
  locked: 'something it builds on is not yet learned',
  ready: 'all it builds on is learned, fading or skipped',
  learning: 'its lesson was read, or one of its questions answered',
  learned:
    'each of its questions was answered and at least 4 in 5 right at the last answer, or it was marked as done, or a placement test found it known',
  fading: 'it was learned, and recall of its questions is expected to have fallen below 80 %',
  skipped: 'it was set aside by hand',
} as const;
export type TopicState = keyof typeof stateMeanings;

export const FADING_BELOW = 0.8;

const reckoned = new WeakMap<Learner, ReadonlyMap<TopicId, TopicState>>();

/** The states of all topics, reckoned once for a learner. */
export function statesOf(learner: Learner): ReadonlyMap<TopicId, TopicState> {
  const states = reckoned.get(learner) ?? reckonStates(learner);
  reckoned.set(learner, states);
  return states;
}

/** The state of one topic, for who wants no other: one that something was done with is not held up by the rest. */
export const stateOf = (topic: OutlineTopic, learner: Learner): TopicState =>
  ownState(topic, learner) ?? (statesOf(learner).get(topic.id) as TopicState);

function reckonStates(learner: Learner): ReadonlyMap<TopicId, TopicState> {
  const states = new Map<TopicId, TopicState>();
  /** those that what builds on them waits for: optional ones, and such as are not there, block nothing */
  const blocking = new Set<TopicId>();
  for (const topic of learner.outline.topics) {
    const state = ownState(topic, learner);
    if (state !== null) states.set(topic.id, state);
    if (!topic.optional && (state === null || state === 'learning')) blocking.add(topic.id);
  }
  // in study order, as whoever goes through them expects
  const all = new Map<TopicId, TopicState>();
  for (const { id, prerequisites } of learner.outline.topics) {
    const isOpen = (): boolean => !prerequisites.some((needed) => blocking.has(needed));
    all.set(id, states.get(id) ?? (isOpen() ? 'ready' : 'locked'));
  }
  return all;
}

/** The state a topic has by itself, or null when nothing was done with it. */
function ownState(topic: OutlineTopic, learner: Learner): TopicState | null {
  const { mark, passed, read, credited } = learner.topic(topic);
  if (mark === 'skipped') return 'skipped';
  const cards = learner.isTouched(topic)
    ? topic.questions.filter((question) => learner.card(question) !== null)
    : [];
  const isCredited = credited !== undefined && !isCreditLost(topic, learner);
  if (mark === 'done' || passed !== undefined || isCredited)
    return isFading(cards.map((question) => learner.recall(question))) ? 'fading' : 'learned';
  return cards.length > 0 || read !== undefined ? 'learning' : null;
}

/** What a placement test found is taken back by the question the topic came back with. */
function isCreditLost(topic: OutlineTopic, learner: Learner): boolean {
  const check = checkQuestion(topic);
  return check !== null && learner.card(check)?.grade === 1;
}

const isFading = (recalls: readonly number[]): boolean =>
  recalls.length > 0 && recalls.reduce((sum, r) => sum + r, 0) / recalls.length < FADING_BELOW;

/** Questions of a learned topic that came into it later. */
export function newQuestions(topic: OutlineTopic, learner: Learner): number {
  if (learner.topic(topic).passed === undefined) return 0;
  return !learner.isTouched(topic)
    ? topic.questionCount
    : topic.questions.filter((question) => learner.card(question) === null).length;
}
