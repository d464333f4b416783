import { describe, expect, test } from 'vitest';
import type { NewEvent } from '../../src/learning/event.ts';
import { NotSaved } from '../../src/store/not-saved.ts';
import { entryOf, pieces } from '../../src/store/stamp.ts';
import { answer } from './sandbox.ts';

const stamp = { id: '01JJXA2V00000000000000000A', at: 1, tz: 60, roadmap: 'backend' };

describe('an event that is to be written', () => {
  test.each([
    ['a topic without a name', { kind: 'read', topic: '' }, /its "topic" is not what it may be/],
    ['a kind there is not', { kind: 'dreamt' }, /its "unknown" is not what it may be/],
  ])('is refused when it could not be read back: %s', (_, event, message) => {
    expect(() => entryOf(event as unknown as NewEvent, stamp)).toThrow(NotSaved);
    expect(() => entryOf(event as unknown as NewEvent, stamp)).toThrow(message);
  });

  test.each([
    ['no number', Number.NaN, 0],
    ['before all time', -5, 0],
    ['after all time', Number.POSITIVE_INFINITY, 8.64e15],
    ['with a fraction', 1.5, 1],
  ])('has its time brought into range: %s', (_, at, wanted) => {
    expect(entryOf(answer(1), { ...stamp, at }).event.at).toBe(wanted);
  });

  test.each([
    [
      { took: Number.NaN, of: -1, score: 7 },
      { took: 0, of: 0, score: 1 },
    ],
    [
      { took: -3, of: 2.5, score: -1 },
      { took: 0, of: 2, score: 0 },
    ],
  ])('has its numbers brought into range: %j', (more, wanted) => {
    expect(entryOf(answer(1, more), stamp).event).toMatchObject(wanted);
  });
});

describe('a session that begins', () => {
  test('has a whole size', () => {
    const began = (size: number): unknown => entryOf({ kind: 'began', request: 'all', size }, stamp).event;
    expect(began(2.7)).toMatchObject({ size: 2 });
    expect(began(-1)).toMatchObject({ size: 0 });
    expect(entryOf({ kind: 'read', topic: 'http' as never }, stamp).event).not.toHaveProperty('size');
  });
});

describe('an event of many names', () => {
  const names = (count: number, length: number): never[] =>
    Array.from({ length: count }, (_, i) => String(i).padStart(length, 'x') as never);
  const reset = (also: readonly never[]): NewEvent => ({ kind: 'reset', topic: 'http' as never, also });
  const credited = (topics: readonly never[]): NewEvent => ({ kind: 'credited', topics });

  test.each([
    ['a reset', reset, 'also'],
    ['a credit', credited, 'topics'],
  ] as const)(
    'is as many lines as it takes, none of them too long, and names each once: %s',
    (_, make, key) => {
      // a name with its quotes and comma takes 100 bytes: thirty of them fit a line
      for (const [count, lines] of [
        [0, 1],
        [1, 1],
        [30, 1],
        [31, 2],
        [60, 2],
        [61, 3],
      ] as const) {
        const wanted = names(count, 97);
        const made = pieces(make(wanted));
        expect([count, made.length]).toEqual([count, lines]);
        expect(made.flatMap((one) => (one as unknown as Record<string, unknown>)[key])).toEqual(wanted);
        for (const one of made) {
          expect(one.kind).toBe(make([]).kind);
          expect(Buffer.byteLength(entryOf(one, stamp).line)).toBeLessThan(4096);
        }
      }
      // one that no line is long enough for stands alone
      expect(pieces(make(names(2, 3_500)))).toHaveLength(2);
    },
  );

  test('is one where it names none', () => {
    const events: NewEvent[] = [answer(1), { kind: 'reset', topic: 'http' as never }];
    for (const event of events) expect(pieces(event)).toEqual([event]);
  });
});
