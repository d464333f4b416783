import { describe, expect, it } from 'vitest';
import { check, notPassed } from './support/run.ts';
import { stacks } from './support/stacks.ts';

describe('the to-do list API in another language', () => {
  for (const { language, isThere, command } of stacks)
    it.skipIf(!isThere)(`${language} passes every check`, { timeout: 180_000 }, async () => {
      expect(notPassed(await check('todo-api', command()))).toEqual([]);
    });
});
