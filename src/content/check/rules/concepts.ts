import { didYouMean } from '../../nearest.ts';
import type { LocatedTopic } from '../../parse/located.ts';
import type { Report } from '../diagnostic.ts';

/** What a topic says it teaches and what its quiz asks about are the same. */
export function checkConcepts(topic: LocatedTopic, report: Report): void {
  if (topic.concepts === null) return;
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
