import type { LocatedTopic } from '../../../parse/located.ts';
import type { Report } from '../../diagnostic.ts';

/** What a topic says it teaches, its quiz asks about. */
export function checkUntestedConcept({ concepts, questions }: LocatedTopic, report: Report): void {
  // without a quiz, or with a misspelt concept, that is what was said
  if (concepts === null || questions.length === 0) return;
  const declared = new Set(concepts.map((concept) => concept.value));
  const asked = new Set(questions.map(({ question }) => question.concept));
  if ([...asked].some((concept) => concept !== null && !declared.has(concept))) return;
  for (const { value, span } of concepts)
    if (!asked.has(value))
      report(
        'topic/untested-concept',
        span,
        `No question asks about "${value}".`,
        `Give a question \`concept=${value}\`, or drop the concept.`,
      );
}
