import type { Report } from './check/diagnostic.ts';
import { checkConcepts } from './check/rules/concepts.ts';
import type { TopicLint } from './check/rules/lint/topic-lint.ts';
import { factsOf, type TopicFacts } from './facts.ts';
import type { Topic } from './model.ts';
import type { LocatedTopic } from './parse/located.ts';
import { readMarkdownFront, readMarkdownTopic } from './parse/topic.ts';
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
  const read = isMarkdown(source) ? readMarkdownTopic : readYamlTopic;
  const located = read(source, id, report);
  checkConcepts(located, report);
  return { facts: factsOf(located, lint?.(located) ?? null), located };
}

/** Reads what the front matter of a topic says, as if it had neither lesson nor questions. Never throws. */
export function readTopicFront(
  source: Source,
  id: string,
  report: Report,
): { readonly facts: TopicFacts; readonly topic: Topic | null } {
  const read = isMarkdown(source) ? readMarkdownFront : readYamlTopic;
  const located = read(source, id, report);
  const facts = factsOf({ ...located, questions: [] }, null);
  return { facts, topic: located.topic && { ...located.topic, lesson: '', questions: [] } };
}

const isMarkdown = (source: Source): boolean => source.file.endsWith('.md');
