import type { TopicLint } from './check/rules/lint/topic-lint.ts';
import { foldMarkdown } from './fold.ts';
import type { LocatedQuestion, LocatedTopic } from './parse/located.ts';
import type { Located } from './parse/shape.ts';
import type { Waiver } from './parse/waiver.ts';
import type { Span } from './source.ts';

/** What a question is to the rest of the roadmap. */
export interface QuestionFacts {
  readonly id: string;
  readonly stem: Span;
  /** former ids, each `question` or `topic/question` */
  readonly was: readonly Located<string>[];
  /** all of it, from its heading to its explanation */
  readonly whole: Span;
  /** all that it asks, as far as it makes a difference */
  readonly asked: string;
}

/** What a topic is to the rest of the roadmap. Plain data, and little of it: it stays while the topic's texts go. */
export interface TopicFacts {
  readonly id: string;
  readonly title: Span;
  readonly prerequisites: readonly Located<string>[];
  readonly aliases: readonly Located<string>[];
  readonly was: readonly Located<string>[];
  readonly waivers: readonly Waiver[];
  readonly questions: readonly QuestionFacts[];
  /** what the lint has to say of it; null where it was not asked */
  readonly lint: TopicLint | null;
}

/** Draws the facts from a topic that was read. */
export function factsOf(
  { id, title, prerequisites, aliases, was, waivers, questions }: LocatedTopic,
  lint: TopicLint | null,
): TopicFacts {
  const own = questions.map(factsOfQuestion);
  return { id, title, prerequisites, aliases, was, waivers, questions: own, lint };
}

const factsOfQuestion = ({ question, stem, was, whole }: LocatedQuestion): QuestionFacts => ({
  id: question.id,
  stem,
  was,
  whole,
  asked: foldMarkdown(`${question.stem}\n${question.body}`),
});
