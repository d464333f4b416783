import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayDate, dayOf, dayStart, weekdayOf } from '../../src/learning/day.ts';

const utc = (hour: number, minute: number): number => Date.UTC(2026, 0, 5, hour, minute);
const FIFTH = Date.UTC(2026, 0, 5) / 86_400_000;

describe('a learner’s day', () => {
  it.each([
    ['four in the morning, UTC', utc(4, 0), 0, FIFTH],
    ['a minute before', utc(3, 59), 0, FIFTH - 1],
    ['three UTC an hour east', utc(3, 0), 60, FIFTH],
    ['a minute before that', utc(2, 59), 60, FIFTH - 1],
    ['nine UTC five hours west', utc(9, 0), -300, FIFTH],
    ['a minute before that', utc(8, 59), -300, FIFTH - 1],
    ['half past ten the evening before, in India', utc(22, 30) - 86_400_000, 330, FIFTH],
  ])('begins at four in the morning, by the clock where one is: %s', (_when, at, tz, day) =>
    expect(dayOf(at, tz)).toBe(day),
  );

  it('begins where it is said to begin', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -40_000, max: 40_000 }),
        fc.integer({ min: -12 * 60, max: 14 * 60 }),
        (day, tz) => {
          expect(dayOf(dayStart(day, tz), tz)).toBe(day);
          expect(dayOf(dayStart(day, tz) - 1, tz)).toBe(day - 1);
        },
      ),
    ));

  it('has a date and a day of the week', () => {
    expect(dayDate(FIFTH)).toBe('2026-01-05');
    expect([weekdayOf(FIFTH), weekdayOf(FIFTH + 6), weekdayOf(-4), weekdayOf(0)]).toEqual([0, 6, 6, 3]);
  });
});
