import { didYouMean } from '../../parse/shape.ts';
import { allTopics, type ReadRoadmap } from '../../read-stage.ts';

/** What a topic says it teaches and what its quiz asks about are the same. */
export function checkConcepts(roadmap: ReadRoadmap): void {
  for (const topic of allTopics(roadmap.stages)) {
    if (topic.concepts === null) continue;
    const report = roadmap.report(topic.source);
    const declared = topic.concepts.map((concept) => concept.value);
    for (const { question, concept, misses } of topic.questions) {
      const asked =
        concept === null || question.concept === null ? [] : [{ value: question.concept, span: concept }];
      for (const { value, span } of [...asked, ...misses]) {
        if (declared.includes(value)) continue;
        const hint = didYouMean(value, declared) ?? 'Add it to the concepts of the topic.';
        report('question/unknown-concept', span, `The topic has no concept "${value}".`, hint);
      }
    }
  }
}
