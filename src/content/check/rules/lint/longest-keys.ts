import { isFourChoice, isKeyLongest } from './choices.ts';
import type { TopicRule, WholeRule } from './rule.ts';

/** With fewer questions chance alone goes beyond the limits. */
const fewestInTopic = 4;
const fewestInRoadmap = 20;
const mostInTopic = 0.5;
const mostInRoadmap = 0.3;

/** In a topic the key is the longest answer in half of the four-answer questions at most. */
export const checkLongestKeysInTopic: TopicRule = (topic, report) => {
  const four = topic.questions.map(({ question }) => question).filter(isFourChoice);
  const longest = four.filter(isKeyLongest).length;
  const of = four.length;
  if (of < fewestInTopic || longest <= mostInTopic * of) return;
  report(
    'topic/longest-keys',
    topic.title,
    `In ${longest} of ${of} questions with four answers the right one is the longest.`,
    'Shorten keys, or give wrong answers as much detail.',
  );
};

/** In the roadmap it is so in three of ten at most. */
export const checkLongestKeys: WholeRule = (asked, reports) => {
  const four = asked.flatMap((one) => one.four ?? []);
  const longest = four.filter(({ isLongest }) => isLongest).length;
  const of = four.length;
  if (of < fewestInRoadmap || longest <= mostInRoadmap * of) return;
  reports.roadmap(
    'roadmap/longest-keys',
    `In ${longest} of ${of} questions with four answers the right one is the longest.`,
    'Shorten keys, or give wrong answers as much detail.',
  );
};
