import { type Batch, lookOver } from './batch.ts';
import { cardAfter } from './card.ts';
import { CorrectedAnswers } from './corrected.ts';
import { dayOf } from './day.ts';
import type { Answered, Event, Grade, ProjectChecked } from './event.ts';
import { table } from './grouped.ts';
import {
  type Act,
  type Card,
  type Changes,
  daysGroup,
  type PlacementRecord,
  PROGRESS_VERSION,
  type Progress,
  type ProjectRecord,
  progressIn,
  type RoadmapProgress,
  type Rows,
  type SessionRecord,
  type TopicRecord,
  topicOf,
  UNDO_LIMIT,
} from './progress.ts';
import { ageOf, confidenceOf } from './tally.ts';

/**
 * Takes in events, which come in the order of their ids. `fold(p, [...a, ...b])` is `fold(fold(p, a), b)` where `b` follows
 * (`batch.ts`) what `a` adds up to.
 */
export function fold(progress: Progress, events: readonly Event[]): Progress {
  if (events.length === 0) return progress;
  // the copies below are made once and then written to: none of them is seen from outside before it is done
  const batch = lookOver(events);
  const roadmaps = new Map<string, Draft>();
  let last = progress.last;
  for (const event of events) {
    let draft = roadmaps.get(event.roadmap);
    if (draft === undefined) {
      draft = new Draft(progressIn(progress, event.roadmap), batch);
      roadmaps.set(event.roadmap, draft);
    }
    draft.take(event);
    if (event.id > last) last = event.id;
  }
  const merged: Record<string, RoadmapProgress> = Object.assign(table<RoadmapProgress>(), progress.roadmaps);
  for (const [id, draft] of roadmaps) merged[id] = draft.done();
  return { version: PROGRESS_VERSION, last, roadmaps: merged };
}

const copy = <T>(from: Readonly<Record<string, T>>): Record<string, T> => {
  const to = table<T>();
  for (const key of Object.keys(from)) to[key] = from[key] as T;
  return to;
};

const tableNames = ['cards', 'topics', 'days', 'reviews', 'tallies', 'mixups'] as const;

/** The groups of those tables whose rows stand in some. */
const groupings: { readonly [T in keyof Rows]?: (key: string) => string } = {
  cards: topicOf,
  days: (day) => daysGroup(Number(day)),
  reviews: (day) => daysGroup(Number(day)),
};

const groupOf = (name: keyof Rows, key: string): string => groupings[name]?.(key) ?? '';

/** Groups of rows, each copied when it is first written to; a table without groups is one. */
type Groups = Record<string, Readonly<Record<string, unknown>>>;

class Draft {
  readonly #tables: Readonly<Record<keyof Rows, Groups>>;
  /** groups that were copied here, and may be written to */
  readonly #own = new Set<object>();
  #session: SessionRecord | null;
  #placement: PlacementRecord | null;
  readonly #projects: Record<string, ProjectRecord>;
  readonly #acts: Act[];
  readonly #batch: Batch;
  readonly #answers: CorrectedAnswers | null;
  /** gathers what the act at hand replaces; null outside of one */
  #before: Record<string, Record<string, unknown>> | null = null;

  constructor(from: RoadmapProgress, batch: Batch) {
    this.#batch = batch;
    this.#answers = batch.times && new CorrectedAnswers(batch.times);
    const tables = tableNames.map((name) => [
      name,
      groupings[name] ? copy(from[name] as Groups) : { '': from[name] },
    ]);
    this.#tables = Object.fromEntries(tables) as Record<keyof Rows, Groups>;
    this.#session = from.session;
    this.#placement = from.placement;
    this.#projects = copy(from.projects);
    this.#acts = [...from.acts];
  }

  done(): RoadmapProgress {
    const tables = tableNames.map((name) => [
      name,
      groupings[name] ? this.#tables[name] : this.#tables[name][''],
    ]);
    return {
      ...(Object.fromEntries(tables) as Pick<RoadmapProgress, keyof Rows>),
      session: this.#session,
      placement: this.#placement,
      projects: this.#projects,
      acts: this.#acts,
    };
  }

  take(event: Event): void {
    switch (event.kind) {
      case 'answered':
      case 'marked':
      case 'reset':
      case 'credited':
      case 'regraded':
        this.#act(event);
        return;
      case 'read':
        this.#put('topics', event.topic, { ...this.#row('topics', event.topic), read: event.at });
        return;
      case 'began': {
        const { id, request, size, at } = event;
        this.#session = { id, request, size, at, answered: [], missed: [], ended: false };
        return;
      }
      case 'ended':
        if (this.#session?.id === event.session) this.#session = { ...this.#session, ended: true };
        return;
      case 'probed': {
        const { request, at, question, correct, guess } = event;
        const goesOn = this.#placement?.request === request && !this.#placement.ended;
        const so = goesOn ? (this.#placement as PlacementRecord) : { request, at, probes: [], ended: false };
        this.#placement = { ...so, probes: [...so.probes, { question, correct, guess }] };
        return;
      }
      case 'placed':
        if (this.#placement?.request === event.request) this.#placement = { ...this.#placement, ended: true };
        return;
      case 'project-checked':
        this.#projects[event.project] = projectAfter(this.#projects[event.project], event);
        for (const topic of event.topics)
          this.#put('topics', topic, { ...this.#row('topics', topic), wanted: dayOf(event.at, event.tz) });
        return;
      case 'undone':
        this.#undo(event.target);
        return;
    }
  }

  #act(event: Event): void {
    if (this.#batch.isUndone(event)) {
      this.#remember({ event, before: {}, undone: true });
      return;
    }
    const session = this.#session;
    this.#before = {};
    this.#apply(event);
    const before: Changes = {
      ...this.#before,
      ...(session === this.#session ? {} : { session }),
    };
    this.#before = null;
    this.#remember({ event, before });
  }

  #remember(act: Act): void {
    this.#acts.push(act);
    if (this.#acts.length > UNDO_LIMIT) this.#acts.shift();
  }

  /** Rolls back to before the act, then does again what came after it. */
  #undo(target: string): void {
    const at = this.#acts.findIndex((act) => act.event.id === target);
    if (at < 0 || this.#acts[at]?.undone) return;
    const [undone, ...after] = this.#acts.splice(at) as [Act, ...Act[]];
    for (const act of [undone, ...after].reverse()) this.#restore(act.before);
    this.#remember({ event: undone.event, before: {}, undone: true });
    for (const act of after) {
      if (act.undone) this.#remember(act);
      else this.#act(act.event);
    }
  }

  #apply(event: Event): void {
    switch (event.kind) {
      case 'answered':
        this.#answer(event);
        return;
      case 'marked':
        this.#put('topics', event.topic, { ...this.#row('topics', event.topic), mark: event.as });
        return;
      case 'credited':
        for (const topic of event.topics)
          this.#put('topics', topic, { ...this.#row('topics', topic), credited: dayOf(event.at, event.tz) });
        return;
      case 'regraded':
        this.#count('tallies', 'regraded', 1);
        if (event.from !== undefined && this.#row('cards', event.from)) this.#put('cards', event.from, null);
        this.#put('cards', event.question, this.#answers?.correct(event) ?? null);
        return;
      case 'reset':
        for (const key of [...this.#keysOf(event.topic), ...(event.also ?? [])]) {
          if (this.#row('cards', key)) this.#put('cards', key, null);
          if (this.#row('mixups', key)) this.#put('mixups', key, null);
          this.#answers?.forget(key);
        }
        this.#put('topics', event.topic, null);
        return;
      default:
        return;
    }
  }

  #answer(event: Answered): void {
    const { question: key, from, grade } = event;
    const moved = from === undefined || from === key ? undefined : this.#row('cards', from);
    if (from !== undefined && moved !== undefined) {
      if (!this.#row('cards', key)) {
        this.#put('cards', key, moved);
        this.#answers?.move(from, key);
      }
      this.#put('cards', from, null);
      this.#answers?.forget(from);
    }
    const before = this.#row('cards', key) ?? null;
    const dayNumber = dayOf(event.at, event.tz);
    const day = String(dayNumber);
    this.#put('cards', key, cardAfter(before, event));
    this.#answers?.add(event);
    this.#put('days', day, (this.#row('days', day) ?? 0) + 1);
    if (before !== null && before.day < dayNumber) {
      this.#count('reviews', day, grade);
      this.#count('tallies', String(ageOf(dayNumber - before.day)), grade);
    }
    const confidence = confidenceOf(event);
    if (confidence !== null) this.#count('tallies', confidence, grade);
    for (const concept of event.misses ?? []) this.#mixUp(key, concept, event.at);
    const topic = topicOf(key);
    const record = this.#row('topics', topic);
    if (record?.passed === undefined && this.#isPassed(topic, event.of))
      this.#put('topics', topic, { ...record, passed: event.at });
    const session = this.#session;
    if (session !== null && event.session === session.id) this.#session = sessionAfter(session, event);
  }

  #count(name: 'reviews' | 'tallies', key: string, grade: Grade): void {
    const [all, right] = this.#row(name, key) ?? [0, 0];
    this.#put(name, key, [all + 1, right + (grade > 1 ? 1 : 0)]);
  }

  #mixUp(key: string, concept: string, at: number): void {
    const own = this.#row('mixups', key);
    const known = own !== undefined && Object.hasOwn(own, concept) ? own[concept] : undefined;
    const next = Object.assign(table<unknown>(), own, { [concept]: { at, count: (known?.count ?? 0) + 1 } });
    this.#put('mixups', key, next as Rows['mixups']);
  }

  /** Every one of the topic's `of` questions answered, and at least 4 in 5 right at their last answer. */
  #isPassed(topic: string, of: number): boolean {
    const keys = this.#keysOf(topic);
    if (keys.length < of) return false;
    let right = 0;
    for (const key of keys) if ((this.#row('cards', key) as Card).grade > 1) right++;
    return right >= Math.ceil(0.8 * of);
  }

  #restore({ session, ...tables }: Changes): void {
    for (const name of tableNames)
      for (const [key, value] of Object.entries(tables[name] ?? {}))
        this.#put(
          name,
          key,
          name === 'topics' ? keepFacts(value as TopicRecord | null, this.#row('topics', key)) : value,
        );
    // a session begun since stays begun: only answers of the one at hand are taken back
    if (session && this.#session?.id === session.id)
      this.#session = { ...session, ended: this.#session.ended };
  }

  #row<T extends keyof Rows>(name: T, key: string): Rows[T] | undefined {
    const rows = this.#tables[name][groupOf(name, key)];
    return rows !== undefined && Object.hasOwn(rows, key) ? (rows[key] as Rows[T]) : undefined;
  }

  /** Writes a row, or takes it away (null); an act remembers what stood there before it. */
  #put<T extends keyof Rows>(name: T, key: string, value: Rows[T] | null): void {
    if (this.#before !== null) {
      this.#before[name] ??= table();
      const kept = this.#before[name];
      if (!(key in kept)) kept[key] = this.#row(name, key) ?? null;
    }
    const groups = this.#tables[name];
    const group = groupOf(name, key);
    const rows = this.#owned(groups, group);
    if (value !== null) rows[key] = value;
    else {
      delete rows[key];
      if (groupings[name] && Object.keys(rows).length === 0) delete groups[group];
    }
  }

  #owned(groups: Groups, group: string): Record<string, unknown> {
    const there = groups[group] ?? {};
    if (this.#own.has(there)) return there;
    const rows = copy(there);
    this.#own.add(rows);
    groups[group] = rows;
    return rows;
  }

  /** Keys of a topic's cards. */
  #keysOf(topic: string): readonly string[] {
    return Object.keys(this.#tables.cards[topic] ?? {});
  }
}

/** A lesson read since stays read, and a failed check failed: neither is what is taken back. */
function keepFacts(record: TopicRecord | null, now: TopicRecord | undefined): TopicRecord | null {
  if (now?.read === undefined && now?.wanted === undefined) return record;
  return {
    ...record,
    ...(now.read === undefined ? {} : { read: now.read }),
    ...(now.wanted === undefined ? {} : { wanted: now.wanted }),
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
