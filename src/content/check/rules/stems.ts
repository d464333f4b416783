import { allTopics, type ReadRoadmap } from '../../read-stage.ts';
import type { Elsewhere } from '../diagnostic.ts';

/** Nobody is asked the same thing twice: a stem, with what stands below it, is unique in the roadmap. */
export function checkStems(roadmap: ReadRoadmap): void {
  const first = new Map<string, Elsewhere & { readonly key: string }>();
  for (const topic of allTopics(roadmap.stages)) {
    for (const { id, stem, asked } of topic.questions) {
      const other = first.get(asked);
      if (other === undefined)
        first.set(asked, { key: `${topic.id}/${id}`, source: topic.source, span: stem });
      else
        roadmap.report(topic.source)(
          'question/duplicate-stem',
          stem,
          `"${other.key}" asks the same.`,
          'Ask something else here, or delete one of the two.',
          undefined,
          [other],
        );
    }
  }
}
