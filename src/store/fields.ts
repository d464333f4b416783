import { type Event, MOST_REGRADED } from '../learning/event.ts';
import { isUlid } from './ulid.ts';

type Test = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Test>>;
type Kind = Event['kind'];

const LAST_DATE = 8.64e15;
const LONGEST_OFFSET = 24 * 60;

const number =
  (from: number, to: number): Test =>
  (value) =>
    typeof value === 'number' && value >= from && value <= to;
const whole =
  (from: number, to: number): Test =>
  (value) =>
    Number.isInteger(value) && number(from, to)(value);
const text: Test = (value) => typeof value === 'string' && value !== '';
const string: Test = (value) => typeof value === 'string';
const strings: Test = (value) => Array.isArray(value) && value.every(string);
const ulid: Test = (value) => typeof value === 'string' && isUlid(value);
const yes: Test = (value) => value === true;
const flag: Test = (value) => typeof value === 'boolean';
const answersOnRecord: Test = (value) =>
  Array.isArray(value) &&
  value.length <= MOST_REGRADED &&
  value.every(
    (one) =>
      Array.isArray(one) &&
      one.length === 3 &&
      whole(0, LAST_DATE)(one[0]) &&
      number(-LONGEST_OFFSET, LONGEST_OFFSET)(one[1]) &&
      whole(1, 4)(one[2]),
  );
const oneOf =
  (...words: readonly string[]): Test =>
  (value) =>
    words.some((word) => word === value);

/** Of every event, whatever happened. */
const BASE: Fields = {
  id: ulid,
  at: whole(0, LAST_DATE),
  tz: number(-LONGEST_OFFSET, LONGEST_OFFSET),
  roadmap: string,
  kind: text,
};

const REQUIRED: Readonly<Record<Kind, Fields>> = {
  answered: {
    question: text,
    digest: string,
    grade: whole(1, 4),
    score: number(0, 1),
    chosen: strings,
    took: number(0, Number.MAX_SAFE_INTEGER),
    of: whole(0, Number.MAX_SAFE_INTEGER),
  },
  read: { topic: text },
  marked: { topic: text, as: oneOf('done', 'skipped') },
  reset: { topic: text },
  began: { request: string, size: whole(0, Number.MAX_SAFE_INTEGER) },
  ended: { session: text },
  'project-checked': { project: text, passed: strings, failed: strings, topics: strings },
  probed: {
    request: string,
    question: text,
    digest: string,
    correct: flag,
    guess: number(0, 1),
    chosen: strings,
  },
  placed: { request: string },
  credited: { topics: strings },
  regraded: { question: text, digest: string, answers: answersOnRecord },
  undone: { target: text },
};

const OPTIONAL: Readonly<Partial<Record<Kind, Fields>>> = {
  answered: {
    session: text,
    hinted: yes,
    repeat: yes,
    from: text,
    sure: oneOf('sure', 'think', 'guess'),
    misses: strings,
  },
  regraded: { from: text },
  reset: { also: strings },
};

const isKind = (kind: unknown): kind is Kind => typeof kind === 'string' && Object.hasOwn(REQUIRED, kind);

/**
 * What a parsed line of version 1 is: an event every field of which has been looked at, an event of a kind only
 * a later release knows, or the name of the first field that cannot be right.
 */
export function recognise(
  value: Readonly<Record<string, unknown>>,
): { readonly event: Event } | { readonly unknown: string } | { readonly wrong: string } {
  const fault = firstWrong(value, BASE);
  if (fault !== null) return { wrong: fault };
  const { kind } = value;
  if (!isKind(kind)) return { unknown: String(value.id) };
  const wrong = firstWrong(value, REQUIRED[kind]) ?? firstWrong(value, OPTIONAL[kind] ?? {}, true);
  return wrong === null ? { event: value as unknown as Event } : { wrong };
}

function firstWrong(
  value: Readonly<Record<string, unknown>>,
  fields: Fields,
  optional = false,
): string | null {
  // not through Object.entries: a list made for each of a hundred thousand lines is felt
  for (const name in fields) {
    if (!Object.hasOwn(value, name)) {
      if (optional) continue;
      return name;
    }
    if (!(fields[name] as Test)(value[name])) return name;
  }
  return null;
}
