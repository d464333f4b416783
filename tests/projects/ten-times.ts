import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, notPassed, projects, reference } from './support/run.ts';
import { stacks } from './support/stacks.ts';

const times = 10;
const atOnce = 5;

/** Two processes that want all they can get. */
const load: ChildProcess[] = [];
beforeAll(() => {
  for (let i = 0; i < 2; i++) load.push(spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
});
afterAll(() => {
  for (const one of load) one.kill('SIGKILL');
});

/** What did not pass in ten runs, each with its seed. */
async function tenTimes(id: string, command: string): Promise<string[]> {
  const left = Array.from({ length: times }, () => randomBytes(6).toString('hex'));
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let seed = left.pop(); seed !== undefined; seed = left.pop()) {
      const found = notPassed(await check(id, command, { seed }));
      // a remark about speed is no failure
      failed.push(
        ...found.filter((one) => !one.startsWith('n-plus-one')).map((one) => `seed ${seed}: ${one}`),
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return failed;
}

describe('ten runs of ten pass, on a machine that is busy', () => {
  for (const { id } of projects)
    it(id, async () => {
      expect(await tenTimes(id, reference(id))).toEqual([]);
    });
  for (const { language, isThere, command } of stacks)
    it.skipIf(!isThere)(`todo-api in ${language}`, async () => {
      expect(await tenTimes('todo-api', command())).toEqual([]);
    });
});
