import { KnownWords } from '../../nearest.ts';
import { allTopics, type ReadRoadmap, type ReadStage, type ReadTopic } from '../../read-stage.ts';
import { findCycles } from './cycles.ts';

/** A prerequisite names a topic that comes earlier. */
export function checkPrerequisites(roadmap: ReadRoadmap): void {
  const topics = allTopics(roadmap.stages);
  const place = new Map(topics.map((topic, index) => [topic.id, index]));
  const files = new Map(topics.map((topic) => [topic.id, topic.source.file]));
  const aliases = new Map(
    topics.flatMap((topic) => topic.aliases.map((alias) => [alias.value, topic.id] as const)),
  );
  const known = new KnownWords(place.keys());
  const order = orders(roadmap.stages);
  const cycles = findCycles(
    new Map(
      topics.map((topic) => [
        topic.id,
        topic.prerequisites.map((p) => p.value).filter((id) => place.has(id)),
      ]),
    ),
  );
  const inCycle = new Map(cycles.flatMap((cycle) => cycle.map((id) => [id, cycle] as const)));
  for (const [index, topic] of topics.entries()) {
    const report = roadmap.report(topic.source);
    const seen = new Set<string>();
    for (const { value, span } of topic.prerequisites) {
      const at = place.get(value);
      if (seen.has(value))
        report('topic/duplicate-prerequisite', span, `"${value}" stands twice in this list.`, 'Delete one.');
      else if (at === undefined) {
        if (roadmap.unread.has(value)) continue;
        const aliased = aliases.get(value);
        const nearest = aliased === undefined ? known.nearest(value) : null;
        const hint = aliased
          ? `"${value}" is an alias: write the id "${aliased}".`
          : nearest
            ? `Did you mean "${nearest}" (${files.get(nearest)})?`
            : 'Write the id of a topic: the name of its file without the ending.';
        report('topic/unknown-prerequisite', span, `No topic has the id "${value}".`, hint);
      } else if (at > index && !sameCycle(inCycle, topic, value) && isKnownOrder(order, topic.id, value)) {
        report(
          'topic/forward-prerequisite',
          span,
          `"${value}" comes later in the study order.`,
          'Move that topic before this one, or drop the prerequisite.',
          undefined,
          topics.slice(at, at + 1).map(({ source, title }) => ({ source, span: title })),
        );
      }
      seen.add(value);
    }
  }
  for (const cycle of cycles) {
    const first = topics.find((topic) => topic.id === cycle[0]) as ReadTopic;
    const next = cycle[1] ?? cycle[0];
    const span = first.prerequisites.find((p) => p.value === next)?.span ?? { start: 0, end: 0 };
    const message =
      cycle.length === 1
        ? 'This topic requires itself.'
        : `These topics require each other: ${[...cycle, cycle[0]].join(' → ')}.`;
    roadmap.report(first.source)(
      'topic/cyclic-prerequisite',
      span,
      message,
      'Nobody could begin: drop one of these prerequisites.',
      undefined,
      topics
        .filter((topic) => topic !== first && cycle.includes(topic.id))
        .map(({ source, title }) => ({ source, span: title })),
    );
  }
}

const sameCycle = (
  cycles: ReadonlyMap<string, readonly string[]>,
  topic: ReadTopic,
  other: string,
): boolean => cycles.has(topic.id) && cycles.get(topic.id) === cycles.get(other);

/** Whether the place of a topic is known, in its stage and among the stages. */
interface Place {
  readonly stage: string;
  readonly ordered: boolean;
  readonly placed: boolean;
}

function orders(stages: readonly ReadStage[], above = true): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { path, topics, stages: inner, ordered, placed: own } of stages) {
    const placed = above && own;
    for (const topic of topics) places.set(topic.id, { stage: path, ordered, placed });
    for (const [id, place] of orders(inner, placed)) places.set(id, place);
  }
  return places;
}

/** Without a stage's list, or a stage's number, what comes later is chance, and was reported there. */
function isKnownOrder(places: ReadonlyMap<string, Place>, a: string, b: string): boolean {
  const [one, other] = [places.get(a), places.get(b)];
  if (one === undefined || other === undefined) return true;
  return one.stage === other.stage ? one.ordered : one.placed && other.placed;
}
