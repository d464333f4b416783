import type { CodeInfo } from './code-info.ts';
import { lintFaultCodes } from './codes/lint-faults.ts';
import { lintQuestionCodes } from './codes/lint-questions.ts';
import { lintTextCodes } from './codes/lint-texts.ts';
import { lintTopicCodes } from './codes/lint-topics.ts';

/**
 * Findings about how well a roadmap teaches: nothing of it breaks without them, and an author may waive each with
 * `lint-ok: <code> <reason>`.
 */
export const lintCodes = {
  ...lintFaultCodes,
  ...lintQuestionCodes,
  ...lintTopicCodes,
  ...lintTextCodes,
} as const satisfies Record<string, CodeInfo>;
