import type { Share, Stats } from '../stats/stats.ts';

/** The figures as rows of a table: what was counted, and how many. `waived`: findings with a lint-ok. */
export function statsRows(stats: Stats, waived: number): (readonly [string, string])[] {
  const named = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  const { counts, p } = stats.positions;
  return [
    ['questions', String(stats.questions)],
    ['kinds', named(stats.kinds)],
    ['levels', named(stats.levels)],
    ['plain recall', part(stats.recall)],
    ['key longest', part(stats.longestKey)],
    ['key stands', `${counts.join(' / ')}, p = ${p.toFixed(3)}`],
    ['all, none, both', part(stats.sweeping)],
    ['negative stems', part(stats.negative)],
    ['emphasised', part(stats.emphasised)],
    ['duplicate stems', part(stats.duplicateStems)],
    ['explanations', part(stats.explanations)],
    ['comments', part(stats.comments)],
    ['meant so (lint-ok)', String(waived)],
  ];
}

const part = ({ count, of }: Share): string =>
  of === 0 ? '0 of 0' : `${count} of ${of} (${((100 * count) / of).toFixed(1)} %)`;
