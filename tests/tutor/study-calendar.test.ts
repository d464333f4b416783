import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { OutlineTopic } from '../../src/content/outline.ts';
import { dayDate } from '../../src/learning/day.ts';
import type { StudyDay } from '../../src/learning/schedule.ts';
import { isStudyCalendar, studyCalendar } from '../../src/tutor/study-calendar.ts';
import { studyEntries } from '../../src/tutor/study-entries.ts';
import { sketchOutline } from '../support/outline.ts';

const NOW = Date.UTC(2026, 0, 5, 12, 30);
const MONDAY = Date.UTC(2026, 0, 5) / 86_400_000;
const uid = (date: string): string => `${date}@test`;
const calendarOf = (plan: readonly StudyDay[], now = NOW): string =>
  studyCalendar('Sketch', studyEntries(plan, uid), now);
const [first, second] = sketchOutline({ a: {}, b: {} }).topics as [OutlineTopic, OutlineTopic];
const titled = (title: string): OutlineTopic => ({ ...first, title });

const day = (offset: number, more: Partial<StudyDay>): StudyDay => ({
  day: MONDAY + offset,
  topics: [],
  finished: [],
  reviews: 0,
  minutes: 30,
  ...more,
});
const days = [
  day(0, { topics: [first], finished: [first] }),
  day(2, { topics: [second], reviews: 12.4 }),
  day(3, { reviews: 1 }),
  day(4, {}),
];

/** The events as a calendar program sees them. */
function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}

describe('a calendar of study days', () => {
  it('is read by a calendar program: an all-day event a day, with what to do', () => {
    const events = eventsIn(calendarOf(days));
    expect(
      events.map(({ uid: id, startDate, endDate, duration, summary }) => [
        id,
        startDate.toString(),
        startDate.isDate,
        // to the next day, which is not part of it
        endDate.toString(),
        duration.toSeconds(),
        summary,
      ]),
    ).toEqual([
      ['2026-01-05@test', '2026-01-05', true, '2026-01-06', 86_400, 'A'],
      ['2026-01-07@test', '2026-01-07', true, '2026-01-08', 86_400, 'B + 12 reviews'],
      ['2026-01-08@test', '2026-01-08', true, '2026-01-09', 86_400, '1 review'],
    ]);
    expect(events.map(({ description }) => description)).toEqual([
      'Finish "A"\nAbout 30 minutes: roadmap next',
      'Review: about 12 answers\nWork on "B"\nAbout 30 minutes: roadmap next',
      'Review: about 1 answer\nAbout 30 minutes: roadmap next',
    ]);
  });

  it('has what RFC 5545 asks for: a product, a version, and a time of making in UTC', () => {
    const text = calendarOf(days);
    const calendar = new ICAL.Component(ICAL.parse(text));
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//roadmap//study plan//EN');
    const [event] = calendar.getAllSubcomponents('vevent');
    expect(String(event?.getFirstPropertyValue('dtstamp'))).toBe('2026-01-05T12:30:00Z');
    expect(event?.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });

  it('keeps an event’s identity when it is made anew', () => {
    const again = calendarOf(days, NOW + 86_400_000);
    const ids = (text: string): string[] => eventsIn(text).map((event) => event.uid);
    expect(ids(again)).toEqual(ids(calendarOf(days)));
    expect(again).not.toBe(calendarOf(days));
  });

  it('is known as ours, and nothing else is', () => {
    expect(isStudyCalendar(calendarOf(days))).toBe(true);
    expect(isStudyCalendar('BEGIN:VCALENDAR\r\nPRODID:-//roadmap//study planner//EN\r\n')).toBe(false);
    expect(isStudyCalendar('PRODID:-//roadmap//study plan//EN')).toBe(false);
    expect(isStudyCalendar('')).toBe(false);
  });

  it('names three topics and how many more', () => {
    const many = ['One', 'Two', 'Three', 'Four', 'Five'].map(titled);
    expect(eventsIn(calendarOf([day(0, { topics: many })]))[0]?.summary).toBe('One, Two, Three and 2 more');
  });

  it('carries any title through, on lines of at most 75 octets that end in CRLF', () => {
    const titles = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .filter((t) => !/[\p{Cc}\p{Cs}]/u.test(t));
    fc.assert(
      fc.property(titles, fc.constantFrom('', ',;\\"', '名前🎉', '\\n'), (title, more) => {
        const text = calendarOf([day(0, { topics: [titled(title + more)] })]);
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of text.slice(0, -2).split('\r\n')) {
          expect(line).not.toMatch(/[\r\n]/);
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        }
        expect(eventsIn(text)[0]?.summary).toBe(title + more);
      }),
    );
  });

  it('has its events on the days of the plan wherever it is written', () => {
    const home = process.env.TZ;
    for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC']) {
      process.env.TZ = zone;
      const dates = eventsIn(calendarOf(days)).map(({ startDate }) => startDate.toString());
      expect(dates).toEqual([0, 2, 3].map((offset) => dayDate(MONDAY + offset)));
    }
    if (home === undefined) delete process.env.TZ;
    else process.env.TZ = home;
  });
});
