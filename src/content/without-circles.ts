import { components } from './check/rules/cycles.ts';
import type { Stage, Topic } from './model.ts';

/**
 * The same stages without the prerequisites that close a circle, which would keep all its topics from being begun: those
 * that come later in study order, or are the topic itself.
 */
export function withoutCircles(stages: readonly Stage[]): Stage[] {
  const topics = topicsOf(stages);
  const place = new Map<string, number>(topics.map(({ id }, at) => [id, at]));
  const graph = new Map<string, string[]>(
    topics.map(({ id, prerequisites }) => [id, prerequisites.filter((other) => place.has(other))]),
  );
  const circle = new Map(components(graph).flatMap((ids, at) => ids.map((id) => [id, at] as const)));
  const isOpen = (topic: Topic, other: string): boolean =>
    circle.get(topic.id) !== circle.get(other) ||
    (place.get(other) as number) < (place.get(topic.id) as number);
  const opened = (topic: Topic): Topic => ({
    ...topic,
    prerequisites: topic.prerequisites.filter((other) => isOpen(topic, other)),
  });
  const openedIn = (stage: Stage): Stage => ({
    ...stage,
    topics: stage.topics.map(opened),
    stages: stage.stages.map(openedIn),
  });
  return stages.map(openedIn);
}

const topicsOf = (stages: readonly Stage[]): Topic[] =>
  stages.flatMap((stage) => [...stage.topics, ...topicsOf(stage.stages)]);
