import type { QuestionKey, TopicId } from '../content/model.ts';
import type { OutlineTopic } from '../content/outline.ts';
import type { TopicState } from './mastery.ts';
import type { Probe } from './progress.ts';

/**
 * A placement test over the graph of prerequisites, in the spirit of knowledge spaces (Doignon and Falmagne 1985): who
 * knows a topic knows what it builds on, and who does not knows nothing that builds on it. So each answer tells of
 * many topics, and the test asks where it tells most.
 */
export interface Placement {
  /** topics the test is about, in study order */
  readonly scope: readonly OutlineTopic[];
  /** all topics of the roadmap: what a known one builds on may stand outside of the scope */
  readonly topics: readonly OutlineTopic[];
  readonly states: ReadonlyMap<TopicId, TopicState>;
  readonly probes: readonly Probe[];
  /** most questions it asks */
  readonly limit: number;
}

/** What the answers so far say. */
export interface Belief {
  /** for each topic of the scope: known, not known, or still open */
  readonly verdicts: ReadonlyMap<TopicId, 'known' | 'unknown' | 'open'>;
  /** topics that were not learned before and are found known, in study order; some may lie outside of the scope */
  readonly credit: readonly OutlineTopic[];
  /** the topic to ask about next, null when the test is over */
  readonly next: OutlineTopic | null;
}

/** Most questions for the whole roadmap, and for a part of it. */
export const WHOLE_LIMIT = 25;
export const PART_LIMIT = 10;

/** The chance of missing what one knows. */
const slip = 0.1;
const knownFrom = 0.85;
const unknownTo = 0.3;

/** Works out what is known from the answers so far, and where to ask next. */
export function believe(placement: Placement): Belief {
  const { scope, topics, probes, limit } = placement;
  const graph = graphOf(topics);
  const evidence = evidenceOf(placement);
  const known = new Set<TopicId>();
  const unknown = new Set<TopicId>();
  for (const topic of topics) {
    const state = placement.states.get(topic.id);
    const p = evidence.get(topic.id);
    if (state === 'learned' || state === 'fading' || state === 'skipped') known.add(topic.id);
    else if (p !== undefined && p >= knownFrom)
      for (const id of [topic.id, ...graph.bases(topic.id)]) known.add(id);
  }
  // what was shown to be known stands against a miss in something it builds on
  for (const [id, p] of evidence)
    if (p <= unknownTo && !known.has(id))
      for (const above of [id, ...graph.dependents(id)]) if (!known.has(above)) unknown.add(above);
  const verdictOf = (id: TopicId): 'known' | 'unknown' | 'open' =>
    known.has(id) ? 'known' : unknown.has(id) ? 'unknown' : 'open';
  const verdicts = new Map(scope.map(({ id }) => [id, verdictOf(id)]));
  return {
    verdicts,
    credit: topics.filter(
      ({ id }) => known.has(id) && !['learned', 'fading', 'skipped'].includes(placement.states.get(id) ?? ''),
    ),
    next: probes.length >= limit ? null : mostTelling(placement, verdicts, evidence, graph),
  };
}

/** For each topic asked about, the chance that it is known, by Bayes from even odds. */
function evidenceOf({ topics, probes }: Placement): ReadonlyMap<TopicId, number> {
  const owner = new Map<string, TopicId>();
  for (const topic of topics)
    for (const { key, was } of topic.questions) for (const k of [key, ...was]) owner.set(k, topic.id);
  const evidence = new Map<TopicId, number>();
  for (const { question, correct, guess } of probes) {
    const topic = owner.get(question);
    if (topic === undefined) continue;
    const p = evidence.get(topic) ?? 0.5;
    const ifKnown = correct ? 1 - slip : slip;
    const ifNot = correct ? guess : 1 - guess;
    evidence.set(topic, (p * ifKnown) / (p * ifKnown + (1 - p) * ifNot));
  }
  return evidence;
}

interface Graph {
  bases(id: TopicId): ReadonlySet<TopicId>;
  dependents(id: TopicId): ReadonlySet<TopicId>;
}

function graphOf(topics: readonly OutlineTopic[]): Graph {
  const ids = new Set(topics.map(({ id }) => id));
  const down = new Map(topics.map((topic) => [topic.id, topic.prerequisites.filter((id) => ids.has(id))]));
  const up = new Map<TopicId, TopicId[]>(topics.map(({ id }) => [id, []]));
  for (const [id, bases] of down) for (const base of bases) up.get(base)?.push(id);
  const reach = (edges: ReadonlyMap<TopicId, readonly TopicId[]>) => {
    const memo = new Map<TopicId, ReadonlySet<TopicId>>();
    return (start: TopicId): ReadonlySet<TopicId> => {
      const known = memo.get(start);
      if (known !== undefined) return known;
      const found = new Set<TopicId>();
      for (const front = [start]; front.length > 0; )
        for (const next of edges.get(front.pop() as TopicId) ?? [])
          if (next !== start && !found.has(next)) {
            found.add(next);
            front.push(next);
          }
      memo.set(start, found);
      return found;
    };
  };
  return { bases: reach(down), dependents: reach(up) };
}

/**
 * The open topic whose answer settles most whichever way it goes: the greatest lesser of what a pass and a miss would
 * settle; then the greatest sum; then the one nearest to the middle of the study order. A topic on which one answer
 * did not decide is asked about again first.
 */
function mostTelling(
  { scope, probes }: Placement,
  verdicts: Belief['verdicts'],
  evidence: ReadonlyMap<TopicId, number>,
  graph: Graph,
): OutlineTopic | null {
  const asked = new Set(probes.map(({ question }) => question));
  const isOpen = (id: TopicId): boolean => verdicts.get(id) === 'open';
  const askable = scope.filter(
    (topic) =>
      isOpen(topic.id) && topic.questions.some(({ key, kind }) => kind !== 'recall' && !asked.has(key)),
  );
  const undecided = askable.find(({ id }) => evidence.has(id));
  if (undecided !== undefined) return undecided;
  const middle = (scope.length - 1) / 2;
  let best: { topic: OutlineTopic; least: number; sum: number; off: number } | null = null;
  for (const topic of askable) {
    const below = [...graph.bases(topic.id)].filter(isOpen).length;
    const above = [...graph.dependents(topic.id)].filter(isOpen).length;
    const off = Math.abs(scope.indexOf(topic) - middle);
    const one = { topic, least: Math.min(below, above), sum: below + above, off };
    if (
      best === null ||
      one.least > best.least ||
      (one.least === best.least && (one.sum > best.sum || (one.sum === best.sum && one.off < best.off)))
    )
      best = one;
  }
  return best?.topic ?? null;
}

/** The keys already asked in a placement test. */
export const askedIn = (probes: readonly Probe[]): ReadonlySet<QuestionKey> =>
  new Set(probes.map(({ question }) => question as QuestionKey));
