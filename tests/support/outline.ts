import type { QuestionKey, StageId, TopicId } from '../../src/content/model.ts';
import type { Outline, OutlineTopic } from '../../src/content/outline.ts';

export interface TopicSketch {
  readonly needs?: readonly string[];
  readonly questions?: number;
  readonly optional?: boolean;
  readonly was?: readonly string[];
  readonly tags?: readonly string[];
  readonly stage?: string;
  readonly minutes?: number;
  /** concepts of its questions, in their order */
  readonly concepts?: readonly string[];
}

/** An outline from a sketch: topics in study order, questions `q1`, `q2` …, digests equal to `topic:question`. */
export function sketchOutline(topics: Readonly<Record<string, TopicSketch>>): Outline {
  const made = Object.entries(topics).map(
    ([id, sketch]): OutlineTopic => ({
      id: id as TopicId,
      stage: (sketch.stage ?? 'stage') as StageId,
      title: id.toUpperCase(),
      summary: `About ${id}`,
      prerequisites: (sketch.needs ?? []) as TopicId[],
      aliases: [],
      tags: sketch.tags ?? [],
      minutes: sketch.minutes ?? 10,
      optional: sketch.optional ?? false,
      was: (sketch.was ?? []) as TopicId[],
      moved: sketch.was !== undefined,
      questionCount: sketch.questions ?? 2,
      questions: Array.from({ length: sketch.questions ?? 2 }, (_, i) => ({
        id: `q${i + 1}`,
        key: `${id}/q${i + 1}` as QuestionKey,
        digest: `${id}:q${i + 1}`,
        kind: 'one',
        concept: sketch.concepts?.[i] ?? null,
        was: (sketch.was ?? []).map((former) => `${former}/q${i + 1}` as QuestionKey),
      })),
    }),
  );
  const stages = [...new Set(made.map((topic) => topic.stage))];
  return {
    id: 'sketch',
    title: 'Sketch',
    description: null,
    stages: stages.map((id, i) => ({
      id,
      number: String(i + 1),
      title: id,
      summary: null,
      aliases: [],
      intro: '',
      parent: null,
    })),
    topics: made,
    projects: [],
    errors: 0,
  };
}
