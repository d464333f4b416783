import { allTopics, type ReadRoadmap, type ReadTopic } from '../../read-stage.ts';
import type { Span } from '../../source.ts';
import type { Elsewhere } from '../diagnostic.ts';

/** Progress follows from a former id to one place: it is not in use, and nobody else claims it. */
export function checkFormerIds(roadmap: ReadRoadmap): void {
  const topics = allTopics(roadmap.stages);
  checkEach(
    roadmap,
    'topic',
    new Set(topics.map(({ id }) => id)),
    topics.flatMap((topic) =>
      topic.was.map(({ value, span }) => ({ former: value, id: topic.id, topic, span })),
    ),
  );
  const renamed = new Map(topics.flatMap(({ id, was }) => was.map(({ value }) => [value, id] as const)));
  const keyOf = (topic: string, id: string): string => `${renamed.get(topic) ?? topic}/${id}`;
  checkEach(
    roadmap,
    'question',
    new Set(topics.flatMap(({ id, questions }) => questions.map((question) => `${id}/${question.id}`))),
    topics.flatMap((topic) =>
      topic.questions.flatMap(({ id, was }) =>
        was.map(({ value, span }) => {
          const [other, own = other] = value.split('/') as [string, string?];
          const former = keyOf(value.includes('/') ? other : topic.id, own);
          return { former, id: `${topic.id}/${id}`, topic, span };
        }),
      ),
    ),
  );
}

interface Claim {
  readonly former: string;
  /** what claims it */
  readonly id: string;
  readonly topic: ReadTopic;
  readonly span: Span;
}

function checkEach(
  { report }: ReadRoadmap,
  what: 'topic' | 'question',
  used: ReadonlySet<string>,
  claims: readonly Claim[],
): void {
  const first = new Map<string, Elsewhere & { readonly id: string }>();
  for (const { former, id, topic, span } of claims) {
    const other = first.get(former);
    if (used.has(former))
      report(topic.source)(
        'id/was-in-use',
        span,
        `"${former}" cannot be a former id: a ${what} is called so.`,
        'Delete it from `was`.',
      );
    else if (other !== undefined)
      report(topic.source)(
        'id/was-in-use',
        span,
        `"${former}" is already a former id of "${other.id}".`,
        `Progress can move to one ${what}: delete it from one of the two.`,
        undefined,
        [other],
      );
    first.set(former, { id, source: topic.source, span });
  }
}
