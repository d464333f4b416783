import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/learning/day.ts';
import { freshFolder, json, repository, roadmap } from '../support/program.ts';

const small = join(repository, 'tests/support/small');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

/** Local time minus UTC in a zone, in minutes, as the system's own table has it. */
function offsetIn(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return (at) => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name) ?? [];
    return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}

/** The nights of 2026 in which clocks change; Lord Howe's by half an hour, Santiago's at midnight. */
const nights = [
  ['Europe/Berlin', Date.UTC(2026, 2, 29, 1), 60],
  ['Europe/Berlin', Date.UTC(2026, 9, 25, 1), -60],
  ['America/New_York', Date.UTC(2026, 2, 8, 7), 60],
  ['America/New_York', Date.UTC(2026, 10, 1, 6), -60],
  ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15), -30],
  ['Australia/Lord_Howe', Date.UTC(2026, 9, 3, 15, 30), 30],
  ['America/Santiago', Date.UTC(2026, 3, 5, 3), -60],
  ['America/Santiago', Date.UTC(2026, 8, 6, 4), 60],
] as const;

const commands = [
  ['next'],
  ['next', '--json'],
  ['status'],
  ['status', '--json'],
  ['list'],
  ['list', '--json'],
  ['show', 'kinds'],
  ['stats'],
  ['stats', '--json'],
  ['config', 'list'],
  ['plan', '--by', '+1m'],
  ['plan', '--by', '+1m', '--json'],
  ['review', '--json'],
  ['quiz', 'kinds', '--json'],
  ['doctor'],
  ['export', '-'],
]; // prettier-ignore

interface Clock {
  readonly home: string;
  readonly now: number;
  readonly timezone?: (at: number) => number;
}

/** What a command says at that clock; anything but a number, a date or a sentence is a fault. */
async function expectSense(clock: Clock): Promise<void> {
  for (const argv of commands) {
    const { code, out, err } = await roadmap(argv, { ...clock, env: { ROADMAP_DIR: small } });
    expect([0, 1], `${argv.join(' ')}: ${err}`).toContain(code);
    expect(out + err, argv.join(' ')).not.toMatch(
      /\bNaN\b|Infinity|undefined|Invalid|wrong with roadmap itself|RangeError/,
    );
  }
}

const answer = async (key: string, text: string, clock: Clock): Promise<number> =>
  (await roadmap(['answer', key, text], { ...clock, env: { ROADMAP_DIR: small } })).code;

interface Upcoming {
  readonly forecast: readonly { readonly date: string; readonly due: number }[];
}
/** Days from today until the only answered question is due. */
async function daysUntilDue(clock: Clock): Promise<number> {
  const { forecast } = await json<Upcoming>(['stats', '--json'], { ...clock, env: { ROADMAP_DIR: small } });
  const today = dayOf(clock.now, clock.timezone?.(clock.now) ?? 0);
  expect(forecast).toHaveLength(1);
  return Date.parse(forecast[0]?.date as string) / DAY - today;
}

describe.each(nights)('the night in %s at %d', (zone, change, by) => {
  const timezone = offsetIn(zone);

  it('is one in which the clock changes', () =>
    expect(timezone(change) - timezone(change - MINUTE)).toBe(by));

  it('lies in days of 23 to 25 hours, one after the other', () => {
    const begins: number[] = [];
    let last = dayOf(change - 2 * DAY, timezone(change - 2 * DAY));
    for (let at = change - 2 * DAY; at <= change + 2 * DAY; at += MINUTE) {
      const day = dayOf(at, timezone(at));
      expect([0, 1]).toContain(day - last);
      if (day > last) begins.push(at);
      last = day;
    }
    expect(begins).toHaveLength(4);
    const lengths = begins.slice(1).map((begin, i) => (begin - (begins[i] as number)) / HOUR);
    expect(lengths.filter((hours) => hours !== 24)).toEqual([24 - by / 60]);
  });

  it('moves what is due by no more than a day, whenever one answers, and all commands make sense', async () => {
    for (const hours of [-30, -5, -1, 0, 1, 5, 20]) {
      const [home, there] = [freshFolder(), freshFolder()];
      const now = change + hours * HOUR;
      expect(await answer('kinds/type', 'GET', { home, now, timezone })).toBe(0);
      expect(await answer('kinds/type', 'GET', { home: there, now })).toBe(0);
      const later = now + 20 * HOUR;
      const [here, plain] = [
        await daysUntilDue({ home, now: later, timezone }),
        await daysUntilDue({ home: there, now: later }),
      ];
      expect(Math.abs(here - plain)).toBeLessThanOrEqual(1);
      if (hours === 0) await expectSense({ home, now: later, timezone });
    }
  });
});

describe.each([
  ['a year back', -YEAR],
  ['a day back', -DAY],
  ['seventy years forward', 70 * YEAR],
  ['two hundred years forward', 200 * YEAR],
])('a clock that went %s', (_, by) => {
  const now = Date.UTC(2026, 0, 5, 12);

  it('is met with sense by every command, and forgotten with the next answer', async () => {
    const home = freshFolder();
    await answer('kinds/type', 'GET', { home, now });
    await expectSense({ home, now: now + by });
    await answer('kinds/type', 'GET', { home, now: now + by });
    await expectSense({ home, now: now + by });
    // the clock is right again
    const tomorrow = { home, now: now + DAY };
    await expectSense(tomorrow);
    expect(await daysUntilDue(tomorrow)).toBeLessThanOrEqual(4);
    await answer('kinds/type', 'GET', tomorrow);
    const due = await daysUntilDue(tomorrow);
    expect(due).toBeGreaterThanOrEqual(1);
    expect(due).toBeLessThanOrEqual(30);
  });
});

describe.each([
  ['29 February', Date.UTC(2028, 1, 29, 12), '2028-02-29'],
  ['the last evening of a leap year', Date.UTC(2028, 11, 31, 23, 59), '2028-12-31'],
  ['28 February of 2100, which has no 29th', Date.UTC(2100, 1, 28, 12), '2100-02-28'],
  ['the first day there is', 5 * HOUR, '1970-01-01'],
])('%s', (_, now, date) => {
  it('is a day like any other', async () => {
    const home = freshFolder();
    await answer('kinds/type', 'GET', { home, now });
    await expectSense({ home, now });
    const { today } = await json<{ today: string }>(['stats', '--json'], {
      home,
      now,
      env: { ROADMAP_DIR: small },
    });
    expect(today).toBe(date);
    const due = await daysUntilDue({ home, now });
    expect(due).toBeGreaterThanOrEqual(1);
    expect(await daysUntilDue({ home, now: now + DAY })).toBe(due - 1);
    await expectSense({ home, now: now + 366 * DAY });
  });
});
