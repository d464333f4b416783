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

function reckonStates(learner: Learner): ReadonlyMap<TopicId, TopicState> {
  const states = new Map<TopicId, TopicState>();
  const topics = new Map(learner.outline.topics.map((topic) => [topic.id, topic]));
  const own = new Map(learner.outline.topics.map((topic) => [topic.id, ownState(topic, learner)]));
  for (const topic of learner.outline.topics) {
    const begun = own.get(topic.id) ?? null;
    states.set(topic.id, begun ?? (topic.prerequisites.every((id) => holds(id)) ? 'ready' : 'locked'));
  }
  /** A prerequisite that is not there, or optional, blocks nothing. */
  function holds(id: TopicId): boolean {
    const topic = topics.get(id);
    if (topic === undefined || topic.optional) return true;
    const state = own.get(id);
    return state === 'learned' || state === 'fading' || state === 'skipped';
  }
  return states;
}

/** The state a topic has by itself, or null when nothing was done with it. */
function ownState(topic: OutlineTopic, learner: Learner): TopicState | null {
  const { mark, passed, read, credited } = learner.topic(topic);
  if (mark === 'skipped') return 'skipped';
  const cards = topic.questions.filter((question) => learner.card(question) !== null);
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
  return learner.topic(topic).passed === undefined
    ? 0
    : topic.questions.filter((question) => learner.card(question) === null).length;
}
