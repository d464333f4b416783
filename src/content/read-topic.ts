import type { Report } from './check/diagnostic.ts';
import { checkConcepts } from './check/rules/concepts.ts';
import type { TopicLint } from './check/rules/lint/topic-lint.ts';
import { factsOf, type TopicFacts } from './facts.ts';
import type { LocatedTopic } from './parse/located.ts';
import { readMarkdownTopic } from './parse/topic.ts';
import { readYamlTopic } from './parse/yaml-topic.ts';
import type { Source } from './source.ts';

/** Holds a topic against the rules of the lint that need nothing but it; null where nobody asks. */
export type LintTopic = ((topic: LocatedTopic) => TopicLint) | null;

/** Reads a topic in the spelling its file's name tells, with all that can be said of it alone. Never throws. */
export function readTopic(
  source: Source,
  id: string,
  report: Report,
  lint: LintTopic,
): { readonly facts: TopicFacts; readonly located: LocatedTopic } {
  const read = source.file.endsWith('.md') ? readMarkdownTopic : readYamlTopic;
  const located = read(source, id, report);
  checkConcepts(located, report);
  return { facts: factsOf(located, lint?.(located) ?? null), located };
}
