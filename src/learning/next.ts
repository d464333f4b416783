import type { OutlineTopic } from '../content/outline.ts';
import type { Learner } from './learner.ts';
import { statesOf, type TopicState } from './mastery.ts';

export type Action = 'learn' | 'quiz' | 'review' | 'finished';

/** The next thing to do, and why. */
export interface Next {
  readonly action: Action;
  readonly topic: OutlineTopic | null;
  readonly state: TopicState | null;
  /** questions due for review today */
  readonly due: number;
  /** one sentence */
  readonly reason: string;
}

/**
 * Decides what comes next. In this order: what is due is reviewed before it is forgotten; a topic that was begun is
 * brought to its end, the one touched last first; then comes the first topic, in study order, whose prerequisites are met.
 * Optional topics come when no other is ready.
 */
export function decideNext(learner: Learner): Next {
  const states = statesOf(learner);
  const due = learner.outline.topics
    .flatMap((topic) => (states.get(topic.id) === 'skipped' ? [] : topic.questions))
    .filter((question) => learner.isDue(question)).length;
  const make = (action: Action, topic: OutlineTopic | null, reason: string): Next => ({
    action,
    topic,
    state: topic ? (states.get(topic.id) as TopicState) : null,
    due,
    reason,
  });
  if (due > 0)
    return make(
      'review',
      null,
      `${count(due, 'question')} you have answered before ${due === 1 ? 'is' : 'are'} due today; reviewing now keeps ${due === 1 ? 'it' : 'them'} from fading.`,
    );
  const begun = topicAtHand(learner, states);
  if (begun) {
    const left = begun.questions.filter((question) => (learner.card(question)?.grade ?? 1) === 1).length;
    return begun.questions.length === 0
      ? make('learn', begun, `You have begun "${begun.title}".`)
      : make(
          'quiz',
          begun,
          `You have begun "${begun.title}"; ${count(left, 'of its questions', 'of its questions')} ${left === 1 ? 'is' : 'are'} still to be answered right.`,
        );
  }
  const ready = learner.outline.topics.filter((topic) => states.get(topic.id) === 'ready');
  const topic = ready.find((t) => !t.optional) ?? ready[0];
  if (topic) return make('learn', topic, whyReady(topic, learner));
  const locked = learner.outline.topics.filter((t) => states.get(t.id) === 'locked').length;
  if (locked > 0)
    return make(
      'finished',
      null,
      `Nothing is ready: ${count(locked, 'topic')} wait for others that were never finished.`,
    );
  return make('finished', null, 'Every topic is learned or skipped, and nothing is due today.');
}

/** The topic that was begun and touched last, or null. */
export function topicAtHand(learner: Learner, states: ReadonlyMap<string, TopicState>): OutlineTopic | null {
  let best: OutlineTopic | null = null;
  let latest = -1;
  for (const topic of learner.outline.topics) {
    if (states.get(topic.id) !== 'learning') continue;
    const touched = Math.max(
      learner.topic(topic).read ?? 0,
      ...topic.questions.map((question) => learner.card(question)?.at ?? 0),
    );
    if (touched > latest) [best, latest] = [topic, touched];
  }
  return best;
}

function whyReady(topic: OutlineTopic, learner: Learner): string {
  const titles = topic.prerequisites
    .map((id) => learner.outline.topics.find((t) => t.id === id)?.title)
    .filter((title) => title !== undefined);
  if (titles.length > 0)
    return `It is the next topic in study order, and you have what it needs: ${titles.join(', ')}.`;
  return Object.keys(learner.progress.cards).length === 0 && Object.keys(learner.progress.topics).length === 0
    ? 'This is where the roadmap begins.'
    : 'It is the next topic in study order, and it needs nothing you do not have.';
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
