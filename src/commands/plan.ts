import type { App } from '../app.ts';
import { UserError } from '../errors.ts';
import { HORIZON } from '../learning/capacity.ts';
import { dayDate } from '../learning/day.ts';
import type { Learner } from '../learning/learner.ts';
import { type Pace, paceOf } from '../learning/pace.ts';
import { makePlan, type Plan, type PlanWish } from '../learning/plan.ts';
import { planWeeks } from '../learning/schedule.ts';
import { parseDay, parseWeekdays, WEEKDAYS } from '../learning/when.ts';
import { namedPath } from '../named-path.ts';
import { sha256 } from '../store/checksum.ts';
import { deviceName } from '../store/device.ts';
import { nodeDisk } from '../store/disk.ts';
import { writeOwnFile } from '../store/own-file.ts';
import { oneLine } from '../terminal/sanitise.ts';
import { planView } from '../tutor/plan-view.ts';
import { studyEntries } from '../tutor/study-entries.ts';

export interface PlanOptions {
  readonly by: string;
  /** on a study day, from 1 to 1,440 */
  readonly minutes: number;
  readonly days: string;
  /** file to write a calendar to */
  readonly ics?: string | undefined;
  readonly force?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Whether the roadmap can be learned by a date, when it would be, and what to leave out. */
export async function run(options: PlanOptions, app: App): Promise<void> {
  const toOutput = options.ics === '-';
  if (toOutput && options.json === true)
    throw new UserError('--ics - writes the calendar to standard output, and --json prints one document.', {
      exit: 2,
      hint: 'Leave one of them out, or name a file for the calendar.',
    });
  const weekdays = weekdaysOf(options.days);
  const study = await app.study();
  const learner = study.learner();
  const wish: PlanWish = { by: dayOfWish(options.by, learner.today), minutes: options.minutes, weekdays };
  const pace = paceOf(study.store.history(), learner);
  const plan = makePlan(learner, pace, wish);
  const ics =
    options.ics === undefined ? null : await writeCalendar(options.ics, plan, learner, options, app);
  if (toOutput) return;
  if (options.json === true) app.printJson(planJson(plan, pace, wish, learner, ics));
  else
    app.print(
      planView({
        ...{ plan, pace, wish, learner, ics, theme: app.theme, screen: app.screen },
        named: (sentence) => app.named(sentence),
      }),
    );
}

function weekdaysOf(text: string): ReadonlySet<number> {
  const weekdays = parseWeekdays(text);
  if (weekdays !== null) return weekdays;
  throw new UserError(`"${oneLine(text, 40)}" names no days of the week.`, {
    exit: 2,
    hint: 'Write them such as mon-fri, mon,wed,sat or daily.',
  });
}

function dayOfWish(text: string, today: number): number {
  const day = parseDay(text, today);
  if (day === null)
    throw new UserError(`"${oneLine(text, 40)}" is no date.`, {
      exit: 2,
      hint: 'Write a date such as 2027-03-01, or a time from today on: +90d, +12w or +6m.',
    });
  if (day < today)
    throw new UserError(`${dayDate(day)} is over: today is ${dayDate(today)}.`, {
      exit: 2,
      hint: 'Choose a day that is still to come, such as +12w.',
    });
  if (day - today >= HORIZON)
    throw new UserError('That is more than 20 years away, further than anything can be planned.', {
      exit: 2,
      hint: 'Choose a nearer day, such as +12w.',
    });
  return day;
}

/** Writes the study days as a calendar, to standard output for `-`. @returns its path; null where there is none to tell */
async function writeCalendar(
  file: string,
  plan: Plan,
  { outline }: Learner,
  { force = false }: PlanOptions,
  app: App,
): Promise<string | null> {
  if (plan.works.length === 0) {
    app.tell(['There is nothing left to learn, so no calendar was written.']);
    return null;
  }
  const { isStudyCalendar, studyCalendar } = await import('../tutor/study-calendar.ts');
  const device = deviceName(nodeDisk);
  const uid = (date: string): string =>
    `${date}-${sha256(`${device} ${outline.id} ${date}`).slice(0, 16)}@${outline.id ?? 'unnamed'}.roadmap`;
  const text = studyCalendar(`${outline.title}: study plan`, studyEntries(plan.days, uid), app.world.now());
  if (file === '-') {
    app.print(text);
    return null;
  }
  const path = namedPath(app.world.cwd, file);
  writeOwnFile(nodeDisk, path, {
    text,
    replaces: { isOurs: isStudyCalendar, kind: 'a calendar written by roadmap plan' },
    force,
  });
  return path;
}

function planJson(plan: Plan, pace: Pace, wish: PlanWish, learner: Learner, ics: string | null) {
  const { works } = plan;
  const date = (day: number | null): string | null => (day === null ? null : dayDate(day));
  const round = (value: number): number => Math.round(value * 100) / 100;
  return {
    roadmap: learner.outline.id,
    from: dayDate(plan.from),
    by: dayDate(wish.by),
    minutes: wish.minutes,
    days: WEEKDAYS.filter((_, weekday) => wish.weekdays.has(weekday)),
    pace: {
      answerSeconds: round(pace.answer),
      reviewSeconds: round(pace.review),
      firstRight: round(pace.firstRight),
      reading: round(pace.reading),
      answers: pace.answers,
      lessons: pace.lessons,
    },
    left: { topics: works.length, minutes: minutesOf(works) },
    feasible: plan.isFeasible,
    ends: date(plan.ends),
    needs: plan.needs,
    cuts: plan.cuts.map(({ work, ends }) => ({
      id: work.topic.id,
      title: work.topic.title,
      stage: work.topic.stage,
      optional: work.topic.optional,
      minutes: minutesOf([work]),
      ends: date(ends),
    })),
    stuck: plan.stuck.map(({ id }) => id),
    weeks: planWeeks(plan.days).map(({ monday, finished, reviews, minutes }) => ({
      from: dayDate(monday),
      topics: finished.map(({ id }) => id),
      reviews: Math.round(reviews),
      minutes: Math.round(minutes),
    })),
    ics,
  };
}

const minutesOf = (works: Plan['works']): number =>
  Math.round(works.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
