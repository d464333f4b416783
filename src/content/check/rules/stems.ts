import { foldMarkdown } from '../../fold.ts';
import { allTopics, type ReadRoadmap } from '../../read-stage.ts';

/** Nobody is asked the same thing twice: a stem, with what stands below it, is unique in the roadmap. */
export function checkStems(roadmap: ReadRoadmap): void {
  const first = new Map<string, string>();
  for (const topic of allTopics(roadmap.stages)) {
    for (const { question, stem } of topic.questions) {
      const asked = foldMarkdown(`${question.stem}\n${question.body}`);
      const other = first.get(asked);
      if (other === undefined) first.set(asked, `${topic.id}/${question.id}`);
      else
        roadmap.report(topic.source)(
          'question/duplicate-stem',
          stem,
          `"${other}" asks the same.`,
          'Ask something else here, or delete one of the two.',
        );
    }
  }
}
