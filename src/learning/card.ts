import { dayOf } from './day.ts';
import type { Grade } from './event.ts';
import { type Memory, remember } from './memory.ts';
import type { Card, Stand } from './progress.ts';

/** What an answer says to memory. */
export interface Given {
  /** UTC ms, and local time minus UTC in minutes */
  readonly at: number;
  readonly tz: number;
  readonly grade: Grade;
  readonly digest: string;
  /** asked again at once, after a miss */
  readonly repeat?: true;
}

/** What is known of a question after an answer; `before` is null at the first one. */
export function cardAfter(before: Card | null, { at, tz, grade, digest, repeat }: Given): Card {
  const day = dayOf(at, tz);
  const base = before === null ? null : baseFor(before, day);
  const { stability, difficulty } = remember(base, base === null ? 0 : day - base.day, grade);
  const misses = before?.misses ?? 0;
  const was = before === null ? undefined : day > before.day ? standOf(base as Stand) : before.was;
  const ahead = before === null ? undefined : aheadAfter(before, day);
  return {
    stability,
    difficulty,
    at,
    day,
    grade,
    digest,
    reps: (before?.reps ?? 0) + 1,
    lapses: (before?.lapses ?? 0) + (before !== null && before.grade > 1 && grade === 1 ? 1 : 0),
    misses: repeat === true ? misses : grade === 1 ? misses + 1 : 0,
    ...(was === undefined ? {} : { was }),
    ...(ahead === undefined ? {} : { ahead }),
  };
}

/** Whoever travels west may come a day back by an honest clock. */
const TRAVEL = 1;

const isBack = (card: Card, day: number): boolean => day < card.day - TRAVEL;

/**
 * The memory that an answer on `day` builds on. A clock that goes back was ahead before, or is behind now; either way
 * no time has passed, and what the last answer took for years was none: it counts as given on this day. When the clock
 * comes to where it had been before it went back, it was behind in between, and what was known then counts.
 */
function baseFor(card: Card, day: number): Stand {
  const { was, ahead, grade } = card;
  if (isBack(card, day)) return { ...again(was, day, grade), day };
  return ahead !== undefined && day >= ahead.day
    ? { ...again(ahead, ahead.day, grade), day: ahead.day }
    : card;
}

const again = (stand: Stand | undefined, day: number, grade: Grade): Memory =>
  stand === undefined ? remember(null, 0, grade) : remember(stand, day - stand.day, grade);

/** The stand a clock went back from, until it comes there again. */
function aheadAfter(card: Card, day: number): Stand | undefined {
  const { ahead } = card;
  if (isBack(card, day)) return ahead ?? standOf(card);
  return ahead !== undefined && day < ahead.day ? ahead : undefined;
}

const standOf = ({ stability, difficulty, day }: Stand): Stand => ({ stability, difficulty, day });
