import type { Event, NewEvent } from '../learning/event.ts';
import { decode, EVENT_VERSION, encode } from './codec.ts';
import { NotSaved } from './not-saved.ts';
import type { Entry } from './scan.ts';

/** What the store adds to an event. */
export interface Stamp {
  readonly id: string;
  readonly at: number;
  readonly tz: number;
  readonly roadmap: string;
}

/** Room for the keys of one reset, in bytes, within a line. */
const ROOM = 3000;

/**
 * The line an event gets, and the event as that line will be read.
 * @throws NotSaved for what could not be read back: writing it would only look like saving it
 */
export function entryOf(event: NewEvent, stamp: Stamp): Entry & { readonly event: Event } {
  const line = encode(stamped(event, stamp));
  const decoded = decode(line);
  if (decoded.type === 'event') return { id: stamp.id, line, event: decoded.event };
  const why = decoded.type === 'bad' ? decoded.reason : decoded.type;
  throw new NotSaved(`this cannot be recorded, its "${why}" is not what it may be.`, {
    hint: 'This is a fault in roadmap: please report it.',
  });
}

/** A whole event. Numbers a clock or a bug made impossible are brought into range: an answer is never refused for them. */
function stamped(event: NewEvent, { id, at, tz, roadmap }: Stamp): Event {
  const base = {
    v: EVENT_VERSION,
    id,
    at: whole(at, 8.64e15),
    tz: within(tz, -1440, 1440),
    roadmap,
  } as const;
  if (event.kind === 'answered') {
    const { took, of, score } = event;
    return {
      ...base,
      ...event,
      took: Math.round(within(took, 0, Number.MAX_SAFE_INTEGER)),
      of: whole(of, Number.MAX_SAFE_INTEGER),
      score: within(score, 0, 1),
    };
  }
  if (event.kind === 'began') return { ...base, ...event, size: whole(event.size, Number.MAX_SAFE_INTEGER) };
  return { ...base, ...event };
}

const within = (value: number, from: number, to: number): number =>
  Number.isNaN(value) ? Math.max(0, from) : Math.min(Math.max(from, value), to);
const whole = (value: number, to: number): number => Math.trunc(within(value, 0, to));

/** The same event in as many pieces as fit a line each: a reset or a credit can name more than one line holds. */
export function pieces(event: NewEvent): readonly NewEvent[] {
  if (event.kind === 'reset' && event.also !== undefined)
    return groups(event.also).map((also) => ({ ...event, also }));
  if (event.kind === 'credited') return groups(event.topics).map((topics) => ({ ...event, topics }));
  return [event];
}

function groups<T extends string>(names: readonly T[]): T[][] {
  const found: T[][] = [[]];
  let used = 0;
  for (const name of names) {
    const size = Buffer.byteLength(JSON.stringify(name)) + 1;
    if (used > 0 && used + size > ROOM) {
      found.push([]);
      used = 0;
    }
    found.at(-1)?.push(name);
    used += size;
  }
  return found;
}
