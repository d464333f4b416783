import { didYouMean } from '../../parse/shape.ts';
import { allTopics, type ReadRoadmap } from '../../read-stage.ts';

/** What a topic says it teaches and what its quiz asks about are the same. */
export function checkConcepts(roadmap: ReadRoadmap): void {
  for (const topic of allTopics(roadmap.stages)) {
    if (topic.concepts === null) continue;
    const report = roadmap.report(topic.source);
    const declared = topic.concepts.map((concept) => concept.value);
    for (const { question, concept } of topic.questions) {
      if (concept === null || question.concept === null || declared.includes(question.concept)) continue;
      const hint = didYouMean(question.concept, declared) ?? 'Add it to the concepts of the topic.';
      report('question/unknown-concept', concept, `The topic has no concept "${question.concept}".`, hint);
    }
  }
}
