import { dayDate, weekdayOf } from './day.ts';
import type { Confidence, Event } from './event.ts';
import { rowsOf } from './grouped.ts';
import { visitAnswers } from './history.ts';
import type { Learner } from './learner.ts';
import { statesOf } from './mastery.ts';
import type { RoadmapProgress } from './progress.ts';
import { streakOf } from './streak.ts';
import { AGES, ageOf, CONFIDENCES, confidenceOf, type Tally } from './tally.ts';

export interface Hard {
  readonly question: string;
  readonly topic: string;
  /** times it was forgotten after having been known */
  readonly lapses: number;
  /** probability of recalling it now, 0–1 */
  readonly recall: number;
  /** how often it was answered */
  readonly answers: number;
}

export interface Stats {
  readonly answers: number;
  /** the learner's days with an answer */
  readonly days: number;
  readonly streak: number;
  readonly longestStreak: number;
  /** answers by day, weeks from Monday, the current one last */
  readonly weeks: readonly Week[];
  /** reviews: answers whose question was answered on an earlier day */
  readonly reviews: Tally;
  /** reviews by month (`2026-01`), those with any, oldest first */
  readonly months: readonly (Tally & { readonly month: string })[];
  /** reviews by age of the memory, in the order of `AGES` */
  readonly ages: readonly Tally[];
  /** questions due on each of the next days, today first and with all that is overdue */
  readonly forecast: readonly number[];
  /** the most forgotten first */
  readonly hardest: readonly Hard[];
  /** answers by how sure the learner was; null where that was never recorded */
  readonly calibration: Readonly<Record<Confidence, Tally>> | null;
}

export interface Week {
  /** the learner's day its Monday is */
  readonly monday: number;
  /** answers from Monday on; null for days that are still to come */
  readonly days: readonly (number | null)[];
}

const YEAR = 53;
const FORECAST = 30;
const HARDEST = 5;

/** What a learner's answers add up to. `history`: every event of the roadmap, in order; read where it is needed only. */
export function makeStats(history: () => readonly Event[], learner: Learner): Stats {
  const { progress } = learner;
  // a corrected key changes how answers of long ago are graded
  const { reviews, ages, byConfidence } =
    progress.tallies.regraded !== undefined ? countAnswers(history()) : countsOf(progress);
  const days = rowsOf(progress.days);
  const active = Object.values(days).filter((count) => count > 0);
  return {
    answers: active.reduce((sum, count) => sum + count, 0),
    days: active.length,
    streak: streakOf(days, learner.today),
    longestStreak: longestStreak(days),
    weeks: weeksOf(days, learner.today),
    reviews: sumOf([...reviews.values()]),
    months: monthsOf(reviews),
    ages,
    forecast: forecastOf(learner),
    hardest: hardestOf(learner),
    calibration: CONFIDENCES.some((name) => byConfidence[name].answers > 0) ? byConfidence : null,
  };
}

/** Answers that were reviews, and those of which the learner said how sure they were. */
export interface Counts {
  /** by number of the learner's day */
  readonly reviews: ReadonlyMap<number, Tally>;
  readonly ages: readonly Tally[];
  readonly byConfidence: Readonly<Record<Confidence, Tally>>;
}

/** The counts that progress holds. */
export function countsOf({ reviews, tallies }: RoadmapProgress): Counts {
  const tally = ([answers, right]: readonly [number, number] = [0, 0]): Tally => ({ answers, right });
  const { sure, think, guess } = tallies;
  return {
    reviews: new Map(Object.entries(rowsOf(reviews)).map(([day, counts]) => [Number(day), tally(counts)])),
    ages: AGES.map((_, i) => tally(tallies[i])),
    byConfidence: { sure: tally(sure), think: tally(think), guess: tally(guess) },
  };
}

interface Count {
  answers: number;
  right: number;
}
const none = (): Count => ({ answers: 0, right: 0 });

/** The counts of a history, by keys as they are now. One pass: there may be a hundred thousand answers. */
export function countAnswers(events: readonly Event[]): Counts {
  const ages = AGES.map(none);
  const reviews = new Map<number, Count>();
  const byConfidence: Record<Confidence, Count> = { sure: none(), think: none(), guess: none() };
  visitAnswers(events, (event, day, since) => {
    const right = event.grade > 1 ? 1 : 0;
    const add = (count: Count): void => {
      count.answers += 1;
      count.right += right;
    };
    if (since !== null && since >= 1) {
      add(ages[ageOf(since)] as Count);
      let onDay = reviews.get(day);
      if (onDay === undefined) {
        onDay = none();
        reviews.set(day, onDay);
      }
      add(onDay);
    }
    const confidence = confidenceOf(event);
    if (confidence !== null) add(byConfidence[confidence]);
  });
  return { reviews, ages, byConfidence };
}

const sumOf = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (sum, { answers, right }) => ({ answers: sum.answers + answers, right: sum.right + right }),
    none(),
  );

/** The most days in a row with at least one answer. */
function longestStreak(days: Readonly<Record<string, number>>): number {
  const active = Object.keys(days)
    .filter((day) => (days[day] as number) > 0)
    .map(Number)
    .sort((a, b) => a - b);
  let longest = 0;
  let run = 0;
  for (const [i, day] of active.entries()) {
    run = i > 0 && active[i - 1] === day - 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

function weeksOf(days: Readonly<Record<string, number>>, today: number): Week[] {
  const thisMonday = today - weekdayOf(today);
  return Array.from({ length: YEAR }, (_, i) => {
    const monday = thisMonday - 7 * (YEAR - 1 - i);
    const counts = Array.from({ length: 7 }, (_, weekday) => {
      const day = monday + weekday;
      return day > today ? null : (days[String(day)] ?? 0);
    });
    return { monday, days: counts };
  });
}

function monthsOf(byDay: ReadonlyMap<number, Tally>): Stats['months'] {
  const months = new Map<string, Tally>();
  for (const [day, tally] of byDay) {
    const month = dayDate(day).slice(0, 7);
    months.set(month, sumOf([months.get(month) ?? none(), tally]));
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, sum]) => ({ month, ...sum }));
}

function forecastOf(learner: Learner): number[] {
  const counts = Array.from({ length: FORECAST }, () => 0);
  for (const { question } of reviewed(learner)) {
    const due = learner.dueDay(question);
    const ahead = due === null ? FORECAST : Math.max(0, due - learner.today);
    if (ahead < FORECAST) counts[ahead] = (counts[ahead] as number) + 1;
  }
  return counts;
}

/** Questions that were forgotten, or are expected to be by now: most lapses first, then least likely recalled. */
function hardestOf(learner: Learner): Hard[] {
  return reviewed(learner)
    .flatMap(({ topic, question }) => {
      const card = learner.card(question);
      if (card === null) return [];
      const recall = learner.recall(question);
      return { question: question.key, topic, lapses: card.lapses, recall, answers: card.reps };
    })
    .filter(({ lapses, recall }) => lapses > 0 || recall < learner.wishes.retention)
    .sort((a, b) => b.lapses - a.lapses || a.recall - b.recall || (a.question < b.question ? -1 : 1))
    .slice(0, HARDEST);
}

/** The questions of all topics but those set aside. */
function reviewed(learner: Learner) {
  const states = statesOf(learner);
  return learner.outline.topics
    .filter((topic) => states.get(topic.id) !== 'skipped')
    .flatMap((topic) => topic.questions.map((question) => ({ topic: topic.id, question })));
}
