import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answer, type Dated, writeJournal } from '../support/journal.ts';
import { longRoadmap } from '../support/long-roadmap.ts';
import { roadmapOf } from '../support/person.ts';
import { freshFolder, json, repository, roadmap } from '../support/program.ts';

const NOON = Date.UTC(2026, 0, 5, 12);
const DAY = 86_400_000;
const long = { ROADMAP_DIR: longRoadmap() };
const small = { ROADMAP_DIR: join(repository, 'tests/support/small') };
const plan = (argv: string, setting: object = {}) => roadmap(['plan', ...argv.split(' ')], setting);

interface PlanJson {
  readonly feasible: boolean;
  readonly ends: string | null;
  readonly needs: number | null;
  readonly from: string;
  readonly days: readonly string[];
  readonly left: { readonly topics: number; readonly minutes: number };
  readonly pace: { readonly answerSeconds: number; readonly answers: number };
  readonly cuts: readonly { readonly id: string; readonly ends: string | null }[];
  readonly weeks: readonly {
    readonly from: string;
    readonly topics: readonly string[];
    readonly minutes: number;
    readonly reviews: number;
  }[];
  readonly ics: string | null;
}
const document = (argv: string, setting: object = {}) =>
  json<PlanJson>(['plan', ...argv.split(' '), '--json'], setting);

describe('plan', () => {
  it.each([80, 40])('fits a screen of %d columns', async (width) => {
    const { code, out, err } = await plan('--by +12w --days mon-fri', {
      env: { ...long, COLUMNS: String(width) },
    });
    expect([code, err]).toEqual([0, '']);
    for (const line of out.split('\n')) expect(line.length).toBeLessThan(width);
    await expect(out).toMatchFileSnapshot(`screens/plan-${width}.txt`);
  });

  it('is written in ASCII where nothing else is shown', async () => {
    const { out } = await plan('--by +99w', { env: { ...long, LANG: 'C' } });
    expect(out).toMatch(/^[\x00-\x7f]*$/);
    expect(out).toContain('Yes: with 30 minutes a day everything is learned by 2026-');
  });

  it('says the same as JSON, with every topic of every week', async () => {
    const yes = await document('--by 2026-06-01 --minutes 30', { env: long });
    expect(yes).toMatchObject({ feasible: true, from: '2026-01-05', cuts: [], ics: null });
    expect(yes.days).toEqual(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
    expect(yes.needs).toBeLessThanOrEqual(30);
    expect(new Set(yes.weeks.flatMap(({ topics }) => topics)).size).toBe(yes.left.topics);
    for (const { minutes } of yes.weeks) expect(minutes).toBeLessThanOrEqual(7 * 30);
    const no = await document('--by 2026-06-01 --minutes 10', { env: long });
    expect(no.feasible).toBe(false);
    expect(no.cuts.at(-1)?.ends?.localeCompare('2026-06-01')).toBeLessThanOrEqual(0);
    expect(no.cuts.slice(0, 6).map(({ id }) => id)).toEqual([
      ...['fourth-15', 'third-15', 'second-15', 'first-15'],
      ...['fourth-14', 'fourth-13'],
    ]);
  });

  it('as JSON has no end where it would take more than 20 years', async () => {
    const never = await document('--by +1w --minutes 1 --days sun', { env: long });
    expect(never).toMatchObject({ feasible: false, ends: null, needs: null });
    expect(never.cuts[0]).toMatchObject({ id: 'fourth-15', ends: null });
  });

  it('studies on the days named', async () => {
    const { days, weeks } = await document('--by +12w --days mon,wed,sat', { env: small });
    expect(days).toEqual(['mon', 'wed', 'sat']);
    expect(weeks[0]?.from).toBe('2026-01-05');
  });

  it('goes by the learner’s own pace, and by what was learned already', async () => {
    const home = freshFolder();
    const events: Dated[] = [];
    for (let i = 0; i < 60; i++)
      events.push(answer(`first-1/q${1 + (i % 8)}`, NOON - 9 * DAY + i * 60_000, 3, { of: 8, took: 90_000 }));
    const done = { kind: 'marked', topic: 'second-1' as never, as: 'done', at: NOON - DAY } as const;
    writeJournal(home, 'long', [...events, done]);
    const slow = await document('--by +52w', { home, env: long });
    const fresh = await document('--by +52w', { env: long });
    expect(slow.pace).toMatchObject({ answerSeconds: 75, answers: 60 });
    expect(slow.left.topics).toBe(fresh.left.topics - 2);
    expect(slow.left.minutes).toBeGreaterThan(fresh.left.minutes);
  });

  it('says so when nothing is left, and writes no calendar then', async () => {
    const home = freshFolder();
    const cwd = freshFolder('work');
    await roadmap(['done', 'all'], { home, env: small });
    const { code, out, err } = await plan('--by +1w --ics plan.ics', { home, env: small, cwd });
    expect([code, out]).toEqual([
      0,
      'A small roadmap\nThere is nothing left to learn.\n\nReviews keep it in memory: roadmap next\n',
    ]);
    expect(err).toContain('no calendar was written');
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each([
    [
      '--by +1w --minutes 1 --days sun',
      /No: with 1 minute on Sun it would take more than 20 years\.\n\nOn these days no number of minutes would do\.\nOr leave out 60 topics, in this order:\n• fourth-15 .* no end\n/,
    ],
    [
      '--by +1d --days sun',
      /Leaving out topics is not enough; these would go first:\n(?:•.*\n){10}and 50 more, up to first-1 \(ends 2026-01-11\); --json names all\.\n/,
    ],
    [
      '--by +99w --minutes 3',
      /It would take 4 minutes instead of 3\.\nOr leave out 15 topics, in this order:\n/,
    ],
    ['--by +99w --minutes 5', /\n2026-06-29 +[^\n]*\n… \d+ weeks more\n(?:20\d\d-\d\d-\d\d [^\n]*\n){4}$/],
  ])('with %s says what would help, and keeps long tables short', async (argv, said) => {
    const { code, out } = await plan(argv, { env: { ...long, COLUMNS: '100' } });
    expect([code, out]).toEqual([0, expect.stringMatching(said)]);
  });

  it.each([
    ['--by 2026-01-05 --minutes 5', 'Yes: with 5 minutes a day everything is learned by 2026-01-05.\n'],
    ['--by 2026-01-05 --minutes 6', 'learned by 2026-01-05. 5 minutes would be enough.\n'],
    [
      '--by 2026-01-06 --minutes 5',
      'learned by 2026-01-05, 1 day before 2026-01-06. 3 minutes would be enough.\n',
    ],
  ])('with %s says what room there is', async (argv, said) => {
    const folder = roadmapOf({ words: '## Quiz\n\n### Which? {#q}\n\n- [x] A\n- [ ] B\n' });
    const { code, out } = await plan(argv, { env: { ROADMAP_DIR: folder } });
    expect([code, out.replace(/\n(?=\S)/g, ' ')]).toEqual([0, expect.stringContaining(said)]);
  });

  it('of topics that require each other takes what comes first in the roadmap first', async () => {
    const folder = freshFolder('circle');
    mkdirSync(join(folder, '01-a'));
    writeFileSync(join(folder, 'roadmap.yaml'), 'format: 1\nid: circle\ntitle: Circle\n');
    writeFileSync(
      join(folder, '01-a/stage.yaml'),
      'title: A\ntopics: [one, two, three, four, five, six, seven]\n',
    );
    const circle = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
    for (const [i, id] of circle.entries()) {
      const needs = circle.at(i - 1);
      writeFileSync(
        join(folder, `01-a/${id}.md`),
        `---\ntitle: ${id}\nsummary: S\nminutes: 5\nprerequisites: [${needs}]\n---\nText.\n`,
      );
    }
    const { out } = await plan('--by +1w', { env: { ROADMAP_DIR: folder } });
    expect(out).toContain('7 topics left');
    expect(out).toContain('Yes: with 30 minutes a day everything is learned by');
    expect(out).not.toContain('can never be learned');
  });

  it.each([
    ['--by soon', '"soon" is no date.'],
    ['--by 2027-02-30', '"2027-02-30" is no date.'],
    ['--by 2026-01-04', '2026-01-04 is over: today is 2026-01-05.'],
    ['--by 2099-01-01', 'more than 20 years away'],
    ['--by +12w --days someday', '"someday" names no days of the week.'],
    ['--by +12w --minutes 0', 'whole number from 1'],
    ['--by +12w --minutes 1441', 'It must be a whole number from 1 to 1,440.'],
    ['--minutes 10', "'--by <date>' not specified"],
  ])('with %s exits 2 and says what would work', async (argv, said) => {
    const { code, out, err } = await plan(argv, { env: small });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(err.trimEnd().split('\n')).toHaveLength(2);
  });

  it('shows what was typed escaped', async () => {
    const { err } = await roadmap(['plan', '--by', '\x1b[31mred'], { env: small });
    expect(err).not.toContain('\x1b');
  });
});

describe('plan --ics', () => {
  it('writes a calendar and names it', async () => {
    const cwd = freshFolder('work');
    const { code, out } = await plan('--by +12w --ics plan.ics', { env: small, cwd });
    expect(code).toBe(0);
    expect(out).toContain(join(cwd, 'plan.ics'));
    expect(readFileSync(join(cwd, 'plan.ics'), 'utf8')).toMatch(
      /^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/,
    );
    expect((await document('--by +12w --ics plan.ics', { env: small, cwd })).ics).toBe(join(cwd, 'plan.ics'));
    expect(readdirSync(cwd)).toEqual(['plan.ics']);
  });

  it('writes it to standard output for -, and nothing else', async () => {
    const folder = freshFolder();
    const plan = (...more: string[]) =>
      roadmap(['plan', '--by', '+12w', '--ics', '-', ...more], { cwd: folder });
    const { code, out, err } = await plan();
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
    expect(existsSync(join(folder, '-'))).toBe(false);
    expect(await plan('--json')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Leave one'),
    });
  });

  it('replaces a calendar of its own, and no other file unless told to', async () => {
    const cwd = freshFolder('work');
    const file = join(cwd, 'plan.ics');
    await plan('--by +12w --ics plan.ics', { env: small, cwd });
    const first = readFileSync(file, 'utf8');
    expect((await plan('--by +12w --ics plan.ics', { env: small, cwd, now: NOON + DAY })).code).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toBe(first);
    for (const precious of ['notes', '', 'BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n']) {
      writeFileSync(file, precious);
      const { code, out, err } = await plan('--by +12w --ics plan.ics', { env: small, cwd });
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain('is there already and is not a calendar written by roadmap plan');
      expect(err).toContain('--force');
      expect(readFileSync(file, 'utf8')).toBe(precious);
    }
    expect((await plan('--by +12w --ics plan.ics --force', { env: small, cwd })).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('BEGIN:VEVENT');
    expect(readdirSync(cwd)).toEqual(['plan.ics']);
  });

  it('says why where it cannot write, and leaves nothing behind', async () => {
    const cwd = freshFolder('work');
    mkdirSync(join(cwd, 'folder'));
    symlinkSync('nowhere', join(cwd, 'link'));
    for (const [name, why] of [
      ['folder', 'a folder stands there'],
      ['link', 'a link to nowhere stands there'],
      ['missing/plan.ics', 'was not written'],
      ['/dev/null', 'what stands there is no file'],
    ]) {
      const { code, out, err } = await plan(`--by +12w --force --ics ${name}`, { env: small, cwd });
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain(why);
    }
    expect(readdirSync(cwd).sort()).toEqual(['folder', 'link']);
    expect(existsSync('/dev/null')).toBe(true);
  });
});
