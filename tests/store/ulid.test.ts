import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUlid, nextUlid } from '../../src/store/ulid.ts';
import { anyId } from './any-event.ts';

const time = fc.nat({ max: 2 ** 48 - 1 });

test('ids only grow, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(time, { minLength: 1, maxLength: 40 }), (clock) => {
      let last = '';
      for (const now of clock) {
        const next = nextUlid(now, last, randomBytes);
        expect(isUlid(next)).toBe(true);
        expect(next > last).toBe(true);
        last = next;
      }
    }),
  );
});

test('an id is greater than any other that has one after it', () => {
  fc.assert(
    fc.property(anyId, time, (last, now) => {
      const next = nextUlid(now, last, randomBytes);
      expect(isUlid(next)).toBe(true);
      if (last < '7ZZZZZZZZZZZZZZZ0000000000') expect(next > last).toBe(true);
    }),
  );
});

test('at the end of all ids an id still comes, and it is another one', () => {
  const last = `7${'Z'.repeat(25)}`;
  const next = nextUlid(1000, last, randomBytes);
  expect(isUlid(next)).toBe(true);
  expect(next).not.toBe(last);
});

test('begins with the time, as the specification spells it', () => {
  expect(nextUlid(1469918176385, '', (n) => new Uint8Array(n))).toBe('01ARYZ6S410000000000000000');
});

test('two terminals that follow the same id within a millisecond do not meet', () => {
  const last = nextUlid(1000, '', randomBytes);
  const ids = new Set(Array.from({ length: 2000 }, () => nextUlid(0, last, randomBytes)));
  expect(ids.size).toBe(2000);
});

test.each([Number.NaN, -5, Number.POSITIVE_INFINITY])('a clock that says %d still gives an id', (now) => {
  expect(isUlid(nextUlid(now, '', randomBytes))).toBe(true);
});
