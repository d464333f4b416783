import { shownPath } from '../content/entry.ts';
import type { OutlineTopic } from '../content/outline.ts';
import { dayDate } from '../learning/day.ts';
import type { Learner } from '../learning/learner.ts';
import type { Pace } from '../learning/pace.ts';
import type { Plan, PlanWish } from '../learning/plan.ts';
import { type PlanWeek, planWeeks } from '../learning/schedule.ts';
import { WEEKDAYS } from '../learning/when.ts';
import { proseWidth, type Screen } from '../terminal/screen.ts';
import { columns } from '../terminal/table.ts';
import type { Theme } from '../terminal/theme.ts';
import { wrap } from '../terminal/width.ts';
import { count } from './words.ts';

export interface PlanSight {
  readonly plan: Plan;
  readonly pace: Pace;
  readonly wish: PlanWish;
  readonly learner: Learner;
  /** calendar that was written, or null */
  readonly ics: string | null;
  readonly theme: Theme;
  readonly screen: Screen;
  /** a sentence with commands as they are to be typed */
  named(sentence: string): string;
}

/** A plan as a text: what is left, whether it can be done, what would help, and its weeks. */
export function planView(sight: PlanSight): string {
  const { plan, learner, ics, theme } = sight;
  const width = proseWidth(sight.screen) - 1;
  const say = (text: string, hang = ''): string => wrap(theme.text(sight.named(text)), width, { hang });
  const verdict = verdictOf(sight);
  const parts = [
    `${theme.title(say(learner.outline.title))}\n${say(leftOf(sight))}`,
    (plan.isFeasible ? theme.good : theme.warn)(say(verdict)),
    ...(plan.isFeasible ? [] : [helpOf(sight, width, say)]),
    ...(plan.days.length === 0 || plan.works.length === 0 ? [] : [weeksView(sight, width)]),
    ...(ics === null ? [] : [say(`The study days are in ${shownPath(ics)}, for your calendar to read.`)]),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function leftOf({ plan: { works }, pace }: PlanSight): string {
  if (works.length === 0) return 'There is nothing left to learn.';
  const seconds = works.reduce((sum, work) => sum + work.seconds, 0);
  const measured =
    pace.answers === 0
      ? 'by their authors’ estimate, as nothing of yours is measured yet'
      : `at your pace, measured on ${count(pace.answers, 'answer')} (${Math.round(pace.answer)} s in quizzes, ${Math.round(pace.review)} s in reviews) and ${count(pace.lessons, 'lesson')}`;
  return `${count(works.length, 'topic')} left, about ${hours(seconds)} without reviews, ${measured}.`;
}

const hours = (seconds: number): string =>
  seconds < 5400 ? count(Math.round(seconds / 60), 'minute') : `${Math.round(seconds / 3600)} hours`;

function verdictOf({ plan, wish }: PlanSight): string {
  const { ends, isFeasible, works, stuck, needs } = plan;
  const by = dayDate(wish.by);
  const way = `with ${count(wish.minutes, 'minute')} ${daysOf(wish.weekdays)}`;
  if (works.length === 0 && stuck.length === 0) return 'Reviews keep it in memory: roadmap next';
  if (stuck.length > 0)
    return `No: ${names(stuck)} can never be learned, as they wait for each other. See: roadmap check`;
  if (ends === null) return `No: ${way} it would take more than 20 years.`;
  if (!isFeasible)
    return `No: ${way} everything is learned by ${dayDate(ends)}, ${count(ends - wish.by, 'day')} after ${by}.`;
  const spare = wish.by - ends;
  const early = spare === 0 ? '' : `, ${count(spare, 'day')} before ${by}`;
  const less = needs !== null && needs < wish.minutes ? ` ${count(needs, 'minute')} would be enough.` : '';
  return `Yes: ${way} everything is learned by ${dayDate(ends)}${early}.${less}`;
}

function daysOf(weekdays: ReadonlySet<number>): string {
  if (weekdays.size === 7) return 'a day';
  const words = WEEKDAYS.filter((_, weekday) => weekdays.has(weekday)).map(
    (word) => word.charAt(0).toUpperCase() + word.slice(1),
  );
  return `on ${words.join(', ')}`;
}

const NAMED = 5;
const names = (topics: readonly OutlineTopic[]): string => {
  const shown = topics.slice(0, NAMED).map(({ id }) => id);
  const more = topics.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

/** Cuts that are named; all of them are in --json. */
const SHOWN_CUTS = 10;

/** What would make it feasible. */
function helpOf(
  { plan, wish, theme, screen }: PlanSight,
  width: number,
  say: (text: string) => string,
): string {
  const { needs, cuts } = plan;
  const last = cuts.at(-1);
  // topics that wait for each other: nothing helps but mending the roadmap
  if (last === undefined) return '';
  const minutes =
    needs === null
      ? 'On these days no number of minutes would do.'
      : `It would take ${count(needs, 'minute')} instead of ${wish.minutes}.`;
  const isEnough = last.ends !== null && last.ends <= wish.by;
  const head = isEnough
    ? `Or leave out ${count(cuts.length, 'topic')}, in this order:`
    : `Leaving out topics is not enough; these would go first:`;
  const rows = cuts.slice(0, SHOWN_CUTS).map(({ work: { topic, seconds }, ends }) => {
    const id = `${theme.symbols.bullet} ${topic.id}`;
    // on a narrow screen what one types and what it gains go before the rest
    return isWide(screen)
      ? [id, theme.text(topic.title), `${Math.round(seconds / 60)} min`, endWords(ends)]
      : [id, endWords(ends)];
  });
  const table = columns(rows, { width, ellipsis: theme.symbols.ellipsis });
  const more = cuts.length - rows.length;
  const rest =
    more > 0
      ? `\n${say(`and ${more} more, up to ${last.work.topic.id} (${endWords(last.ends)}); --json names all.`)}`
      : '';
  return `${say(minutes)}\n${say(head)}\n${table}${rest}\n${say('To leave out topics: roadmap skip <topic>')}`;
}

const endWords = (ends: number | null): string => (ends === null ? 'no end' : `ends ${dayDate(ends)}`);
const isWide = (screen: Screen): boolean => screen.width >= 60;

/** Longer tables lose their middle. */
const MOST_WEEKS = 30;
const LAST_WEEKS = 4;

function weeksView({ plan, theme, screen }: PlanSight, width: number): string {
  const weeks = planWeeks(plan.days);
  const rows = weeks.map(weekRow);
  const left = rows.length - MOST_WEEKS;
  const shown =
    left <= 0
      ? rows
      : [
          ...rows.slice(0, MOST_WEEKS - LAST_WEEKS),
          [`${theme.symbols.ellipsis} ${count(left, 'week')} more`],
          ...rows.slice(-LAST_WEEKS),
        ];
  const head = ['Week of', 'topics', 'reviews', 'minutes', 'finished'];
  const cut = (row: readonly string[]): string[] => (isWide(screen) ? [...row] : row.slice(0, 4));
  const table = columns([head, ...shown].map(cut), {
    width,
    align: ['left', 'right', 'right', 'right', 'left'],
    ellipsis: theme.symbols.ellipsis,
  });
  return table.replace(/^.*/, (line) => theme.strong(line));
}

const weekRow = ({ monday, finished, reviews, minutes }: PlanWeek): string[] => [
  dayDate(monday),
  String(finished.length),
  String(Math.round(reviews)),
  String(Math.round(minutes)),
  finished.map(({ id }) => id).join(', '),
];
