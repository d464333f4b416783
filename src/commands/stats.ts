import type { App, Study } from '../app.ts';
import { dayDate } from '../learning/day.ts';
import type { Learner } from '../learning/learner.ts';
import { makeStats, type Stats } from '../learning/stats.ts';
import { AGES, CONFIDENCES, type Tally } from '../learning/tally.ts';
import { bar } from '../terminal/bars.ts';
import { columnChart } from '../terminal/column-chart.ts';
import { heatMap } from '../terminal/heat-map.ts';
import { proseWidth } from '../terminal/screen.ts';
import type { Theme } from '../terminal/theme.ts';
import { padEnd, padStart, truncate, wrap } from '../terminal/width.ts';
import { count } from '../tutor/words.ts';

export interface StatsOptions {
  readonly json?: boolean | undefined;
}

/** Answers a day, what was remembered, what falls due, what is hard, and how well one knows what one knows. */
export async function run(options: StatsOptions, app: App): Promise<void> {
  const study = await app.study();
  const learner = study.learner();
  const stats = makeStats(() => study.store.history(), learner);
  if (options.json === true) app.printJson(statsJson(stats, learner, study));
  else if (stats.answers === 0) app.say('There are no answers yet. Begin with: roadmap next');
  else {
    // what reads Markdown is heavy, and loaded only here
    const { renderInline } = await import('../terminal/markdown.ts');
    const view = { theme: app.theme, width: proseWidth(app.screen) - 1, inline: renderInline };
    app.print(statsView(stats, learner, study, view));
  }
}

const share = ({ answers, right }: Tally): number | null => (answers === 0 ? null : right / answers);
const withShare = (tally: Tally) => ({ ...tally, share: share(tally) });

function statsJson(stats: Stats, learner: Learner, study: Study) {
  const { answers, days, streak, longestStreak, weeks, reviews, months, ages, forecast, calibration } = stats;
  return {
    roadmap: learner.outline.id,
    today: dayDate(learner.today),
    answers,
    days,
    streak,
    longestStreak,
    calendar: weeks.flatMap(({ monday, days: counts }) =>
      counts.flatMap((n, i) => (n === null || n === 0 ? [] : { date: dayDate(monday + i), answers: n })),
    ),
    retention: {
      target: learner.wishes.retention,
      ...withShare(reviews),
      months: months.map(({ month, ...tally }) => ({ month, ...withShare(tally) })),
      ages: AGES.map(({ from, to }, i) => ({ from, to, ...withShare(ages[i] as Tally) })),
    },
    forecast: forecast.flatMap((due, i) => (due === 0 ? [] : { date: dayDate(learner.today + i), due })),
    hardest: stats.hardest.map(({ question, topic, lapses, recall, answers: n }) => {
      const { title, stem } = textOf(question, topic, study);
      return { id: question, topic, title, stem, lapses, recall, answers: n };
    }),
    calibration:
      calibration && Object.fromEntries(CONFIDENCES.map((name) => [name, withShare(calibration[name])])),
  };
}

function textOf(key: string, topicId: string, { content }: Study): { title: string; stem: string } {
  const topic = content.outline.topics.find(({ id }) => id === topicId);
  const question = topic && content.body(topic.id).questions.find(({ id }) => `${topic.id}/${id}` === key);
  return { title: topic?.title ?? topicId, stem: question?.stem ?? key };
}

interface View {
  readonly width: number;
  readonly theme: Theme;
  /** Markdown on one line */
  readonly inline: (md: string, options: { readonly theme: Theme }) => string;
}

function statsView(stats: Stats, learner: Learner, study: Study, view: View): string {
  const { theme } = view;
  const sections: (readonly [string, string])[] = [
    ['Answers a day', calendarView(stats, view)],
    [`Reviews answered right (goal: ${percent(learner.wishes.retention)})`, reviewsView(stats, view)],
    ['Due in the next 30 days', forecastView(stats, view)],
    ['Hardest for you', hardestView(stats, study, view)],
    ['How sure, how right', calibrationView(stats, view)],
  ];
  return [
    theme.title(wrap(theme.text(learner.outline.title), view.width)),
    ...sections.map(([head, body]) => `${theme.strong(wrap(head, view.width))}\n${body}`),
  ].join('\n\n');
}

const percent = (part: number): string => `${Math.round(part * 100)} %`;
const plainly = (text: string, { theme, width }: View): string => wrap(theme.text(text), width);

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HALF_A_YEAR = 26;

function calendarView({ weeks, answers, days, streak, longestStreak }: Stats, view: View): string {
  const columns = weeks.map(({ monday, days: values }) => ({ label: monthBegun(monday), values }));
  const map = heatMap(columns, { ...view, rows: WEEKDAYS, fewer: HALF_A_YEAR });
  const all = `${count(answers, 'answer')} on ${count(days, 'day')}; streak ${count(streak, 'day')}, longest ${count(longestStreak, 'day')}.`;
  return `${map}\n${plainly(all, view)}`;
}

/** The month that begins in the week of that Monday, or ''. */
function monthBegun(monday: number): string {
  const date = dayDate(monday + 6);
  return Number(date.slice(8)) <= 7 ? (MONTHS[Number(date.slice(5, 7)) - 1] as string) : '';
}

/** Months shown; all of them are in --json. */
const RECENT = 6;

function reviewsView({ reviews, months, ages }: Stats, view: View): string {
  if (reviews.answers === 0)
    return plainly('No question was answered again on a later day yet: reviews will show here.', view);
  const rows = [
    ...months.slice(-RECENT).map((month) => [month.month, month] as const),
    ...AGES.flatMap(({ from, to }, i) => {
      const tally = ages[i] as Tally;
      const name =
        to === null ? `after ${from} days and more` : `after ${from}${view.theme.symbols.dash}${to} days`;
      return tally.answers === 0 ? [] : [[name, tally] as const];
    }),
    ['all', reviews] as const,
  ];
  return rows.map(([name, tally]) => tallyLine(name, tally, view)).join('\n');
}

/** `after 7–29 days  ████████░░  91 % of 120`. */
function tallyLine(name: string, tally: Tally, { width, theme }: View): string {
  const names = 22;
  const barWidth = Math.max(0, Math.min(20, width - names - 16));
  const part = share(tally) ?? 0;
  const drawn = barWidth < 4 ? '' : `${bar(part, barWidth, theme)} `;
  return `${padEnd(theme.text(name), names)} ${drawn}${padStart(percent(part), 5)} of ${tally.answers}`;
}

function forecastView({ forecast }: Stats, view: View): string {
  const total = forecast.reduce((sum, due) => sum + due, 0);
  const labels = { 0: 'today', 7: '+7', 14: '+14', 21: '+21', 28: '+28' };
  const chart = columnChart(forecast, { ...view, height: 5, labels });
  const words = `${count(forecast[0] ?? 0, 'question')} due today, ${total} until the end of the 30 days, if you answer nothing else.`;
  return `${chart}\n${plainly(words, view)}`;
}

function hardestView({ hardest }: Stats, study: Study, view: View): string {
  const { theme, width } = view;
  if (hardest.length === 0) return plainly('Nothing was forgotten so far.', view);
  return hardest
    .map(({ question, topic, lapses, recall }) => {
      const { title, stem } = textOf(question, topic, study);
      const line = `${theme.symbols.bullet} ${view.inline(stem, { theme })}`;
      const forgotten = lapses === 0 ? 'never forgotten yet' : `forgotten ${count(lapses, 'time')}`;
      const about = `  ${title}: ${forgotten}, ${percent(recall)} likely to be known now (${question})`;
      return `${truncate(line, width, theme.symbols.ellipsis)}\n${theme.dim(wrap(theme.text(about), width, { hang: '  ' }))}`;
    })
    .join('\n');
}

const SURE_WORDS = { sure: 'sure', think: 'think so', guess: 'a guess' };

function calibrationView({ calibration }: Stats, view: View): string {
  if (calibration === null)
    return plainly(
      'It was never recorded how sure you were of an answer, so there is nothing to compare.',
      view,
    );
  const lines = CONFIDENCES.filter((name) => calibration[name].answers > 0).map((name) =>
    tallyLine(SURE_WORDS[name], calibration[name], view),
  );
  return [...lines, plainly(verdictOn(calibration), view)].join('\n');
}

/** From how many answers on something is said of being sure, and what share of them should be right. */
const ENOUGH = 20;
const SURE_MEANS = 0.95;

function verdictOn({ sure }: NonNullable<Stats['calibration']>): string {
  if (sure.answers < ENOUGH) return `More can be said from ${ENOUGH} answers on that you were sure of.`;
  const wrong = sure.answers - sure.right;
  return sure.right / sure.answers >= SURE_MEANS
    ? 'Where you are sure you can trust it: at least 19 in 20 were right.'
    : `Being sure should mean 19 in 20; ${wrong} of ${sure.answers} were wrong. Look at those twice.`;
}
