import type { TopicRule } from './rule.ts';

const fewest = 4;
const most = 0.5;

/** At most half of a topic asks for plain recall. */
export const checkRecallHeavy: TopicRule = ({ questions, title }, report) => {
  const rated = questions.map(({ question }) => question).filter(({ level }) => level !== null);
  const recall = rated.filter(({ level }) => level === 'recall').length;
  if (rated.length < fewest || recall <= most * rated.length) return;
  report(
    'topic/recall-heavy',
    title,
    `${recall} of ${rated.length} questions ask for plain recall.`,
    'Ask for a reason or give a case: level=understand, apply or analyze.',
  );
};
