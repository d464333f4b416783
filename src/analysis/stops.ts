import type { TopicId } from '../content/model.ts';
import type { Outline } from '../content/outline.ts';
import type { Event } from '../learning/event.ts';

export interface Stop {
  readonly topic: TopicId;
  readonly title: string;
  /** learners who touched no topic after this one */
  readonly learners: number;
}

/** The topic each learner touched last, most frequent first; ties in study order. */
export function stopsOf(learners: readonly (readonly Event[])[], outline: Outline): readonly Stop[] {
  const topics = new Map(
    outline.topics.flatMap((topic) => [topic.id, ...topic.was].map((id) => [id as string, topic.id])),
  );
  const counts = new Map<TopicId, number>();
  for (const events of learners) {
    const last = events.findLast((event) => event.roadmap === outline.id && topics.has(topicOf(event) ?? ''));
    const id = last && topics.get(topicOf(last) ?? '');
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return outline.topics
    .flatMap(({ id, title }) =>
      counts.has(id) ? [{ topic: id, title, learners: counts.get(id) as number }] : [],
    )
    .sort((a, b) => b.learners - a.learners);
}

function topicOf(event: Event): string | null {
  switch (event.kind) {
    case 'answered':
    case 'probed':
      return event.question.slice(0, event.question.indexOf('/'));
    case 'read':
    case 'marked':
      return event.topic;
    case 'reset':
    case 'began':
    case 'ended':
    case 'project-checked':
    case 'placed':
    case 'credited':
    case 'regraded':
    case 'undone':
      return null;
  }
}
