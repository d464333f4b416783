import type { App } from '../app.ts';
import { decideNext, type Next } from '../learning/next.ts';
import { bar } from '../terminal/bars.ts';
import type { KeyedRow } from '../terminal/prompts/keyed.ts';
import { proseWidth } from '../terminal/screen.ts';
import { wrap } from '../terminal/width.ts';
import { makeOverview } from '../tutor/overview.ts';
import { count, nextLine, projectLine } from '../tutor/words.ts';

export type HomeChoice = 'next' | 'review' | 'placement' | 'status' | 'list' | 'leave';

/** Where you are, what is due, what is next; in a terminal, what the learner wants to do now (else `leave`). */
export async function run(app: App): Promise<HomeChoice> {
  const study = await app.study();
  const learner = study.learner();
  const overview = makeOverview(learner);
  const next = decideNext(learner);
  const build = projectLine(next, learner.progress);
  const { theme } = app;
  const width = proseWidth(app.screen) - 1;
  const isNew =
    overview.questions.seen === 0 && overview.topics.learning === 0 && overview.topics.learned === 0;
  const { topics, questions, streak } = overview;
  const lines = [
    theme.title(wrap(theme.text(learner.outline.title), width)),
    ...(isNew
      ? welcome(topics.total, questions.total).map((line) => wrap(theme.text(line), width))
      : [
          `${bar(topics.learned / topics.total, Math.min(30, width - 24), theme)} ${topics.learned} of ${topics.total} learned`,
          wrap(
            [dueLine(next), ...(streak > 0 ? [`streak of ${count(streak, 'day')}`] : [])].join(
              ` ${theme.symbols.dot} `,
            ),
            width,
          ),
        ]),
    theme.accent(wrap(theme.text(app.named(nextLine(next))), width)),
    ...(build === null ? [] : [theme.accent(wrap(theme.text(app.named(build)), width))]),
  ];
  app.print(lines.join('\n'));
  if (!app.isInteractive) {
    if (isNew) app.say('Begin with: roadmap next');
    return 'leave';
  }
  const { pick } = await import('../terminal/prompts/keyed.ts');
  const { promptContext } = await import('../tutor/terminal-front.ts');
  const rows: KeyedRow<HomeChoice>[] = [
    { key: 'n', text: isNew ? 'Begin' : 'Go on', reply: 'next' },
    ...(isNew ? [{ key: 'p', text: 'Find out what I know already', reply: 'placement' as const }] : []),
    ...(next.due > 0 && next.action !== 'review'
      ? [{ key: 'r', text: `Review ${count(next.due, 'question')}`, reply: 'review' as const }]
      : []),
    { key: 's', text: 'See where I stand', reply: 'status' },
    { key: 'l', text: 'See the whole roadmap', reply: 'list' },
    { key: 'q', text: 'Leave', reply: 'leave' },
  ];
  return pick({ title: 'What now?', rows, leave: { reply: 'leave', word: 'leave' } }, promptContext(app));
}

/** `12 reviews today`, `60 reviews today of 94 due`, `nothing due today`. */
function dueLine({ due, today }: Next): string {
  if (due === 0) return 'nothing due today';
  if (today === due) return `${count(today, 'review')} today`;
  return `${count(today, 'review')} today of ${due} due`;
}

/** The first run, in four lines. */
const welcome = (topics: number, questions: number): string[] => [
  `${topics} lessons and ${questions} questions, in an order that builds up.`,
  'Each lesson ends in a short quiz that gives the reason behind every answer.',
  'What you answer comes back for review shortly before you would forget it.',
  'Everything stays on this machine; stop whenever you like, nothing is lost.',
];
