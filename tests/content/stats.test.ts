import { describe, expect, it } from 'vitest';
import { statsRows } from '../../src/content/check/format/stats.ts';
import { isNegative, isNegativeEmphasised } from '../../src/content/check/negative.ts';
import { evenChance } from '../../src/content/check/stats/chi-square.ts';
import { type Stats, statsOf } from '../../src/content/check/stats/stats.ts';
import { markdownTopic, read } from './support/sample.ts';

const statsIn = (quiz: string): Stats => {
  const { roadmap } = read({ '01-basics/http.md': markdownTopic(quiz) });
  if (roadmap === null) throw new Error('there is no roadmap');
  return statsOf(roadmap);
};

describe('the figures over a roadmap', () => {
  const stats = statsIn(`### Which method only reads? {#reads level=recall}

- [ ] PUT
- [x] \`OPTIONS\` or GET
  > Not a wrong one.
- [ ] POST
  > It makes something.
- [ ] None of these {pin}

> GET only reads, and so does OPTIONS.

### Which one does **not** write? {#writes level=apply}

- [x] GET
- [ ] PUT
- [ ] POST
- [ ] DELETE

### Which does not read? {#no-read}

- [x] PUT
- [ ] GET

### Which does not read? {#again}

- [x] PUT
- [ ] GET

### Which word asks? {#word}

Answer: \`GET\`
`);

  it('count kinds, levels and what is plain recall', () => {
    expect(stats.questions).toBe(5);
    expect(stats.kinds).toEqual({ one: 4, many: 0, order: 0, match: 0, type: 1, recall: 0 });
    expect(stats.levels).toEqual({ recall: 1, understand: 0, apply: 1, analyze: 0 });
    expect(stats.recall).toEqual({ count: 1, of: 2 });
  });

  it('look at the length and the place of the key where there are four answers', () => {
    expect(stats.longestKey).toEqual({ count: 1, of: 2 });
    expect(stats.positions.counts).toEqual([1, 1, 0, 0]);
    expect(stats.positions.p).toBeCloseTo(0.5724, 4);
  });

  it('count what authors are advised against, and what they are asked for', () => {
    expect(stats.sweeping).toEqual({ count: 1, of: 4 });
    expect(stats.negative).toEqual({ count: 3, of: 4 });
    expect(stats.emphasised).toEqual({ count: 1, of: 3 });
    expect(stats.duplicateStems).toEqual({ count: 1, of: 5 });
    expect(stats.explanations).toEqual({ count: 1, of: 5 });
    expect(stats.comments).toEqual({ count: 1, of: 7 });
  });

  it('are zero, and divide by nothing, where there is no question', () => {
    const none = statsIn('');
    expect(none.questions).toBe(0);
    expect(none.positions.p).toBe(1);
    expect(JSON.stringify(statsRows(none, 0))).not.toContain('NaN');
  });

  it('stand in a table with their shares', () => {
    const rows = new Map(statsRows(stats, 0));
    expect(rows.get('key longest')).toBe('1 of 2 (50.0 %)');
    expect(rows.get('key stands')).toBe('1 / 1 / 0 / 0, p = 0.572');
  });
});

describe('the chance that places were drawn by lot', () => {
  // chi-square tables: the statistic whose upper tail is 5 %, by degrees of freedom
  it.each([
    [1, 3.841],
    [2, 5.991],
    [3, 7.815],
    [4, 9.488],
  ])('is 5 %% at the tabled value for %i degrees of freedom', (freedom, statistic) => {
    // one count differs from the others: statistic = d² k / (e (k - 1)) for e each and d too many in the first
    const places = freedom + 1;
    const each = 1000;
    const more = Math.sqrt((statistic * each * freedom) / places);
    const counts = Array.from({ length: places }, (_, i) => (i === 0 ? each + more : each - more / freedom));
    expect(evenChance(counts)).toBeCloseTo(0.05, 4);
  });

  it('is 1 where all is even and near 0 where all stand in one place', () => {
    expect(evenChance([25, 25, 25, 25])).toBe(1);
    expect(evenChance([0, 0, 0, 0])).toBe(1);
    expect(evenChance([1000, 0, 0, 0])).toBeLessThan(1e-12);
  });
});

describe('a negative stem', () => {
  it.each([
    'Which of these does not write?',
    'All of these write except one. Which method would never write?',
    'Which can’t be undone?',
    'Which is **not** safe?',
  ])('is one: %s', (stem) => expect(isNegative(stem)).toBe(true));

  it.each([
    'Which command prints `not found`?',
    'Which code says that the page is not there?',
    'The server does not answer. What comes next?',
    'Why does the index not help?',
    'Is a note knotted?',
    'Which work is best kept as a branch, and not as a tag?',
    '"Do not call us." By what name is this known?',
  ])('is none: %s', (stem) => expect(isNegative(stem)).toBe(false));

  it('stands out in bold, in italics and in capitals', () => {
    expect(
      ['Which is **not** safe?', 'Which is *not* safe?', 'Which is NOT safe?'].map(isNegativeEmphasised),
    ).toEqual([true, true, true]);
    expect(isNegativeEmphasised('Which **method** is not safe?')).toBe(false);
  });
});
