import type { Event, Regraded } from './event.ts';
import { MOST_REGRADED } from './event.ts';
import { cardIn, type Progress, progressIn } from './progress.ts';

/** What events that are taken in together say of one another, whatever their order. */
export interface Batch {
  /** whether a later one of them takes this event back */
  isUndone(event: Event): boolean;
  /** when answers were given, UTC ms; null where no key was corrected and nobody asks */
  readonly times: ReadonlySet<number> | null;
}

export function lookOver(events: readonly Event[]): Batch {
  const undone = new Map<string, string>();
  for (const event of events) if (event.kind === 'undone') undone.set(event.target, event.id);
  const times = events.some(({ kind }) => kind === 'regraded')
    ? new Set(events.flatMap((event) => (event.kind === 'answered' ? [event.at] : [])))
    : null;
  return { isUndone: ({ id }) => (undone.get(id) ?? '') > id, times };
}

/**
 * Whether events, all later than what is known, can be taken in on top of it. What takes back something from before the
 * acts that are remembered, or from before another act, which done again would come after what was read since, or a key
 * that was corrected without knowing all answers, cannot: only all events from the first one tell what they add up to then.
 */
export function follows(progress: Progress, events: readonly Event[]): boolean {
  if (progress.last === '') return true;
  const corrections = events.filter((event) => event.kind === 'regraded');
  if (!corrections.every((event) => knowsAll(event, progress, events))) return false;
  const targets = events.flatMap((event) => (event.kind === 'undone' ? [event] : []));
  if (targets.length === 0) return true;
  if (corrections.length > 0) return false;
  const ids = new Set(events.map(({ id }) => id));
  const { isUndone } = lookOver(events);
  return targets.every(({ id, roadmap, target }) => {
    const { acts } = progressIn(progress, roadmap);
    const at = acts.findIndex(({ event }) => event.id === target);
    if (at < 0) return ids.has(target);
    const known = acts.slice(at + 1).flatMap(({ event, undone }) => (undone ? [] : event));
    const fresh = events.filter((event) => event.roadmap === roadmap && event.id < id && isAct(event));
    return acts[at]?.event.kind !== 'regraded' && [...known, ...fresh].every(isUndone);
  });
}

/** Whether an event is one that can be taken back. */
const isAct = ({ kind }: Event): boolean =>
  ['answered', 'marked', 'reset', 'credited', 'regraded'].includes(kind);

/**
 * Whether the answers that a correction names are those that what is known was learned from: as many, up to the same last
 * one. Who misses one of them and counts another that was taken back meanwhile is not told apart; a replay would be right.
 */
function knowsAll(correction: Regraded, progress: Progress, events: readonly Event[]): boolean {
  const { question, from, roadmap, answers } = correction;
  const known = progressIn(progress, roadmap);
  const cards = [question, from].flatMap((key) => (key === undefined ? [] : (cardIn(known, key) ?? [])));
  const [card, other] = cards;
  return (
    card !== undefined &&
    other === undefined &&
    answers.length === Math.min(card.reps, MOST_REGRADED) &&
    answers.at(-1)?.[0] === card.at &&
    events.every((event) => event === correction || !concerns(event, correction))
  );
}

function concerns(event: Event, { question, from }: Regraded): boolean {
  if (event.kind === 'reset') return true;
  if (event.kind !== 'answered' && event.kind !== 'regraded') return false;
  return [event.question, event.from].some((key) => key !== undefined && (key === question || key === from));
}
