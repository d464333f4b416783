import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Confidence } from '../../src/learning/event.ts';
import { answer, type Dated, writeJournal } from '../support/journal.ts';
import { freshFolder, json, repository, roadmap, type Setting } from '../support/program.ts';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 0, 5, 12);
const env = { ROADMAP_DIR: join(repository, 'tests/support/small') };
const questions = ['one', 'many', 'order', 'match', 'type', 'typed-word', 'recall'].map(
  (id) => `kinds/${id}`,
);

/** A learner with a busy half year behind them: each day's answers follow from its number, misses among them. */
function busy(): Setting {
  const home = freshFolder();
  const events: Dated[] = [];
  for (let day = 200; day >= 0; day--) {
    const many = day % 9 === 0 ? 0 : 1 + ((day * 7) % 5);
    for (let i = 0; i < many; i++) {
      const question = questions[(day + i) % questions.length] as string;
      const right = (day * 3 + i) % 8 !== 0;
      const words: readonly Confidence[] = right
        ? ['sure', 'sure', 'think', 'guess']
        : ['think', 'guess', 'guess', 'sure'];
      const sure = day < 30 ? words[(day + i) % 4] : undefined;
      events.push(answer(question, NOON - day * DAY + i * 60_000, right ? 3 : 1, sure ? { sure } : {}));
    }
  }
  writeJournal(home, 'small', events);
  return { home, env, now: NOON + 3_600_000 };
}

interface Counted {
  readonly answers: number;
}
interface Document extends Counted {
  readonly calendar: readonly Counted[];
  readonly retention: Counted & {
    readonly target: number;
    readonly months: readonly Counted[];
    readonly ages: readonly Counted[];
  };
  readonly forecast: readonly { readonly date: string; readonly due: number }[];
  readonly hardest: readonly { readonly lapses: number }[];
  readonly calibration: object;
}

describe('stats', () => {
  it.each([80, 40])('fit a screen of %d columns', async (width) => {
    const who = busy();
    const { code, out, err } = await roadmap(['stats'], { ...who, env: { ...env, COLUMNS: String(width) } });
    expect([code, err]).toEqual([0, '']);
    for (const line of out.split('\n')) expect(line.length).toBeLessThan(width);
    await expect(out).toMatchFileSnapshot(`screens/stats-${width}.txt`);
  });

  it('are drawn in ASCII where nothing else is shown, with every shade another character', async () => {
    const who = busy();
    const { out } = await roadmap(['stats'], { ...who, env: { ...env, LANG: 'C' } });
    expect(out).toMatch(/^[\x00-\x7f]*$/);
    await expect(out).toMatchFileSnapshot('screens/stats-ascii.txt');
  });

  it('are one JSON document that adds up', async () => {
    const stats = await json<Document>(['stats', '--json'], busy());
    expect(stats).toMatchObject({ roadmap: 'small', today: '2026-01-05', streak: 8, longestStreak: 8 });
    const sum = (parts: readonly Counted[]): number => parts.reduce((all, { answers }) => all + answers, 0);
    expect(sum(stats.calendar)).toBe(stats.answers);
    const { target, answers, months, ages } = stats.retention;
    expect([target, sum(months), sum(ages)]).toEqual([0.85, answers, answers]);
    expect(stats.forecast.reduce((all, { due }) => all + due, 0)).toBe(5);
    expect(
      stats.forecast.every(({ date, due }) => due > 0 && date >= '2026-01-05' && date < '2026-02-04'),
    ).toBe(true);
    expect(stats.hardest[0]?.lapses).toBeGreaterThan(0);
    expect(Object.keys(stats.calibration)).toEqual(['sure', 'think', 'guess']);
  });

  it('say so when there is nothing to count yet, and what to do', async () => {
    const { code, out } = await roadmap(['stats'], { env });
    expect([code, out]).toEqual([0, 'There are no answers yet. Begin with: roadmap next\n']);
    const empty = await json<Record<string, unknown>>(['stats', '--json'], { env });
    expect(empty).toMatchObject({ answers: 0, calendar: [], hardest: [], calibration: null });
    expect((empty.retention as { share: unknown }).share).toBeNull();
  });
});
