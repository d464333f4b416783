import { describe, it } from 'vitest';
import { prompts } from './prompts.ts';
import { leave, waysOut } from './ways-out.ts';

describe.each(Object.entries(prompts))('%s', (_, prompt) => {
  it.each(waysOut)('%s', { retry: 1 }, async (way) => {
    await leave(prompt, way);
  });
});
