import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFound, walk } from '../../src/content/disk/files.ts';
import type { Stage, Topic } from '../../src/content/model.ts';
import { readRoadmap } from '../../src/content/read.ts';
import { repository } from '../support/program.ts';

const folder = join(repository, 'roadmap');
const allTopics = (stages: readonly Stage[]): Topic[] =>
  stages.flatMap((stage) => [...stage.topics, ...allTopics(stage.stages)]);
const topics = allTopics(readRoadmap(readFound(folder, walk(folder))).roadmap?.stages ?? []);

const missesOf = (topic: Topic) =>
  topic.questions.flatMap((question) =>
    question.kind === 'one' || question.kind === 'many'
      ? question.answers.flatMap(({ misses }) => (misses === null ? [] : [{ question, misses }]))
      : [],
  );

describe('a wrong answer of the shipped roadmap that shows a gap', () => {
  it.each(topics)('$id: names a concept that another question asks about', (topic) => {
    const nowhereAsked = missesOf(topic).filter(
      ({ question, misses }) =>
        !topic.questions.some((other) => other !== question && other.concept === misses),
    );
    expect(nowhereAsked.map(({ question, misses }) => `${question.id}: ${misses}`)).toEqual([]);
  });

  it('is no rarity', () => expect(topics.flatMap(missesOf).length).toBeGreaterThanOrEqual(150));
});
