import type { OutlineTopic } from '../content/outline.ts';
import { Capacity, type Circumstances, type Known } from './capacity.ts';
import { cutOrder } from './cut-order.ts';
import type { Learner } from './learner.ts';
import { statesOf } from './mastery.ts';
import { type Pace, timeFor } from './pace.ts';
import { answersOn } from './progress.ts';
import { type StudyDay, schedule } from './schedule.ts';
import { secondsOf, type Work, worksOf } from './work.ts';

export interface PlanWish {
  /** the learner's day by which everything should be learned, that day included */
  readonly by: number;
  /** minutes on each study day */
  readonly minutes: number;
  /** days of the week that are studied on, 0 is Monday; at least one */
  readonly weekdays: ReadonlySet<number>;
}

/** A topic that is left out, and the day on which all the others would be learned then; null beyond the horizon. */
export interface Cut {
  readonly work: Work;
  readonly ends: number | null;
}

export interface Plan {
  /** first day that can be studied on: today, or tomorrow where something was answered today */
  readonly from: number;
  /** what is left, in the order it is learned */
  readonly works: readonly Work[];
  /** topics that can never be learned, since they wait for each other */
  readonly stuck: readonly OutlineTopic[];
  /** day on which the last topic is learned; null when that is more than 20 years away, or never */
  readonly ends: number | null;
  readonly isFeasible: boolean;
  /** the least whole minutes a day that would do, null where no number up to 1,440 does */
  readonly needs: number | null;
  /**
   * Where it is not feasible: what to leave out first, each with all before it, until the rest is feasible or nothing is
   * left to leave out.
   */
  readonly cuts: readonly Cut[];
  /** study days up to the end, or to `by` where there is no end */
  readonly days: readonly StudyDay[];
}

/** Minutes of a day. */
export const MOST_MINUTES = 1440;

/** Plans what is left of a roadmap. Pure: the same learner, pace and wish give the same plan. */
export function makePlan(learner: Learner, pace: Pace, wish: PlanWish): Plan {
  const { works, stuck } = worksOf(learner, pace);
  const seconds = secondsOf(works);
  const conditions = conditionsOf(learner, pace, wish);
  const capacity = new Capacity(conditions);
  const canEnd = stuck.length === 0;
  const endAfter = canEnd ? endFinder(capacity, wish.minutes, seconds) : () => null;
  const end = works.length === 0 && canEnd ? learner.today : endAfter(seconds);
  const isInTime = (day: number | null): boolean => day !== null && day <= wish.by;
  return {
    from: conditions.from,
    works,
    stuck,
    ends: end,
    isFeasible: isInTime(end),
    needs: canEnd ? leastMinutes(capacity, seconds, wish.by) : null,
    cuts: isInTime(end) || !canEnd ? [] : cutUntil(works, endAfter, isInTime),
    days: schedule(works, capacity, conditions, { minutes: wish.minutes, until: end ?? wish.by }),
  };
}

function conditionsOf(learner: Learner, pace: Pace, { weekdays }: PlanWish): Circumstances {
  const hasBegunToday = answersOn(learner.progress, learner.today) > 0;
  return {
    from: hasBegunToday ? learner.today + 1 : learner.today,
    weekdays,
    pace,
    retention: learner.wishes.retention,
    known: knownTo(learner),
    density: densityOf(learner, pace),
  };
}

/** Of the whole roadmap: leaving out a topic must not make all others look richer in questions. */
function densityOf({ outline: { topics } }: Learner, pace: Pace): number {
  let questions = 0;
  let seconds = 0;
  for (const topic of topics) {
    questions += topic.questions.length;
    seconds += timeFor(topic, pace, { lesson: true, questions: topic.questions.length });
  }
  return questions / Math.max(1, seconds);
}

/** The memory of everything answered that is reviewed. */
function knownTo(learner: Learner): Known[] {
  const states = statesOf(learner);
  return learner.outline.topics
    .filter((topic) => states.get(topic.id) !== 'skipped')
    .flatMap((topic) => topic.questions.flatMap((question) => learner.card(question) ?? []))
    .map((card) => ({ memory: card, day: Math.min(card.day, learner.today) }));
}

/** Gives, for seconds of new topics up to `most`, the study day on which they are done. */
function endFinder(capacity: Capacity, minutes: number, most: number): (seconds: number) => number | null {
  const done: number[] = [];
  let sum = 0;
  for (const fresh of capacity.newSeconds(minutes * 60)) {
    sum += fresh;
    done.push(sum);
    if (sum >= most) break;
  }
  return (seconds) => {
    let [low, high] = [0, done.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((done[middle] as number) >= seconds) high = middle;
      else low = middle + 1;
    }
    return low < done.length ? (capacity.days[low] as number) : null;
  };
}

/** By halving: more minutes never end later. */
function leastMinutes(capacity: Capacity, seconds: number, by: number): number | null {
  const isEnough = (minutes: number): boolean => {
    let sum = 0;
    let i = 0;
    for (const fresh of capacity.newSeconds(minutes * 60)) {
      if ((capacity.days[i++] as number) > by) return false;
      sum += fresh;
      if (sum >= seconds) return true;
    }
    return false;
  };
  if (!isEnough(MOST_MINUTES)) return null;
  // nothing left takes no time at all
  let [low, high] = [-1, MOST_MINUTES];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function cutUntil(
  works: readonly Work[],
  endAfter: (seconds: number) => number | null,
  isInTime: (day: number | null) => boolean,
): Cut[] {
  const cuts: Cut[] = [];
  let seconds = secondsOf(works);
  for (const work of cutOrder(works)) {
    seconds -= work.seconds;
    const day = endAfter(seconds);
    cuts.push({ work, ends: day });
    if (isInTime(day)) break;
  }
  return cuts;
}
