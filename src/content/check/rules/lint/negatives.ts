import type { WholeRule } from './rule.ts';

const fewest = 20;
const most = 0.05;

/** At most one question in twenty asks for what is not so. */
export const checkNegatives: WholeRule = (asked, reports) => {
  const choosing = asked.filter(({ isChoosing }) => isChoosing);
  const negative = choosing.filter(({ isNegative }) => isNegative).length;
  if (choosing.length < fewest || negative <= most * choosing.length) return;
  reports.roadmap(
    'roadmap/negatives',
    `${negative} of ${choosing.length} questions to choose from ask for what is not so.`,
    'Turn some of them round: ask for what is right, and why.',
  );
};
