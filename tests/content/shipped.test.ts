import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { statsOf } from '../../src/content/check/stats/stats.ts';
import { checkFolder } from '../../src/content/disk/checker.ts';
import type { Roadmap, Stage } from '../../src/content/model.ts';
import { repository } from '../support/program.ts';
import { placesOf } from './support/sample.ts';

const folder = join(repository, 'roadmap');
const { roadmap, diagnostics, waived } = checkFolder(folder);
const topicsOf = (stages: readonly Stage[]): string[] =>
  stages.flatMap((stage) => [...stage.topics.map(({ id }) => id as string), ...topicsOf(stage.stages)]);

describe('the questions of the shipped roadmap', () => {
  const stats = statsOf(roadmap as Roadmap);
  const part = ({ count, of }: { count: number; of: number }): number => count / of;

  it('earn neither error nor warning, and few findings are meant so', () => {
    expect(placesOf(diagnostics)).toEqual([]);
    expect(waived.length).toBeLessThan(20);
  });

  it('have their key as the longest of four answers no more often than chance has it', () =>
    expect(part(stats.longestKey)).toBeLessThanOrEqual(0.27));

  it('have their keys at all four places alike', () =>
    expect(stats.positions.p).toBeGreaterThanOrEqual(0.05));

  it('ask in the positive, and emphasise the few negatives', () => {
    expect(part(stats.negative)).toBeLessThanOrEqual(0.02);
    expect(stats.emphasised.count).toBe(stats.emphasised.of);
  });

  it('repeat no stem, and name neither all nor none of the answers', () => {
    expect(stats.duplicateStems.count).toBe(0);
    expect(stats.sweeping.count).toBe(0);
  });

  it('give a reason for every key and every wrong answer', () => {
    expect(stats.explanations.count).toBe(stats.questions);
    expect(stats.comments.count).toBe(stats.comments.of);
    expect(stats.questions).toBeGreaterThan(1040);
  });
});

describe('roadmap/REVIEW.md', () => {
  it('has a line for every topic, and for nothing else', () => {
    const lines = [
      ...readFileSync(join(folder, 'REVIEW.md'), 'utf8').matchAll(/^- \*\*([a-z0-9-]+)\*\*: \S/gm),
    ];
    const topics = topicsOf(roadmap?.stages ?? []);
    expect(topics.length).toBe(130);
    expect(lines.map(([, id]) => id)).toEqual(topics.sort());
  });
});
