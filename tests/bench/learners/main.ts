// How the scheduler fares with learners whose memory is not what it believes; described in docs/learning.md.
import { join } from 'node:path';
import { openShipped } from '../../../src/content/disk/index.ts';
import type { Outline, OutlineTopic } from '../../../src/content/outline.ts';
import type { Event } from '../../../src/learning/event.ts';
import { guessChance } from '../../../src/learning/guess.ts';
import { makeLearner } from '../../../src/learning/learner.ts';
import { decideNext } from '../../../src/learning/next.ts';
import { emptyProgress, progressIn } from '../../../src/learning/progress.ts';
import { fold } from '../../../src/learning/replay.ts';
import { SETTINGS } from '../../../src/store/setting-table.ts';
import { ANSWER, personFrom } from './person.ts';
import { ladder, never, ours, type Scheduler } from './schedulers.ts';
import { type Course, DAYS, type Outcome, simulate } from './simulate.ts';

const learners = Number(process.argv[2] ?? 1000);
const seconds = Number(process.argv[3] ?? ANSWER);
const [retention, reviews] = [SETTINGS.retention.default, SETTINGS.reviews.default];
const content = openShipped(join(process.cwd(), 'dist', 'roadmap.index'));
const topics = inOrder(content.outline);
const course: Course = {
  topics,
  guess: topics.flatMap((topic) => {
    const body = content.body(topic.id);
    return topic.questions.map(({ id }) => {
      const question = body.questions.find((one) => one.id === id);
      if (question === undefined) throw new Error(`no text for ${topic.id}/${id}`);
      // what learners grade themselves they do not guess
      return guessChance(question) ?? 0;
    });
  }),
};

/** The topics as `decideNext` offers them to somebody who learns each at once. */
function inOrder(outline: Outline): OutlineTopic[] {
  const order: OutlineTopic[] = [];
  const events: Event[] = [];
  const roadmap = outline.id as string;
  for (;;) {
    const progress = progressIn(fold(emptyProgress(), events), roadmap);
    const { topic } = decideNext(makeLearner(outline, progress, { at: 0, tz: 0 }, { retention, reviews }));
    if (topic === null) return order;
    order.push(topic);
    const id = String(order.length).padStart(26, '0');
    events.push({ v: 1, id, at: 0, tz: 0, roadmap, kind: 'marked', topic: topic.id, as: 'done' });
  }
}

const policies: readonly (readonly [string, () => Scheduler])[] = [
  ['roadmap', () => ours(topics, { retention, reviews })],
  ['roadmap, recall 0.8', () => ours(topics, { retention: 0.8, reviews })],
  ['roadmap, 30 a day', () => ours(topics, { retention, reviews: 30 })],
  ['no reviews', never],
  ['1-3-7-21 days', () => ladder(course.guess.length)],
];

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const quantile = (numbers: readonly number[], part: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(part * (numbers.length - 1))] as number;
const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
const perMinute = ({ recalled, minutes }: Outcome): number => (recalled * course.guess.length) / minutes;

function row(name: string, outcomes: readonly Outcome[]): string[] {
  const days = quantile(
    outcomes.map(({ learned }) => learned ?? Number.POSITIVE_INFINITY),
    0.5,
  );
  const done = outcomes.filter(({ learned }) => learned !== null).length / outcomes.length;
  return [
    name,
    percent(mean(outcomes.map(({ met }) => met))),
    `${Number.isFinite(days) ? `day ${days}` : `after ${DAYS}`} (${Math.round(done * 100)} % done)`,
    percent(mean(outcomes.map(({ recalled }) => recalled))),
    String(
      quantile(
        outcomes.flatMap(({ reviews }) => reviews),
        0.95,
      ),
    ),
    String(Math.round(mean(outcomes.map(({ minutes }) => minutes)))),
    mean(outcomes.map(perMinute)).toFixed(4),
  ];
}

/** How much more one remembers per minute than the other, person by person, with the 95 % interval of the mean. */
function against(one: readonly Outcome[], other: readonly Outcome[]): { text: string; isBetter: boolean } {
  const gains = one.map((outcome, i) => perMinute(outcome) / perMinute(other[i] as Outcome) - 1);
  const middle = mean(gains);
  const error = Math.sqrt(mean(gains.map((gain) => (gain - middle) ** 2)) / gains.length);
  const signed = (part: number): string => `${part < 0 ? '' : '+'}${percent(part)}`;
  return {
    text: `${signed(middle)} (${signed(middle - 1.96 * error)} to ${signed(middle + 1.96 * error)})`,
    isBetter: middle - 1.96 * error > 0,
  };
}

const results = policies.map(([name, make]) => {
  const outcomes = Array.from({ length: learners }, (_, i) =>
    simulate(personFrom(i + 1, seconds), course, make(), i + 1),
  );
  return { name, outcomes };
});
const head = [
  'scheduler',
  'met',
  'all learned',
  'known at the end',
  'answers/day, 95th',
  'minutes',
  'per minute',
];
const lines = [head, ...results.map(({ name, outcomes }) => row(name, outcomes))];
const widths = head.map((_, i) => Math.max(...lines.map((line) => (line[i] as string).length)));
const drawn = (line: readonly string[]): string =>
  `| ${line.map((cell, i) => cell.padEnd(widths[i] as number)).join(' | ')} |`;
console.log(
  `${learners} learners, ${DAYS} days, ${topics.length} topics, ${course.guess.length} questions, ${seconds} s an answer`,
);
console.log(drawn(head));
console.log(`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`);
for (const line of lines.slice(1)) console.log(drawn(line));
const [product, , , ...others] = results as [(typeof results)[number], ...typeof results];
for (const { name, outcomes } of others) {
  const { text, isBetter } = against(product.outcomes, outcomes);
  console.log(`known per minute, ${product.name} against ${name}: ${text}`);
  if (!isBetter) process.exitCode = 1;
}
