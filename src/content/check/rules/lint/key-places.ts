import { evenChance } from '../../stats/chi-square.ts';
import type { TopicRule, WholeRule } from './rule.ts';

const longestRun = 4;
/** Pearson's approximation wants an expected count of five or more at each of four places. */
const fewest = 20;
const leastChance = 0.01;

/** Four keys in a row do not stand at one place. */
export const checkSamePlace: TopicRule = ({ questions }, report) => {
  let run = 0;
  let before = -1;
  for (const { question, stem } of questions) {
    if (question.kind !== 'one' || question.answers.length < 3) continue;
    const place = question.answers.findIndex(({ correct }) => correct);
    run = place === before ? run + 1 : 1;
    before = place;
    if (run !== longestRun) continue;
    report(
      'topic/same-place',
      stem,
      `This is the fourth question in a row whose right answer stands at place ${place + 1}.`,
      'Move it to another place.',
    );
    run = 0;
  }
};

/** Over the roadmap keys stand evenly at all places. */
export const checkKeyPlaces: WholeRule = (asked, reports) => {
  const four = asked.flatMap((one) => one.four ?? []);
  const counts = [0, 1, 2, 3].map((at) => four.filter(({ place }) => place === at).length);
  if (four.length < fewest || evenChance(counts) >= leastChance) return;
  reports.roadmap(
    'roadmap/key-places',
    `Of ${four.length} right answers ${counts.join(', ')} stand at the first, second, third and fourth place.`,
    'Draw the place of each key by lot.',
  );
};
