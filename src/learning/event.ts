import type { QuestionKey, TopicId } from '../content/model.ts';

/** FSRS grades: 1 again, 2 hard, 3 good, 4 easy. */
export type Grade = 1 | 2 | 3 | 4;

/** What every event carries. Events are facts: appended once, never edited. */
interface EventBase {
  /** version of the event's shape */
  readonly v: 1;
  /** ULID; ids of one journal only grow, and the order of all events is the order of their ids */
  readonly id: string;
  /** when it happened by the learner's clock, UTC ms */
  readonly at: number;
  /** local time minus UTC at that moment, in minutes */
  readonly tz: number;
  /** id of the roadmap it belongs to: progress of different roadmaps never mixes */
  readonly roadmap: string;
}

/** A question was answered. */
export interface Answered extends EventBase {
  readonly kind: 'answered';
  readonly question: QuestionKey;
  /** digest of the question as asked */
  readonly digest: string;
  readonly grade: Grade;
  /** 0–1; partly right answers lie between */
  readonly score: number;
  /** what was answered: digests of the chosen answers, or the typed text cut to 200 characters */
  readonly chosen: readonly string[];
  /** time from question shown to answer given, ms */
  readonly took: number;
  /** how many questions its topic had then: a topic is passed against what it was, not what it becomes */
  readonly of: number;
  /** the session it was given in, if any */
  readonly session?: string;
  readonly hinted?: true;
  /** a miss asked again in the same session */
  readonly repeat?: true;
  /** key the memory of this question was kept under before it was renamed */
  readonly from?: QuestionKey;
  /** how sure the learner said to be, before any sign of right or wrong */
  readonly sure?: Confidence;
  /** concepts of the topic that the wrong answers picked say are not understood */
  readonly misses?: readonly string[];
}

/** How sure a learner is of an answer. */
export type Confidence = 'sure' | 'think' | 'guess';

/** A lesson was shown to its end. */
export interface Read extends EventBase {
  readonly kind: 'read';
  readonly topic: TopicId;
}

/** A topic was marked by hand. */
export interface Marked extends EventBase {
  readonly kind: 'marked';
  readonly topic: TopicId;
  readonly as: 'done' | 'skipped';
}

/** All progress of a topic, and of these question keys, was forgotten on the learner's wish. */
export interface Reset extends EventBase {
  readonly kind: 'reset';
  readonly topic: TopicId;
  /** keys kept under former topic ids; keys `topic/…` go without being named */
  readonly also?: readonly string[];
}

/** A quiz or review began; its answers name it, so it can be continued. */
export interface Began extends EventBase {
  readonly kind: 'began';
  /** what was asked for, in one canonical string: the same words continue the same session */
  readonly request: string;
  /** how many questions it set out to ask */
  readonly size: number;
}

/** A session came to its end, by being finished or given up. */
export interface Ended extends EventBase {
  readonly kind: 'ended';
  readonly session: string;
}

/** Checks of a project were run against the learner's server. */
export interface ProjectChecked extends EventBase {
  readonly kind: 'project-checked';
  readonly project: string;
  /** ids of the checks that passed */
  readonly passed: readonly string[];
  /** ids of the checks that failed; what was skipped stands in neither */
  readonly failed: readonly string[];
  /** topics of the checks that failed for what the server did */
  readonly topics: readonly TopicId[];
}

/** A question of a placement test was answered; it says what is known, and is no review. */
export interface Probed extends EventBase {
  readonly kind: 'probed';
  /** the canonical words the test was asked for with: the same words go on with it */
  readonly request: string;
  readonly question: QuestionKey;
  readonly digest: string;
  readonly correct: boolean;
  /** chance (0–1) of being right without knowing */
  readonly guess: number;
  readonly chosen: readonly string[];
}

/** A placement test was brought to its end, its result taken over or not. */
export interface Placed extends EventBase {
  readonly kind: 'placed';
  readonly request: string;
}

/** Topics were found to be known already, by a placement test. */
export interface Credited extends EventBase {
  readonly kind: 'credited';
  readonly topics: readonly TopicId[];
}

/** So many answers a correction names: an event is one line of limited length, and what came before hardly counts. */
export const MOST_REGRADED = 100;

/** The key of a question was corrected, and all answers on record were graded anew. */
export interface Regraded extends EventBase {
  readonly kind: 'regraded';
  readonly question: QuestionKey;
  /** digest of the question with its corrected key */
  readonly digest: string;
  /** of each answer, or the last `MOST_REGRADED`, oldest first: when (UTC ms), the time zone then (minutes), and its grade by the new key */
  readonly answers: readonly (readonly [number, number, Grade])[];
  /** key the memory of this question was kept under before it was renamed */
  readonly from?: QuestionKey;
}

/** An earlier event was taken back. */
export interface Undone extends EventBase {
  readonly kind: 'undone';
  readonly target: string;
}

export type Event =
  | Answered
  | Read
  | Marked
  | Reset
  | Began
  | Ended
  | Probed
  | Placed
  | Credited
  | Regraded
  | ProjectChecked
  | Undone;

/** An event before the store gave it id and time. */
export type NewEvent = Event extends infer E
  ? E extends Event
    ? Omit<E, 'v' | 'id' | 'at' | 'tz' | 'roadmap'>
    : never
  : never;
