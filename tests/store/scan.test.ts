import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/learning/event.ts';
import { encode } from '../../src/store/codec.ts';
import { scan } from '../../src/store/scan.ts';
import { union } from '../../src/store/union.ts';
import { anyEvent } from './any-event.ts';

const journal = (events: readonly Event[]): string => events.map((event) => `${encode(event)}\n`).join('');
const entriesOf = (events: readonly Event[]) => scan(Buffer.from(journal(events))).entries;
const noise = fc
  .uint8Array({ minLength: 1, maxLength: 60 })
  .map((bytes) => bytes.filter((byte) => byte !== 10));

describe('reading a journal', () => {
  test('never throws, whatever the bytes, and every offset lies within them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const { used, sound, entries } = scan(Buffer.from(bytes));
        expect(used).toBeLessThanOrEqual(bytes.length);
        expect([sound, entries]).toEqual([null, []]);
      }),
    );
  });

  test('finds every event between lines of noise', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyEvent, noise), { maxLength: 12 }), (lines) => {
        const bytes = lines.map((line) => (line instanceof Uint8Array ? line : Buffer.from(encode(line))));
        const found = scan(Buffer.concat(bytes.flatMap((line) => [line, Buffer.from('\n')])));
        const events = lines.filter((line) => !(line instanceof Uint8Array));
        expect(found.entries.map((entry) => entry.event)).toEqual(events);
      }),
    );
  });

  test('cut off anywhere gives every event whose line is whole, and goes on from there', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 8 }), fc.nat(), (events, at) => {
        const bytes = Buffer.from(journal(events));
        const cut = bytes.length === 0 ? 0 : at % (bytes.length + 1);
        const first = scan(bytes.subarray(0, cut));
        const rest = scan(bytes.subarray(first.used));
        expect([...first.entries, ...rest.entries].map((entry) => entry.event)).toEqual(events);
        expect([...first.bad, ...rest.bad]).toEqual([]);
      }),
    );
  });
});

describe('merging journals', () => {
  const some = fc.array(anyEvent, { maxLength: 8 }).map(entriesOf);

  test('is a union: commutative, associative and idempotent, also where ids clash', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, extra) => {
        // The same ids with other words: what a damaged synchroniser might leave.
        const c = extra.map((entry, n) => ({ ...entry, id: a[n]?.id ?? entry.id }));
        expect(union([...a, ...b])).toEqual(union([...b, ...a]));
        expect(union([...union([...a, ...b]), ...c])).toEqual(union([...a, ...union([...b, ...c])]));
        expect(union([...a, ...a])).toEqual(union(a));
      }),
    );
  });

  test('of two lines under one id keeps the lesser, in whichever order they are met', () => {
    const lines = ['c', 'a', 'b'].map((line) => ({ id: '1', line }));
    expect(union([...lines, { id: '0', line: 'z' }])).toEqual([
      { id: '0', line: 'z' },
      { id: '1', line: 'a' },
    ]);
    expect(union(lines.toReversed())).toEqual([{ id: '1', line: 'a' }]);
  });
});
