import { checkCodeFences } from './code-fences.ts';
import type { TopicRule } from './rule.ts';
import { checkWording } from './wording.ts';

/** Looks at the texts of a topic as they are written: its lesson, and each question as a whole. */
export const checkTexts: TopicRule = ({ source, lesson, questions }, report) => {
  if (lesson !== null) {
    checkWording(lesson, source, report);
    checkCodeFences(lesson, source, false, report);
  }
  for (const { whole } of questions) {
    checkWording(whole, source, report);
    checkCodeFences(whole, source, true, report);
  }
};
