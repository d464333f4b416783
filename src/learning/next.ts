import type { TopicId } from '../content/model.ts';
import type { OutlineProject, OutlineTopic } from '../content/outline.ts';
import type { Learner } from './learner.ts';
import { statesOf, type TopicState } from './mastery.ts';
import { projectState } from './project-state.ts';
import { type Repair, repairFor, touchedAt } from './repair.ts';
import { reviewLoad } from './review.ts';

/** What to do, about which topic, and why: one sentence, or two. */
type Decision =
  | { readonly action: 'learn' | 'quiz'; readonly topic: OutlineTopic; readonly reason: string }
  | { readonly action: 'review' | 'finished'; readonly topic: null; readonly reason: string };

/** The next thing to do, and why. */
export type Next = Decision & {
  readonly state: TopicState | null;
  /** questions due for review */
  readonly due: number;
  /** those of them that today has room for */
  readonly today: number;
  /** a project that everything needed for is learned, and that is not passed yet */
  readonly project: OutlineProject | null;
};

type States = ReadonlyMap<TopicId, TopicState>;

/**
 * Decides what comes next. In this order: what is due today is reviewed before it is forgotten; where a topic is missed
 * again and again, the weakest of what it builds on is strengthened; a topic that was begun is brought to its end, the
 * one touched last first; then comes the first topic, in study order, whose prerequisites are met. Optional topics come
 * when no other is ready. The same progress gives the same answer.
 */
export function decideNext(learner: Learner): Next {
  const states = statesOf(learner);
  const load = reviewLoad(learner);
  const decision =
    reviewNow(load.today.length, load.later) ??
    goOn(learner, states) ??
    openNext(learner, states) ??
    finish(learner, states, load.due.length);
  return {
    ...decision,
    state: decision.topic === null ? null : (states.get(decision.topic.id) as TopicState),
    due: load.due.length,
    today: load.today.length,
    project: projectToBuild(learner, states),
  };
}

function reviewNow(today: number, later: number): Decision | null {
  if (today === 0) return null;
  const put =
    later > 0
      ? ` ${count(later, 'more is', 'more are')} due; your limit puts ${later === 1 ? 'it' : 'them'} off.`
      : '';
  return {
    action: 'review',
    topic: null,
    reason: `${count(today, 'question')} you have answered before ${today === 1 ? 'is' : 'are'} due today; reviewing now keeps ${today === 1 ? 'it' : 'them'} from fading.${put}`,
  };
}

function goOn(learner: Learner, states: States): Decision | null {
  const topic = topicAtHand(learner, states);
  if (topic === null) return null;
  const repair = repairFor(topic, learner, states);
  if (repair !== null) return strengthen(topic, repair, learner, states);
  if (topic.questions.length === 0)
    return { action: 'learn', topic, reason: `You have begun "${topic.title}".` };
  const left = topic.questions.filter((question) => (learner.card(question)?.grade ?? 1) === 1).length;
  return {
    action: 'quiz',
    topic,
    reason: `You have begun "${topic.title}"; ${left} of its questions ${left === 1 ? 'is' : 'are'} still to be answered right.`,
  };
}

function strengthen(topic: OutlineTopic, repair: Repair, learner: Learner, states: States): Decision {
  const { weakest, strength, missed, of } = repair;
  const standing =
    states.get(weakest.id) === 'skipped'
      ? 'you skipped'
      : `you know least (about ${Math.round(strength * 100)} %)`;
  const wasRead = learner.topic(weakest).read !== undefined || strength > 0;
  return {
    action: wasRead ? 'quiz' : 'learn',
    topic: weakest,
    reason: `You missed ${missed} of ${of} questions of "${topic.title}". It builds on "${weakest.title}", which ${standing}: strengthen that first, then come back.`,
  };
}

function openNext(learner: Learner, states: States): Decision | null {
  const ready = learner.outline.topics.filter((topic) => states.get(topic.id) === 'ready');
  const topic = ready.find((t) => !t.optional) ?? ready[0];
  return topic === undefined ? null : { action: 'learn', topic, reason: whyReady(topic, learner) };
}

function finish(learner: Learner, states: States, due: number): Decision {
  const locked = learner.outline.topics.filter((t) => states.get(t.id) === 'locked').length;
  const reason =
    locked > 0
      ? `Nothing is ready: ${count(locked, 'topic waits', 'topics wait')} for others that were never finished.`
      : due > 0
        ? 'Every topic is learned or skipped, and today’s reviews are done.'
        : 'Every topic is learned or skipped, and nothing is due today.';
  return { action: 'finished', topic: null, reason };
}

/** The project to build now: one begun, else the first in order of level whose topics are all learned or set aside. */
function projectToBuild({ outline, progress }: Learner, states: States): OutlineProject | null {
  const isKnown = (id: TopicId): boolean =>
    ['learned', 'fading', 'skipped'].includes(states.get(id) ?? 'skipped');
  const open = outline.projects.filter((project) => projectState(project, progress) !== 'passed');
  return (
    open.find((project) => projectState(project, progress) === 'begun') ??
    open.find(({ topics }) => topics.every(isKnown)) ??
    null
  );
}

/** The topic that was begun and touched last, or null. */
export function topicAtHand(learner: Learner, states: States): OutlineTopic | null {
  let best: OutlineTopic | null = null;
  let latest = -1;
  for (const topic of learner.outline.topics) {
    if (states.get(topic.id) !== 'learning') continue;
    const touched = touchedAt(topic, learner);
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
