import type { Event, Grade } from './event.ts';
import type { Grouped } from './grouped.ts';
import type { Memory } from './memory.ts';

export const PROGRESS_VERSION = 7;
/** How many acts (answers, marks, resets) can be taken back. */
export const UNDO_LIMIT = 50;

/** All that is known of a learner, as plain JSON. Derived from events; never the only copy of anything. */
export interface Progress {
  readonly version: number;
  /** id of the last event taken in, '' before the first */
  readonly last: string;
  readonly roadmaps: Readonly<Record<string, RoadmapProgress>>;
}

export interface RoadmapProgress {
  /** by topic id, then question key */
  readonly cards: Grouped<Card>;
  /** by topic id */
  readonly topics: Readonly<Record<string, TopicRecord>>;
  /** answers by `daysGroup`, then number of the learner's day */
  readonly days: Grouped<number>;
  /** in the same way: answers to questions known from an earlier day, and how many were right */
  readonly reviews: Grouped<Reviews>;
  /**
   * reviews by the place of their age in `AGES`, answers by how sure the learner was, all graded by the keys as they
   * were then; and `regraded`: how many keys were corrected since, by which only the history can be counted
   */
  readonly tallies: Readonly<Record<string, readonly [answers: number, right: number]>>;
  /** by question key, then concept: what a wrong answer said is not understood */
  readonly mixups: Readonly<Record<string, Readonly<Record<string, Mixup>>>>;
  /** the last placement test */
  readonly placement: PlacementRecord | null;
  /** the last session that was begun */
  readonly session: SessionRecord | null;
  /** by project id */
  readonly projects: Readonly<Record<string, ProjectRecord>>;
  /** the last acts, oldest first, with what each one changed */
  readonly acts: readonly Act[];
}

export type Reviews = readonly [made: number, right: number];

/** What was remembered at the end of a day. */
export interface Stand extends Memory {
  readonly day: number;
}

/** What is remembered of one question. */
export interface Card extends Stand {
  /** UTC ms of the last answer; `day` is the learner's */
  readonly at: number;
  readonly grade: Grade;
  readonly digest: string;
  readonly reps: number;
  /** times it was forgotten after having been known */
  readonly lapses: number;
  /** times in a row it was answered wrong, misses asked again at once left out */
  readonly misses: number;
  /** what the answers of that day built on; left out where they are the first */
  readonly was?: Stand;
  /** what was known when a clock went back, until it comes there again; see `card.ts` */
  readonly ahead?: Stand;
}

/** A concept taken for another one, by an answer to a question. */
export interface Mixup {
  /** UTC ms of the last time */
  readonly at: number;
  readonly count: number;
}

/** An answer in a placement test. */
export interface Probe {
  readonly question: string;
  readonly correct: boolean;
  /** chance (0–1) of being right without knowing */
  readonly guess: number;
}

export interface PlacementRecord {
  readonly request: string;
  /** UTC ms of its first answer */
  readonly at: number;
  readonly probes: readonly Probe[];
  readonly ended: boolean;
}

export interface TopicRecord {
  /** UTC ms at which the lesson was last shown to its end */
  readonly read?: number;
  readonly mark?: 'done' | 'skipped';
  /** UTC ms at which every question it then had was answered, and at least 4 in 5 right */
  readonly passed?: number;
  /** the learner's day on which a placement test found it known */
  readonly credited?: number;
  /** the learner's day on which a project's check that needs it failed last */
  readonly wanted?: number;
}

/** How a project's checks went the last time each was run. */
export interface ProjectRecord {
  /** UTC ms of the last run */
  readonly at: number;
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

export interface SessionRecord {
  readonly id: string;
  readonly request: string;
  readonly size: number;
  readonly at: number;
  /** questions answered in it */
  readonly answered: readonly string[];
  /** those whose last answer in it was wrong */
  readonly missed: readonly string[];
  readonly ended: boolean;
}

/** An event that can be taken back, and the values it replaced (null: there was none). */
export interface Act {
  readonly event: Event;
  readonly before: Changes;
  /** it was taken back, and counts no more than for its place in this list */
  readonly undone?: true;
}

/** A row of each table that an act may write to. */
export interface Rows {
  readonly cards: Card;
  readonly topics: TopicRecord;
  readonly days: number;
  readonly reviews: Reviews;
  readonly tallies: readonly [answers: number, right: number];
  readonly mixups: Readonly<Record<string, Mixup>>;
}

/** For each table the values that were replaced, by key, null where there was none; and the session as it stood. */
export type Changes = {
  readonly [T in keyof Rows]?: Readonly<Record<string, Rows[T] | null>>;
} & { readonly session?: SessionRecord | null };

export const emptyProgress = (): Progress => ({ version: PROGRESS_VERSION, last: '', roadmaps: {} });

const emptyRoadmap: RoadmapProgress = {
  cards: {},
  topics: {},
  days: {},
  reviews: {},
  tallies: {},
  mixups: {},
  placement: null,
  session: null,
  projects: {},
  acts: [],
};

/** Progress in one roadmap. */
export const progressIn = (progress: Progress, roadmap: string | null): RoadmapProgress =>
  roadmap !== null && Object.hasOwn(progress.roadmaps, roadmap)
    ? (progress.roadmaps[roadmap] as RoadmapProgress)
    : emptyRoadmap;

/** The topic that a question's key, present or former, stands in. */
export const topicOf = (key: string): string => key.slice(0, key.indexOf('/'));

/** The group of a day: 32 of them, about a month. */
export const daysGroup = (day: number): string => String(Math.floor(day / 32));

/** What is remembered under a question's key, undefined where nothing is. */
export function cardIn({ cards }: RoadmapProgress, key: string): Card | undefined {
  const topic = topicOf(key);
  return Object.hasOwn(cards, topic) ? cards[topic]?.[key] : undefined;
}

/** How many answers were given on a learner's day. */
export const answersOn = ({ days }: RoadmapProgress, day: number): number =>
  days[daysGroup(day)]?.[String(day)] ?? 0;

/** How many reviews were made on a learner's day, and how many were right. */
export const reviewsOn = ({ reviews }: RoadmapProgress, day: number): Reviews =>
  reviews[daysGroup(day)]?.[String(day)] ?? [0, 0];

const nothing: TopicRecord = {};

/** What is recorded of a topic beside its questions. */
export const topicRecord = (progress: RoadmapProgress, topic: string): TopicRecord =>
  Object.hasOwn(progress.topics, topic) ? (progress.topics[topic] as TopicRecord) : nothing;
