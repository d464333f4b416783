import { adviceFor } from '../analysis/advice.ts';
import { fewestLearners, figuresOf, type ItemFigures } from '../analysis/items.ts';
import { learnersIn } from '../analysis/learners.ts';
import { sightsIn } from '../analysis/sights.ts';
import { type Stop, stopsOf } from '../analysis/stops.ts';
import type { App } from '../app.ts';
import type { Content } from '../content/disk/index.ts';
import { UserError } from '../errors.ts';
import { namedPath } from '../named-path.ts';
import { type Log, readLog } from '../store/read-log.ts';
import { sentences } from '../store/sentences.ts';
import { proseWidth } from '../terminal/screen.ts';
import { columns } from '../terminal/table.ts';
import { wrap } from '../terminal/width.ts';
import { count } from '../tutor/words.ts';

export interface AnalyzeOptions {
  readonly logs: readonly string[];
  readonly json?: boolean | undefined;
}

/** How questions fare, from logs that learners chose to share. Files are counted and never named. */
export async function run({ logs, json }: AnalyzeOptions, app: App): Promise<boolean> {
  const content = app.content();
  const read = [...new Set(logs.map((log) => namedPath(app.world.cwd, log)))].map(readLog);
  const good = read.filter((log): log is Log => 'events' in log);
  const failed = read.filter((log): log is { reason: string } => 'reason' in log);
  if (good.length === 0)
    throw new UserError(`None of ${count(read.length, 'log')} can be read: ${failed[0]?.reason}.`, {
      hint: 'Name journals, such as journal/*.jsonl in the data folder of whoever shares them.',
    });
  const found = analysed(good, content);
  app.tell(remarks(good, failed, read.length, found, content));
  if (json === true) app.printJson(toJson(good, failed.length, found));
  else app.print(view(good, found, app));
  return failed.length === 0;
}

interface Item extends ItemFigures {
  readonly advice: readonly string[];
}

interface Analysed {
  readonly learners: number;
  readonly answers: number;
  readonly earlier: number;
  readonly unknown: number;
  /** answers that belong to other roadmaps */
  readonly elsewhere: number;
  readonly items: readonly Item[];
  readonly stops: readonly Stop[];
}

function analysed(logs: readonly Log[], { outline, body }: Content): Analysed {
  if (outline.id === null)
    throw new UserError('This roadmap has no id that can be read, and journals name roadmaps by their id.', {
      hint: sentences.noRoadmap.hint,
    });
  const all = learnersIn(logs.map((log) => log.events));
  const learners = all.filter((events) => events.some((event) => event.roadmap === outline.id));
  const sights = sightsIn(learners, outline);
  const items = outline.topics.flatMap((topic) => {
    if (!topic.questions.some(({ key }) => sights.byQuestion.has(key))) return [];
    const texts = new Map(body(topic.id).questions.map((question) => [question.id, question]));
    return topic.questions.flatMap(({ id, key }) => {
      const [question, seen] = [texts.get(id), sights.byQuestion.get(key)];
      if (question === undefined || seen === undefined) return [];
      const figures = figuresOf(key, question, seen, sights.answers.get(key) ?? 0);
      return [{ ...figures, advice: adviceFor(figures) }];
    });
  });
  return {
    learners: learners.length,
    answers: items.reduce((sum, item) => sum + item.answers, 0),
    earlier: sights.earlier,
    unknown: sights.unknown,
    elsewhere: all.flat().filter((event) => event.kind === 'answered' && event.roadmap !== outline.id).length,
    items,
    stops: stopsOf(learners, outline),
  };
}

const badIn = (logs: readonly Log[]): number => logs.reduce((sum, log) => sum + log.bad, 0);

/** What was not looked at, and why. */
function remarks(
  logs: readonly Log[],
  failed: readonly { readonly reason: string }[],
  named: number,
  { earlier, unknown, elsewhere }: Analysed,
  { outline }: Content,
): readonly string[] {
  const bad = badIn(logs);
  const newer = logs.filter((log) => log.newer).length;
  const says: readonly (readonly [number, string])[] = [
    [
      failed.length,
      `${failed.length} of ${count(named, 'log')} could not be read: ${[...new Set(failed.map(({ reason }) => reason))].join('; ')}.`,
    ],
    [bad, `${count(bad, 'line')} ${bad === 1 ? 'was' : 'were'} damaged and left out.`],
    [
      newer,
      `${count(newer, 'log')} ${newer === 1 ? 'holds' : 'hold'} lines of a newer roadmap, which were left out: update roadmap to read them.`,
    ],
    [
      elsewhere,
      `${count(elsewhere, 'answer')} to questions of other roadmaps ${elsewhere === 1 ? 'was' : 'were'} left out; this is "${outline.id}".`,
    ],
    [
      earlier,
      `${count(earlier, 'answer')} to questions that read otherwise then ${earlier === 1 ? 'was' : 'were'} left out.`,
    ],
    [
      unknown,
      `${count(unknown, 'answer')} to questions that are no longer there ${unknown === 1 ? 'was' : 'were'} left out.`,
    ],
  ];
  return says.flatMap(([n, sentence]) => (n > 0 ? [sentence] : []));
}

/** Shares and correlations to four digits: more would be noise. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10_000) / 10_000;

function toJson(logs: readonly Log[], unreadable: number, found: Analysed) {
  return {
    files: logs.length + unreadable,
    unreadable,
    badLines: badIn(logs),
    learners: found.learners,
    answers: found.answers,
    otherRoadmaps: found.elsewhere,
    earlierWordings: found.earlier,
    unknownQuestions: found.unknown,
    questions: found.items.map((item) => ({
      id: item.key,
      kind: item.kind,
      learners: item.learners,
      answers: item.answers,
      right: rounded(item.right),
      discrimination: rounded(item.discrimination),
      medianMs: item.took,
      options: item.options.map((option) => ({
        ...option,
        share: rounded(option.picked / item.learners),
        strength: rounded(option.strength),
        discrimination: rounded(option.discrimination),
      })),
      advice: item.advice,
    })),
    stops: found.stops,
  };
}

function view(logs: readonly Log[], found: Analysed, app: App): string {
  const { theme } = app;
  const width = proseWidth(app.screen) - 1;
  const prose = (text: string, indent = ''): string => wrap(theme.text(text), width, { indent });
  const { items, stops } = found;
  const head = `${count(found.answers, 'answer')} of ${count(found.learners, 'learner')} in ${count(logs.length, 'log')}, to ${count(items.length, 'question')}.`;
  if (items.length === 0) return prose(head);
  const rows = [
    ['question', 'n', 'right', 'discr.', 'time'].map((word) => theme.dim(word)),
    ...items.map(({ key, learners, right, discrimination, took }) => [
      theme.text(key),
      String(learners),
      `${Math.round(right * 100)} %`,
      discrimination === null ? theme.symbols.dash : discrimination.toFixed(2),
      took === null ? theme.symbols.dash : `${(took / 1000).toFixed(took < 9_950 ? 1 : 0)} s`,
    ]),
  ];
  const table = columns(rows, {
    width,
    align: ['left', 'right', 'right', 'right', 'right'],
    ellipsis: theme.symbols.ellipsis,
  });
  const advised = items.filter((item) => item.advice.length > 0);
  const advice = advised.flatMap(({ key, advice: lines }) => [
    theme.strong(theme.text(key)),
    ...lines.map((line) => wrap(theme.text(line), width, { indent: '  ' })),
  ]);
  const few = items.every((item) => item.learners < fewestLearners)
    ? [prose(`Advice takes ${fewestLearners} learners to a question; there are fewer so far.`)]
    : [];
  return [
    prose(head),
    '',
    table,
    '',
    prose(
      'n: learners; right: share right at first sight; discr.: how far being right goes with being right elsewhere, -1 to 1; time: median.',
    ),
    ...few,
    ...(advice.length > 0 ? ['', theme.title('To look at'), ...advice] : []),
    ...(stops.length > 0
      ? [
          '',
          theme.title('Last topic touched'),
          ...stops.slice(0, 10).map(({ title, learners }) => prose(`${learners}  ${title}`, '  ')),
        ]
      : []),
  ].join('\n');
}
