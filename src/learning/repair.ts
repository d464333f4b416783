import type { TopicId } from '../content/model.ts';
import type { OutlineTopic } from '../content/outline.ts';
import type { Learner } from './learner.ts';
import { FADING_BELOW, type TopicState } from './mastery.ts';

/** A topic whose misses point to something it builds on. */
export interface Repair {
  /** the weakest of what it builds on */
  readonly weakest: OutlineTopic;
  /** how well that is known, 0–1 */
  readonly strength: number;
  /** questions of the topic at hand whose last answer was wrong, of those answered */
  readonly missed: number;
  readonly of: number;
}

/** Misses that are no slip: two questions missed twice in a row, or three and at least half of those answered. */
function isStruggling(missed: number, answered: number, twice: number): boolean {
  return twice >= 2 || (missed >= 3 && missed * 2 >= answered);
}

/**
 * What to strengthen before going on with a topic whose questions are missed again and again: of all it builds on,
 * near and far, the topic known least, if that is known less well than a learned one should be. Null when there is
 * none, or when it was worked on since the last miss, so that nobody is sent back twice for the same answers.
 */
export function repairFor(
  topic: OutlineTopic,
  learner: Learner,
  states: ReadonlyMap<TopicId, TopicState>,
): Repair | null {
  const cards = topic.questions.flatMap((question) => learner.card(question) ?? []);
  const missed = cards.filter(({ grade }) => grade === 1);
  const twice = missed.filter(({ misses }) => misses >= 2).length;
  if (!isStruggling(missed.length, cards.length, twice)) return null;
  const lastMiss = Math.max(...missed.map(({ at }) => at));
  let found: Repair | null = null;
  for (const base of basesOf(topic, learner)) {
    if (states.get(base.id) === 'locked') continue;
    const strength = strengthOf(base, learner, states);
    if (strength >= FADING_BELOW || touchedAt(base, learner) > lastMiss) continue;
    if (found === null || strength < found.strength)
      found = { weakest: base, strength, missed: missed.length, of: cards.length };
  }
  return found;
}

/** All that a topic builds on, directly or not, nearest first; in study order where that says nothing. */
function basesOf(topic: OutlineTopic, { outline }: Learner): OutlineTopic[] {
  const byId = new Map(outline.topics.map((one) => [one.id, one]));
  const found = new Set<OutlineTopic>();
  for (let front = [topic]; front.length > 0; ) {
    front = front.flatMap(({ prerequisites }) =>
      prerequisites.flatMap((id) => {
        const base = byId.get(id);
        if (base === undefined || base === topic || found.has(base)) return [];
        found.add(base);
        return [base];
      }),
    );
  }
  return [...found];
}

/** How well a topic is known, 0–1: mean recall of its questions, a wrong last answer counting as nothing. */
function strengthOf(topic: OutlineTopic, learner: Learner, states: ReadonlyMap<TopicId, TopicState>): number {
  if (topic.questions.length === 0) return 1;
  const state = states.get(topic.id);
  // said or found to be known, but never shown by an answer
  const unseen = state === 'learned' || state === 'fading' ? 0.5 : 0;
  const known = topic.questions.map((question) => {
    const card = learner.card(question);
    if (card === null) return unseen;
    return card.grade === 1 ? 0 : learner.recall(question);
  });
  return known.reduce((sum, one) => sum + one, 0) / known.length;
}

/** UTC ms at which a topic was last read or answered, 0 for never. */
export const touchedAt = (topic: OutlineTopic, learner: Learner): number =>
  Math.max(
    learner.topic(topic).read ?? 0,
    ...topic.questions.map((question) => learner.card(question)?.at ?? 0),
  );
