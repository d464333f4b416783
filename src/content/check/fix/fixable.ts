import type { Code } from '../codes.ts';

/** Codes that `check --fix` can repair without changing what is meant. */
const fixable: ReadonlySet<Code> = new Set<Code>([
  'question/no-id',
  'question/bad-box',
  'question/unsorted-numbers',
  'stage/duplicate-topic',
  'topic/duplicate-prerequisite',
  'lint-ok/unused',
  'since/renamed-topic',
  'since/renamed-question',
  'since/moved-question',
]);

export const isFixable = (code: Code): boolean => fixable.has(code);
