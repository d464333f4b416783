import type { QuestionKey, TopicId } from '../../src/content/model.ts';
import type { Outline } from '../../src/content/outline.ts';
import type { Event, Grade, NewEvent } from '../../src/learning/event.ts';
import { type Learner, makeLearner } from '../../src/learning/learner.ts';
import { emptyProgress, progressIn } from '../../src/learning/progress.ts';
import { fold } from '../../src/learning/replay.ts';

export const DAY = 86_400_000;
/** noon of a Monday, UTC */
export const NOON = Date.UTC(2026, 0, 5, 12);

/** Collects events with growing ids, at a clock one can set. */
export class History {
  readonly events: Event[] = [];
  at = NOON;
  tz = 0;
  reviews = 1000;

  add(event: NewEvent): Event {
    const id = String(this.events.length + 1).padStart(26, '0');
    const made = { v: 1, id, at: this.at, tz: this.tz, roadmap: 'sketch', ...event } as Event;
    this.events.push(made);
    return made;
  }

  answer(
    question: string,
    grade: Grade,
    more: {
      of?: number;
      digest?: string;
      session?: string;
      from?: string;
      misses?: readonly string[];
      repeat?: true;
      chosen?: readonly string[];
    } = {},
  ): Event {
    const { of = 2, digest = question.replace('/', ':'), session, from, misses, repeat, chosen = [] } = more;
    return this.add({
      kind: 'answered',
      question: question as QuestionKey,
      digest,
      grade,
      score: grade > 1 ? 1 : 0,
      chosen,
      took: 1000,
      of,
      ...(session === undefined ? {} : { session }),
      ...(from === undefined ? {} : { from: from as QuestionKey }),
      ...(misses === undefined ? {} : { misses }),
      ...(repeat === undefined ? {} : { repeat }),
    });
  }

  read(topic: string): Event {
    return this.add({ kind: 'read', topic: topic as TopicId });
  }

  mark(topic: string, as: 'done' | 'skipped'): Event {
    return this.add({ kind: 'marked', topic: topic as TopicId, as });
  }

  /** Answers every question of a topic rightly. */
  learn(outline: Outline, topic: string): void {
    const found = outline.topics.find((t) => t.id === topic);
    for (const question of found?.questions ?? [])
      this.answer(question.key, 3, { of: found?.questions.length ?? 0 });
  }

  /** The learner at the history's clock. */
  learner(outline: Outline): Learner {
    return makeLearner(
      outline,
      progressIn(fold(emptyProgress(), this.events), 'sketch'),
      { at: this.at, tz: this.tz },
      { retention: 0.9, reviews: this.reviews },
    );
  }
}
