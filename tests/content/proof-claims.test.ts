import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFound, walk } from '../../src/content/disk/files.ts';
import type { Stage, Topic } from '../../src/content/model.ts';
import { readRoadmap } from '../../src/content/read.ts';
import { readProofs, unclaimed } from '../proofs/proof.ts';
import { repository } from '../support/program.ts';

const folder = join(repository, 'roadmap');
const allTopics = (stages: readonly Stage[]): Topic[] =>
  stages.flatMap((stage) => [...stage.topics, ...allTopics(stage.stages)]);
const topics = new Map(
  allTopics(readRoadmap(readFound(folder, walk(folder))).roadmap?.stages ?? []).map((t) => [t.id, t]),
);

describe('a proof (run by `npm run proofs`)', () => {
  it.each(readProofs())('$name speaks of what its topic says', (proof) => {
    expect(unclaimed(proof, topics.get(proof.topic as Topic['id']))).toBeNull();
  });
});
