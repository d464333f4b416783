import { KnownWords } from '../../nearest.ts';
import { allTopics, type ReadRoadmap } from '../../read-stage.ts';

/** Projects and their checks name topics that are there. */
export function checkProjects(roadmap: ReadRoadmap): void {
  const ids = new Set<string>(allTopics(roadmap.stages).map((topic) => topic.id));
  const known = new KnownWords(ids);
  for (const { source, topic } of roadmap.projects.flatMap((project) => project.topics)) {
    if (ids.has(topic.value) || roadmap.unread.has(topic.value)) continue;
    roadmap.report(source)(
      'project/unknown-topic',
      topic.span,
      `No topic has the id "${topic.value}".`,
      known.didYouMean(topic.value) ?? 'Write the id of a topic: the name of its file without the ending.',
    );
  }
}
