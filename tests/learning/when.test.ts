import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayDate, weekdayOf } from '../../src/learning/day.ts';
import { parseDay, parseWeekdays } from '../../src/learning/when.ts';

/** 2026-01-31, a Saturday */
const TODAY = Date.UTC(2026, 0, 31) / 86_400_000;
const dateOf = (text: string): string | null => {
  const day = parseDay(text, TODAY);
  return day === null ? null : dayDate(day);
};

describe('a date', () => {
  it.each([
    ['2027-03-01', '2027-03-01'],
    ['2028-02-29', '2028-02-29'],
    ['+0d', '2026-01-31'],
    ['+90d', '2026-05-01'],
    ['+12w', '2026-04-25'],
    ['+12 W', '2026-04-25'],
    ['+1m', '2026-02-28'],
    ['+25m', '2028-02-29'],
    ['+12m', '2027-01-31'],
    [' 2027-03-01 ', '2027-03-01'],
  ])('%s is %s', (text, date) => expect(dateOf(text)).toBe(date));

  it.each([
    '',
    'soon',
    '2027-02-30',
    '2027-2-3',
    '01.03.2027',
    '2027-13-01',
    '+w',
    '+-3d',
    '3w',
    '+3y',
    '+99999d',
  ])('%j is none', (text) => expect(dateOf(text)).toBeNull());

  it('of any day reads back as that day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (day) => {
        expect(parseDay(dayDate(day), TODAY)).toBe(day);
      }),
    );
  });
});

describe('weekdays', () => {
  it.each([
    ['daily', [0, 1, 2, 3, 4, 5, 6]],
    ['mon-fri', [0, 1, 2, 3, 4]],
    ['mon,wed,sat', [0, 2, 5]],
    ['Monday, FRI', [0, 4]],
    ['fri-mon', [0, 4, 5, 6]],
    ['mon-wed,sat', [0, 1, 2, 5]],
    ['sun', [6]],
    ['tue-tue', [1]],
  ])('of %s are %j', (text, days) =>
    expect([...(parseWeekdays(text) ?? [])].sort((a, b) => a - b)).toEqual(days),
  );

  it.each(['', 'mon-', '-fri', 'mo', 'mon-fri-sun', 'mon,,tue', 'weekdays', 'every day'])(
    'of %j are none',
    (text) => expect(parseWeekdays(text)).toBeNull(),
  );

  it('of a day follow the calendar', () => {
    expect(weekdayOf(TODAY)).toBe(5);
    expect(weekdayOf(0)).toBe(3);
    expect(weekdayOf(-4)).toBe(6);
  });
});
