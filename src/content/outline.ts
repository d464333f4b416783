import type { Kind, Markdown, Question, QuestionKey, Resource, StageId, TopicId } from './model.ts';

/**
 * The roadmap without its texts: all that deciding needs, small enough to read at every start.
 * Lessons and questions (`TopicBody`) are read one topic at a time.
 */
export interface Outline {
  /** null when the roadmap's file says none that can be read: then nothing can be kept of it */
  readonly id: string | null;
  readonly title: string;
  readonly description: string | null;
  /** all stages, parents before children, in study order */
  readonly stages: readonly OutlineStage[];
  /** all topics, in study order */
  readonly topics: readonly OutlineTopic[];
  /** by level, then by id */
  readonly projects: readonly OutlineProject[];
  /** errors `check` would report, as far as files were read; the topics here are the usable ones */
  readonly errors: number;
}

export interface OutlineStage {
  readonly id: StageId;
  readonly number: string;
  readonly title: string;
  readonly summary: string | null;
  readonly aliases: readonly string[];
  readonly intro: Markdown;
  readonly parent: StageId | null;
}

export interface OutlineTopic {
  readonly id: TopicId;
  readonly stage: StageId;
  readonly title: string;
  readonly summary: string;
  readonly prerequisites: readonly TopicId[];
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly minutes: number;
  readonly optional: boolean;
  readonly was: readonly TopicId[];
  /** whether one of its questions may once have had another key */
  readonly moved: boolean;
  /** how many questions it has: to know that, none of them needs to be made */
  readonly questionCount: number;
  /** made when first looked at where the roadmap was compiled: most starts look at few topics */
  readonly questions: readonly OutlineQuestion[];
}

export interface OutlineQuestion {
  readonly id: string;
  readonly key: QuestionKey;
  readonly digest: string;
  readonly kind: Kind;
  readonly concept: string | null;
  /** every key this question once had, topic renames included */
  readonly was: readonly QuestionKey[];
}

/** A project without its text and steps. */
export interface OutlineProject {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly level: number;
  readonly topics: readonly TopicId[];
  /** ids of its checks */
  readonly checks: readonly string[];
}

export interface TopicBody {
  readonly lesson: Markdown;
  readonly resources: readonly Resource[];
  readonly questions: readonly Question[];
}
