import type { TopicRule } from './rule.ts';

const fewest = 8;

/** A topic with a quiz asks enough to tell whether it was understood. */
export const checkFewQuestions: TopicRule = ({ questions, title }, report) => {
  const count = questions.length;
  if (count === 0 || count >= fewest) return;
  report(
    'topic/few-questions',
    title,
    `This topic has ${count === 1 ? '1 question' : `${count} questions`}; ${fewest} tell more.`,
    'Ask each concept in another way.',
  );
};
