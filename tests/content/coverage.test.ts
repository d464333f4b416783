import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFound, walk } from '../../src/content/disk/files.ts';
import type { Stage, Topic } from '../../src/content/model.ts';
import { readRoadmap } from '../../src/content/read.ts';
import { repository } from '../support/program.ts';

const folder = join(repository, 'roadmap');
const allTopics = (stages: readonly Stage[]): Topic[] =>
  stages.flatMap((stage) => [...stage.topics, ...allTopics(stage.stages)]);
const topics = allTopics(readRoadmap(readFound(folder, walk(folder))).roadmap?.stages ?? []);
const byId = new Map<string, Topic>(topics.map((topic) => [topic.id, topic]));
const coverage = parse(readFileSync(join(import.meta.dirname, 'coverage.yaml'), 'utf8')) as Record<
  string,
  string[]
>;

describe('the shipped roadmap', () => {
  it.each(Object.entries(coverage))('teaches "%s" and asks about it', (_item, ids) => {
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) expect([id, (byId.get(id)?.questions.length ?? 0) >= 8]).toEqual([id, true]);
  });

  it.each(topics)(
    '$id: enough questions, each with its reason, every concept asked, several kinds',
    (topic) => {
      expect(topic.questions.length).toBeGreaterThanOrEqual(8);
      expect(topic.questions.filter((question) => question.explanation === null || question.derived)).toEqual(
        [],
      );
      expect(
        topic.concepts.filter((concept) => !topic.questions.some((question) => question.concept === concept)),
      ).toEqual([]);
      expect(new Set(topic.questions.map((question) => question.kind)).size).toBeGreaterThanOrEqual(3);
      expect(topic.resources.length).toBeGreaterThanOrEqual(1);
      expect(topic.resources.filter(({ url }) => !url.startsWith('https://'))).toEqual([]);
      const silent = topic.questions.flatMap((question) =>
        question.kind === 'one' || question.kind === 'many'
          ? question.answers.filter((answer) => !answer.correct && answer.why === null)
          : [],
      );
      expect(silent).toEqual([]);
    },
  );

  it('uses every kind of question', () => {
    expect(
      [...new Set(topics.flatMap((topic) => topic.questions.map((question) => question.kind)))].sort(),
    ).toEqual(['many', 'match', 'one', 'order', 'recall', 'type']);
  });
});
