import { KnownWords } from '../../nearest.ts';
import type { LocatedTopic } from '../../parse/located.ts';
import type { Report } from '../diagnostic.ts';

/** What a topic says it teaches and what its quiz asks about are the same. */
export function checkConcepts(topic: LocatedTopic, report: Report): void {
  if (topic.concepts === null) return;
  const declared = new Set(topic.concepts.map((concept) => concept.value));
  const known = new KnownWords(declared);
  for (const { question, concept, misses } of topic.questions) {
    const asked =
      concept === null || question.concept === null ? [] : [{ value: question.concept, span: concept }];
    for (const { value, span } of [...asked, ...misses]) {
      if (declared.has(value)) continue;
      const hint = known.didYouMean(value) ?? 'Add it to the concepts of the topic.';
      report('question/unknown-concept', span, `The topic has no concept "${value}".`, hint);
    }
  }
}
