import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFound, walk } from '../../src/content/disk/files.ts';
import type { Stage, Topic } from '../../src/content/model.ts';
import { readRoadmap } from '../../src/content/read.ts';
import { repository } from '../support/program.ts';
import { readProofs, unclaimed } from './proof.ts';
import { hasProgram, type Service, service, stopAll } from './services.ts';

/** Runs every proof: `npm run proofs`. What is not installed is skipped, and said to be. */
const only = process.env.PROOF;
const proofs = readProofs().filter((proof) => only === undefined || proof.name.includes(only));
const allTopics = (stages: readonly Stage[]): Topic[] =>
  stages.flatMap((stage) => [...stage.topics, ...allTopics(stage.stages)]);

describe('what lessons and keys say is what programs print', () => {
  const topics = new Map<string, Topic>();

  beforeAll(() => {
    const folder = join(repository, 'roadmap');
    const { roadmap } = readRoadmap(readFound(folder, walk(folder)));
    for (const topic of allTopics(roadmap?.stages ?? [])) topics.set(topic.id, topic);
  });
  afterAll(stopAll);

  it('there are proofs', () => expect(proofs.length).toBeGreaterThan(0));

  it.for(proofs)('$name', { timeout: 60_000 }, async (proof, { skip }) => {
    const running: Service[] = [];
    for (const need of proof.needs) {
      const served = service(need);
      const found = served === null ? hasProgram(need) : await served;
      if (!found) skip(`${need} is not installed`);
      if (typeof found === 'object' && found !== null) running.push(found);
    }
    for (const each of running) each.clear();
    expect(unclaimed(proof, topics.get(proof.topic))).toBeNull();
    const folder = mkdtempSync(join(tmpdir(), 'proof-'));
    chmodSync(folder, 0o755);
    try {
      const path = [process.env.PATH, join(repository, 'node_modules/.bin'), '/usr/sbin', '/sbin'].join(
        delimiter,
      );
      const env = {
        HOME: folder,
        PATH: path,
        LC_ALL: 'C.UTF-8',
        TZ: 'UTC',
        TMPDIR: folder,
        ...Object.assign({}, ...running.map((each) => each.env)),
      };
      const ran = spawnSync('bash', ['-c', `set -euo pipefail\n${proof.run}`], {
        cwd: folder,
        env,
        encoding: 'utf8',
        timeout: 20_000,
      });
      expect({
        output: tidy(ran.stdout),
        status: ran.status,
        error: ran.status === 0 ? '' : ran.stderr.slice(0, 2000),
      }).toEqual({ output: tidy(proof.expect), status: 0, error: '' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
