import * as fc from 'fast-check';
import type { Event } from '../../src/learning/event.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const anyId = fc
  .tuple(
    fc.constantFrom(...'01234567'),
    fc.array(fc.constantFrom(...DIGITS), { minLength: 25, maxLength: 25 }),
  )
  .map(([first, rest]) => first + rest.join(''));

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const count = fc.nat({ max: 1_000_000 });
const base = {
  v: fc.constant(1),
  id: anyId,
  at: fc.nat({ max: 4e12 }),
  tz: fc.integer({ min: -840, max: 840 }),
  roadmap: text,
};
const answered = fc.record(
  {
    ...base,
    kind: fc.constant('answered'),
    question: text,
    digest: text,
    grade: fc.constantFrom(1, 2, 3, 4),
    score: fc.double({ min: 0, max: 1, noNaN: true }).map((score) => score + 0),
    chosen: fc.array(text, { maxLength: 6 }),
    took: count,
    of: count,
    session: anyId,
    hinted: fc.constant(true),
    repeat: fc.constant(true),
    from: text,
    sure: fc.constantFrom('sure', 'think', 'guess'),
    misses: fc.array(text, { minLength: 1, maxLength: 3 }),
  },
  {
    requiredKeys: [
      'v',
      'id',
      'at',
      'tz',
      'roadmap',
      'kind',
      'question',
      'digest',
      'grade',
      'score',
      'chosen',
      'took',
      'of',
    ],
  },
);

/** Any event that may stand in a journal. */
export const anyEvent = fc.oneof(
  answered,
  fc.record({ ...base, kind: fc.constant('read'), topic: text }),
  fc.record({ ...base, kind: fc.constant('marked'), topic: text, as: fc.constantFrom('done', 'skipped') }),
  fc.record({ ...base, kind: fc.constant('reset'), topic: text, also: fc.array(text, { maxLength: 4 }) }),
  fc.record({ ...base, kind: fc.constant('began'), request: text, size: count }),
  fc.record({ ...base, kind: fc.constant('ended'), session: anyId }),
  fc.record({
    ...base,
    kind: fc.constant('project-checked'),
    project: text,
    passed: fc.array(text, { maxLength: 5 }),
    failed: fc.array(text, { maxLength: 5 }),
    topics: fc.array(text, { maxLength: 3 }),
  }),
  fc.record({
    ...base,
    kind: fc.constant('probed'),
    request: text,
    question: text,
    digest: text,
    correct: fc.boolean(),
    guess: fc.double({ min: 0, max: 1, noNaN: true }).map((chance) => chance + 0),
    chosen: fc.array(text, { maxLength: 6 }),
  }),
  fc.record({ ...base, kind: fc.constant('placed'), request: text }),
  fc.record({ ...base, kind: fc.constant('credited'), topics: fc.array(text, { maxLength: 6 }) }),
  fc.record({
    ...base,
    kind: fc.constant('regraded'),
    question: text,
    digest: text,
    answers: fc.array(
      fc.tuple(fc.nat({ max: 4e12 }), fc.integer({ min: -840, max: 840 }), fc.constantFrom(1, 2, 3, 4)),
      { maxLength: 20 },
    ),
  }),
  fc.record({ ...base, kind: fc.constant('undone'), target: anyId }),
) as unknown as fc.Arbitrary<Event>;
