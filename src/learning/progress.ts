import { dayOf } from './day.ts';
import type { Answered, Event, Grade, ProjectChecked } from './event.ts';
import { type Memory, remember } from './memory.ts';

export const PROGRESS_VERSION = 2;
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
  /** by question key */
  readonly cards: Readonly<Record<string, Card>>;
  /** by topic id */
  readonly topics: Readonly<Record<string, TopicRecord>>;
  /** answers by number of the learner's day */
  readonly days: Readonly<Record<string, number>>;
  /** the last session that was begun */
  readonly session: SessionRecord | null;
  /** by project id */
  readonly projects: Readonly<Record<string, ProjectRecord>>;
  /** the last acts, oldest first, with what each one changed */
  readonly acts: readonly Act[];
}

/** What is remembered of one question. */
export interface Card extends Memory {
  /** UTC ms and learner's day of the last answer */
  readonly at: number;
  readonly day: number;
  readonly grade: Grade;
  readonly digest: string;
  readonly reps: number;
  /** times it was forgotten after having been known */
  readonly lapses: number;
}

export interface TopicRecord {
  /** UTC ms at which the lesson was last shown to its end */
  readonly read?: number;
  readonly mark?: 'done' | 'skipped';
  /** UTC ms at which every question it then had was answered, and at least 4 in 5 right */
  readonly passed?: number;
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
}

interface Changes {
  readonly cards?: Readonly<Record<string, Card | null>>;
  readonly topics?: Readonly<Record<string, TopicRecord | null>>;
  readonly days?: Readonly<Record<string, number | null>>;
  readonly session?: SessionRecord | null;
}

export const emptyProgress = (): Progress => ({ version: PROGRESS_VERSION, last: '', roadmaps: {} });

const emptyRoadmap: RoadmapProgress = {
  cards: {},
  topics: {},
  days: {},
  session: null,
  projects: {},
  acts: [],
};

/** Progress in one roadmap. */
export const progressIn = (progress: Progress, roadmap: string): RoadmapProgress =>
  Object.hasOwn(progress.roadmaps, roadmap) ? (progress.roadmaps[roadmap] as RoadmapProgress) : emptyRoadmap;

/** What is recorded of a topic beside its questions. */
export const topicRecord = (progress: RoadmapProgress, topic: string): TopicRecord =>
  Object.hasOwn(progress.topics, topic) ? (progress.topics[topic] as TopicRecord) : {};

/** Takes in events, which come in the order of their ids. `fold(p, [...a, ...b])` is `fold(fold(p, a), b)`. */
export function fold(progress: Progress, events: readonly Event[]): Progress {
  if (events.length === 0) return progress;
  // the copies below are made once and then written to: none of them is seen from outside before it is done
  const roadmaps = new Map<string, Draft>();
  let last = progress.last;
  for (const event of events) {
    let draft = roadmaps.get(event.roadmap);
    if (draft === undefined) {
      draft = new Draft(progressIn(progress, event.roadmap));
      roadmaps.set(event.roadmap, draft);
    }
    draft.take(event);
    if (event.id > last) last = event.id;
  }
  const merged: Record<string, RoadmapProgress> = Object.assign(table<RoadmapProgress>(), progress.roadmaps);
  for (const [id, draft] of roadmaps) merged[id] = draft.done();
  return { version: PROGRESS_VERSION, last, roadmaps: merged };
}

/** A record without a prototype: `constructor` and `__proto__` are keys like any other. */
const table = <T>(): Record<string, T> => Object.create(null) as Record<string, T>;
const copy = <T>(from: Readonly<Record<string, T>>): Record<string, T> => {
  const to = table<T>();
  for (const key of Object.keys(from)) to[key] = from[key] as T;
  return to;
};

class Draft {
  readonly #cards: Record<string, Card>;
  readonly #topics: Record<string, TopicRecord>;
  readonly #days: Record<string, number>;
  #session: SessionRecord | null;
  readonly #projects: Record<string, ProjectRecord>;
  readonly #acts: Act[];
  /** question keys by topic, so that passing a topic is found without a look at all cards */
  readonly #byTopic = new Map<string, Set<string>>();

  constructor(from: RoadmapProgress) {
    this.#cards = copy(from.cards);
    this.#topics = copy(from.topics);
    this.#days = copy(from.days);
    this.#session = from.session;
    this.#projects = copy(from.projects);
    this.#acts = [...from.acts];
    for (const key of Object.keys(this.#cards)) this.#index(key);
  }

  done(): RoadmapProgress {
    return {
      cards: this.#cards,
      topics: this.#topics,
      days: this.#days,
      session: this.#session,
      projects: this.#projects,
      acts: this.#acts,
    };
  }

  take(event: Event): void {
    switch (event.kind) {
      case 'answered':
      case 'marked':
      case 'reset':
        this.#act(event);
        return;
      case 'read':
        this.#setTopic(event.topic, { ...this.#topics[event.topic], read: event.at });
        return;
      case 'began':
        this.#session = {
          id: event.id,
          request: event.request,
          size: event.size,
          at: event.at,
          answered: [],
          missed: [],
          ended: false,
        };
        return;
      case 'ended':
        if (this.#session?.id === event.session) this.#session = { ...this.#session, ended: true };
        return;
      case 'project-checked':
        this.#projects[event.project] = projectAfter(this.#projects[event.project], event);
        return;
      case 'undone':
        this.#undo(event.target);
        return;
    }
  }

  #act(event: Event): void {
    const before = this.#apply(event);
    this.#acts.push({ event, before });
    if (this.#acts.length > UNDO_LIMIT) this.#acts.shift();
  }

  /** Rolls back to before the act, then does again what came after it. */
  #undo(target: string): void {
    const at = this.#acts.findIndex((act) => act.event.id === target);
    if (at < 0) return;
    const after = this.#acts.splice(at);
    for (const act of [...after].reverse()) this.#restore(act.before);
    for (const act of after.slice(1)) this.#act(act.event);
  }

  #apply(event: Event): Changes {
    switch (event.kind) {
      case 'answered':
        return this.#answer(event);
      case 'marked': {
        const before = this.#topics[event.topic] ?? null;
        this.#setTopic(event.topic, { ...before, mark: event.as });
        return { topics: { [event.topic]: before } };
      }
      case 'reset': {
        const cards = table<Card | null>();
        for (const key of [...(this.#byTopic.get(event.topic) ?? []), ...(event.also ?? [])]) {
          const card = this.#cards[key];
          if (card === undefined) continue;
          cards[key] = card;
          this.#setCard(key, null);
        }
        const before = this.#topics[event.topic] ?? null;
        this.#setTopic(event.topic, null);
        return { cards, topics: { [event.topic]: before } };
      }
      default:
        return {};
    }
  }

  #answer(event: Answered): Changes {
    const { question: key, from } = event;
    const cards = table<Card | null>();
    cards[key] = this.#cards[key] ?? null;
    if (from !== undefined && this.#cards[from] !== undefined) {
      cards[from] = this.#cards[from];
      if (this.#cards[key] === undefined) this.#setCard(key, this.#cards[from]);
      this.#setCard(from, null);
    }
    this.#setCard(key, cardAfter(this.#cards[key] ?? null, event));
    const day = String(dayOf(event.at, event.tz));
    const days = { [day]: this.#days[day] ?? null };
    this.#days[day] = (this.#days[day] ?? 0) + 1;
    const topic = key.slice(0, key.indexOf('/'));
    const topicBefore = this.#topics[topic] ?? null;
    if (topicBefore?.passed === undefined && this.#isPassed(topic, event.of))
      this.#setTopic(topic, { ...topicBefore, passed: event.at });
    const session = this.#session;
    if (session !== null && event.session === session.id) this.#session = sessionAfter(session, event);
    return { cards, days, topics: { [topic]: topicBefore }, session };
  }

  /** Every one of the topic's `of` questions answered, and at least 4 in 5 right at their last answer. */
  #isPassed(topic: string, of: number): boolean {
    const keys = this.#byTopic.get(topic);
    if (keys === undefined || keys.size < of) return false;
    let right = 0;
    for (const key of keys) if ((this.#cards[key] as Card).grade > 1) right++;
    return right >= Math.ceil(0.8 * of);
  }

  #restore(before: Changes): void {
    for (const [key, card] of Object.entries(before.cards ?? {})) this.#setCard(key, card);
    for (const [topic, record] of Object.entries(before.topics ?? {}))
      this.#setTopic(topic, keepRead(record, this.#topics[topic]));
    for (const [day, count] of Object.entries(before.days ?? {})) {
      if (count === null) delete this.#days[day];
      else this.#days[day] = count;
    }
    // a session begun since stays begun: only answers of the one at hand are taken back
    if (before.session && this.#session?.id === before.session.id)
      this.#session = { ...before.session, ended: this.#session.ended };
  }

  #setCard(key: string, card: Card | null): void {
    if (card === null) {
      delete this.#cards[key];
      this.#byTopic.get(key.slice(0, key.indexOf('/')))?.delete(key);
    } else {
      this.#cards[key] = card;
      this.#index(key);
    }
  }

  #setTopic(topic: string, record: TopicRecord | null): void {
    if (record === null) delete this.#topics[topic];
    else this.#topics[topic] = record;
  }

  #index(key: string): void {
    const topic = key.slice(0, key.indexOf('/'));
    let keys = this.#byTopic.get(topic);
    if (keys === undefined) {
      keys = new Set();
      this.#byTopic.set(topic, keys);
    }
    keys.add(key);
  }
}

/** A lesson read since stays read: reading is not what is taken back. */
function keepRead(record: TopicRecord | null, now: TopicRecord | undefined): TopicRecord | null {
  return now?.read === undefined ? record : { ...record, read: now.read };
}

function cardAfter(before: Card | null, event: Answered): Card {
  const day = dayOf(event.at, event.tz);
  const { stability, difficulty } = remember(before, before === null ? 0 : day - before.day, event.grade);
  return {
    stability,
    difficulty,
    at: event.at,
    day,
    grade: event.grade,
    digest: event.digest,
    reps: (before?.reps ?? 0) + 1,
    lapses: (before?.lapses ?? 0) + (before !== null && before.grade > 1 && event.grade === 1 ? 1 : 0),
  };
}

function sessionAfter(session: SessionRecord, event: Answered): SessionRecord {
  const missed = session.missed.filter((key) => key !== event.question);
  return {
    ...session,
    answered: session.answered.includes(event.question)
      ? session.answered
      : [...session.answered, event.question],
    missed: event.grade === 1 ? [...missed, event.question] : missed,
  };
}

function projectAfter(before: ProjectRecord | undefined, event: ProjectChecked): ProjectRecord {
  const run = new Set([...event.passed, ...event.failed]);
  const still = (ids: readonly string[] = []): string[] => ids.filter((id) => !run.has(id));
  return {
    at: event.at,
    passed: [...still(before?.passed), ...event.passed],
    failed: [...still(before?.failed), ...event.failed],
  };
}
