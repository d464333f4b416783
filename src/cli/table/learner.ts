import { Option } from 'commander';
import * as answerCommand from '../../commands/answer.ts';
import * as listCommand from '../../commands/list.ts';
import * as markCommand from '../../commands/mark.ts';
import * as nextCommand from '../../commands/next.ts';
import * as planCommand from '../../commands/plan.ts';
import * as quizCommand from '../../commands/quiz.ts';
import * as resetCommand from '../../commands/reset.ts';
import * as reviewCommand from '../../commands/review.ts';
import * as searchCommand from '../../commands/search.ts';
import * as showCommand from '../../commands/show.ts';
import * as statsCommand from '../../commands/stats.ts';
import * as statusCommand from '../../commands/status.ts';
import * as undoCommand from '../../commands/undo.ts';
import { MOST_MINUTES } from '../../learning/plan.ts';
import { between, type Entry, json, number, plain, selectors } from '../parts.ts';

/** Learning, and looking at how it goes. Light commands come along at once: one more file costs a start more than their code. */
export const learnerCommands: Readonly<Record<string, Entry>> = {
  next: ({ command, act }) =>
    command('the next thing to do: a lesson and its quiz, or a review', 'roadmap next')
      .option('--why', 'say what is next and why, without doing it')
      .addOption(json())
      .action(act((app, options) => nextCommand.run(options, app))),
  quiz: ({ command, act }) =>
    command('ask questions of topics or stages (default: the topic at hand)', 'roadmap quiz databases -n 5')
      .addArgument(selectors(false))
      .addOption(number())
      .option('--all', 'ask every question')
      .option('--exam', 'no hints, and reasons only at the end')
      .option('--seed <text>', 'the same seed draws the same questions')
      .addOption(plain())
      .addOption(json())
      .action(act((app, words: string[], options) => quizCommand.run({ selectors: words, ...options }, app))),
  review: ({ command, act }) =>
    command('ask what is due today, over all topics', 'roadmap review -n 20')
      .addOption(number())
      .addOption(plain())
      .addOption(json())
      .action(act((app, options) => reviewCommand.run(options, app))),
  answer: ({ command, act }) =>
    command('grade and record one answer without a prompt', 'roadmap answer http/safe-methods a,c')
      .argument('<question>', 'such as http/safe-methods')
      .argument(
        '<answer...>',
        'letters as printed by quiz --json, texts, or positions; - for "I don\'t know"',
      )
      .addOption(json())
      .action(
        act((app, question: string, answer: string[], options) =>
          answerCommand.run({ question, answer, ...options }, app),
        ),
      ),
  status: ({ command, act }) =>
    command('progress by stage, what is due, streak and pace', 'roadmap status')
      .addOption(json())
      .action(act((app, options) => statusCommand.run(options, app))),
  stats: ({ command, act }) =>
    command('answers a day, what you remember, what falls due, what is hard', 'roadmap stats')
      .addOption(json())
      .action(act((app, options) => statsCommand.run(options, app))),
  plan: ({ command, act }) =>
    command(
      'can it be learned by a date, and what to leave out if not',
      'roadmap plan --by +12w --days mon-fri',
    )
      .requiredOption('--by <date>', 'by when, such as 2027-03-01, +90d, +12w or +6m')
      .addOption(
        new Option('--minutes <number>', 'on a study day').argParser(between(1, MOST_MINUTES)).default(30),
      )
      .option('--days <days>', 'such as mon-fri or mon,wed,sat', 'daily')
      .option('--ics <file>', 'write the study days as a calendar; - for standard output')
      .option('--force', 'let --ics replace a file that is not such a calendar')
      .addOption(json())
      .action(act((app, options) => planCommand.run(options, app))),
  list: ({ command, act }) =>
    command('the roadmap as a tree, each topic with its state', 'roadmap list databases')
      .addArgument(selectors(false))
      .addOption(json())
      .action(act((app, words: string[], options) => listCommand.run({ selectors: words, ...options }, app))),
  show: ({ command, act }) =>
    command('a lesson, what it builds on and what it opens', 'roadmap show http')
      .argument('<topic>', 'an id, an alias or a path')
      .addOption(json())
      .action(act((app, topic: string, options) => showCommand.run({ topic, ...options }, app))),
  search: ({ command, act }) =>
    command('find words in lessons and questions', 'roadmap search connection pool')
      .argument('<words...>', 'beginnings of words do, and slips are forgiven')
      .addOption(number('how many results (default: 10)'))
      .addOption(json())
      .action(act((app, words: string[], options) => searchCommand.run({ words, ...options }, app))),
  note: ({ command, act }) =>
    command('your own note on a topic, in your editor', 'roadmap note http')
      .argument('<topic>', 'an id, an alias or a path')
      .addOption(new Option('--path', 'print where it is kept').conflicts('print'))
      .option('--print', 'print the note')
      .action(
        act(async (app, topic: string, options) =>
          (await import('../../commands/note.ts')).run({ topic, ...options }, app),
        ),
      ),
  done: ({ command, act }) =>
    command('mark topics as known', 'roadmap done terminal')
      .addArgument(selectors(true))
      .action(act((app, words: string[]) => markCommand.run({ selectors: words, as: 'done' }, app))),
  skip: ({ command, act }) =>
    command('set topics aside', 'roadmap skip commercial-sql')
      .addArgument(selectors(true))
      .action(act((app, words: string[]) => markCommand.run({ selectors: words, as: 'skipped' }, app))),
  reset: ({ command, act }) =>
    command('forget the progress of topics, after asking', 'roadmap reset databases')
      .addArgument(selectors(true))
      .option('-y, --yes', 'do not ask')
      .action(
        act((app, words: string[], options) => resetCommand.run({ selectors: words, ...options }, app)),
      ),
  undo: ({ command, act }) =>
    command('take the last answer, mark or reset back', 'roadmap undo')
      .addOption(json())
      .action(act((app, options) => undoCommand.run(options, app))),
  placement: ({ command, act }) =>
    command('a short test that credits what you know already', 'roadmap placement databases')
      .addArgument(selectors(false))
      .addOption(plain())
      .addOption(json())
      .action(
        act(async (app, words: string[], options) =>
          (await import('../../commands/placement.ts')).run({ selectors: words, ...options }, app),
        ),
      ),
};
