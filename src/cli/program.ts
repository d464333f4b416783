import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { App } from '../app.ts';
import * as answerCommand from '../commands/answer.ts';
import * as completionCommand from '../commands/completion.ts';
import * as homeCommand from '../commands/home.ts';
import * as listCommand from '../commands/list.ts';
import * as markCommand from '../commands/mark.ts';
import * as nextCommand from '../commands/next.ts';
import * as planCommand from '../commands/plan.ts';
import * as quizCommand from '../commands/quiz.ts';
import * as resetCommand from '../commands/reset.ts';
import * as reviewCommand from '../commands/review.ts';
import * as searchCommand from '../commands/search.ts';
import * as showCommand from '../commands/show.ts';
import * as statsCommand from '../commands/stats.ts';
import * as statusCommand from '../commands/status.ts';
import * as undoCommand from '../commands/undo.ts';
import { UserError } from '../errors.ts';
import { exportFormats, importFormats } from '../exchange/format-names.ts';
import { MOST_MINUTES } from '../learning/plan.ts';
import type { World } from '../world.ts';
import { nearestCommand } from './nearest.ts';

/** What an action says of how it went: false where errors were found. */
type Outcome = boolean | undefined;

/**
 * The command line: every command with its flags and help. Light commands come along at once, since one more file
 * costs a start more than their code does; what is heavy loads when it runs.
 */
export function makeProgram(world: World, version: string, done: (outcome: Outcome) => void): Command {
  const program = new Command('roadmap');
  const app = (): App => new App(world, program.opts<{ roadmap?: string }>());
  const act =
    <A extends readonly unknown[]>(
      run: (app: App, ...args: A) => Promise<Outcome | undefined> | Promise<void>,
    ) =>
    async (...args: A): Promise<void> => {
      done((await run(app(), ...args)) ?? undefined);
    };
  program
    .description('A tutor in the terminal: from "what is HTTP?" to working backend developer.')
    .version(version, '-V, --version', 'print the version')
    .option('--roadmap <dir>', 'use the roadmap in this folder')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showHelpAfterError(false)
    // short terms leave room for what a command does, within 80 columns
    .configureHelp({
      subcommandTerm: (one) =>
        [
          one.name(),
          ...one.registeredArguments.map((arg) => (arg.required ? `<${arg.name()}>` : `[${arg.name()}]`)),
        ].join(' '),
    })
    .showSuggestionAfterError(true)
    .addHelpText('after', '\nBegin with: roadmap next');

  const json = (): Option => new Option('--json', 'print one JSON document and nothing else');
  const plain = (): Option => new Option('--plain', 'ask on plain lines, for pipes and screen readers');
  const number = (about = 'how many questions'): Option =>
    new Option('-n <number>', about).argParser(positive);
  const selectors = (required: boolean): Argument =>
    new Argument(
      required ? '<topics...>' : '[topics...]',
      'topics or stages: an id, an alias, a number such as 2.2, a path, or all',
    );
  const command = (name: string, about: string, example: string): Command => {
    const made = program.command(name).description(about).allowExcessArguments(false);
    return made.addHelpText('after', `\nExample: ${example}`);
  };

  // with a word it does not know, commander turns to the default command
  program
    .command('home [word...]', { isDefault: true, hidden: true })
    .action(act(async (a, words: string[]) => home(words, a)));
  command('next', 'the next thing to do: a lesson and its quiz, or a review', 'roadmap next')
    .option('--why', 'say what is next and why, without doing it')
    .addOption(json())
    .action(act(async (a, options) => nextCommand.run(options, a)));
  command(
    'quiz',
    'ask questions of topics or stages (default: the topic at hand)',
    'roadmap quiz databases -n 5',
  )
    .addArgument(selectors(false))
    .addOption(number())
    .option('--all', 'ask every question')
    .option('--exam', 'no hints, and reasons only at the end')
    .option('--seed <text>', 'the same seed draws the same questions')
    .addOption(plain())
    .addOption(json())
    .action(act(async (a, words: string[], options) => quizCommand.run({ selectors: words, ...options }, a)));
  command('review', 'ask what is due today, over all topics', 'roadmap review -n 20')
    .addOption(number())
    .addOption(plain())
    .addOption(json())
    .action(act(async (a, options) => reviewCommand.run(options, a)));
  command('answer', 'grade and record one answer without a prompt', 'roadmap answer http/safe-methods a,c')
    .argument('<question>', 'such as http/safe-methods')
    .argument('<answer...>', 'letters as printed by quiz --json, texts, or positions; - for "I don\'t know"')
    .addOption(json())
    .action(
      act(async (a, question: string, answer: string[], options) =>
        answerCommand.run({ question, answer, ...options }, a),
      ),
    );
  command('status', 'progress by stage, what is due, streak and pace', 'roadmap status')
    .addOption(json())
    .action(act(async (a, options) => statusCommand.run(options, a)));
  command('stats', 'answers a day, what you remember, what falls due, what is hard', 'roadmap stats')
    .addOption(json())
    .action(act(async (a, options) => statsCommand.run(options, a)));
  command(
    'plan',
    'can it be learned by a date, and what to leave out if not',
    'roadmap plan --by +12w --days mon-fri',
  )
    .requiredOption('--by <date>', 'by when, such as 2027-03-01, +90d, +12w or +6m')
    .addOption(new Option('--minutes <number>', 'on a study day').argParser(minutesADay).default(30))
    .option('--days <days>', 'such as mon-fri or mon,wed,sat', 'daily')
    .option('--ics <file>', 'write the study days as a calendar')
    .option('--force', 'let --ics replace a file that is not such a calendar')
    .addOption(json())
    .action(act(async (a, options) => planCommand.run(options, a)));
  command('list', 'the roadmap as a tree, each topic with its state', 'roadmap list databases')
    .addArgument(selectors(false))
    .addOption(json())
    .action(act(async (a, words: string[], options) => listCommand.run({ selectors: words, ...options }, a)));
  command('show', 'a lesson, what it builds on and what it opens', 'roadmap show http')
    .argument('<topic>', 'an id, an alias or a path')
    .addOption(json())
    .action(act(async (a, topic: string, options) => showCommand.run({ topic, ...options }, a)));
  command('search', 'find words in lessons and questions', 'roadmap search connection pool')
    .argument('<words...>', 'beginnings of words do, and slips are forgiven')
    .addOption(number('how many results (default: 10)'))
    .addOption(json())
    .action(act(async (a, words: string[], options) => searchCommand.run({ words, ...options }, a)));
  command('note', 'your own note on a topic, in your editor', 'roadmap note http')
    .argument('<topic>', 'an id, an alias or a path')
    .addOption(new Option('--path', 'print where it is kept').conflicts('print'))
    .option('--print', 'print the note')
    .action(
      act(async (a, topic: string, options) =>
        (await import('../commands/note.ts')).run({ topic, ...options }, a),
      ),
    );
  command('done', 'mark topics as known', 'roadmap done terminal')
    .addArgument(selectors(true))
    .action(act(async (a, words: string[]) => markCommand.run({ selectors: words, as: 'done' }, a)));
  command('skip', 'set topics aside', 'roadmap skip commercial-sql')
    .addArgument(selectors(true))
    .action(act(async (a, words: string[]) => markCommand.run({ selectors: words, as: 'skipped' }, a)));
  command('reset', 'forget the progress of topics, after asking', 'roadmap reset databases')
    .addArgument(selectors(true))
    .option('-y, --yes', 'do not ask')
    .action(
      act(async (a, words: string[], options) => resetCommand.run({ selectors: words, ...options }, a)),
    );
  command('undo', 'take the last answer, mark or reset back', 'roadmap undo')
    .addOption(json())
    .action(act(async (a, options) => undoCommand.run(options, a)));
  command('placement', 'a short test that credits what you know already', 'roadmap placement databases')
    .addArgument(selectors(false))
    .addOption(plain())
    .addOption(json())
    .action(
      act(async (a, words: string[], options) =>
        (await import('../commands/placement.ts')).run({ selectors: words, ...options }, a),
      ),
    );
  addCheck(command('check', 'validate content files', 'roadmap check my-roadmap'), act, json);
  addExchange(command, act, json, selectors);
  addNew(command('new', 'begin a roadmap, a stage or a topic of your own', 'roadmap new roadmap tea'), act);
  command(
    'preview',
    'a topic as learners see it, with what is wrong; records nothing',
    'roadmap preview tea/01-basics/water.md',
  )
    .argument('<file>', 'the file of a topic, in Markdown or YAML')
    .addOption(plain())
    .option('--width <columns>', 'as in a terminal of so many columns', columns)
    .addOption(json())
    .action(
      act(async (a, file: string, options) =>
        (await import('../commands/preview.ts')).run({ file, ...options }, a),
      ),
    );
  command('schema', 'the JSON Schema of a kind of file, for editors', 'roadmap schema topic')
    .argument('[name]', 'roadmap, stage, topic or front-matter (default: list them)')
    .action(
      act(async (a, name: string | undefined) => (await import('../commands/schema.ts')).run({ name }, a)),
    );
  addProject(
    command(
      'project',
      'build a server, and have it checked',
      'roadmap project check hello-api --start "node server.js"',
    ),
    act,
    json,
  );
  addConfig(command('config', 'settings', 'roadmap config set session 15'), act, json);
  addRecords(command, act, json, version);
  command(
    'completion',
    'a script for your shell that completes commands, flags and names',
    'eval "$(roadmap completion bash)"',
  )
    .addArgument(new Argument('<shell>', 'your shell').choices(completionCommand.shells))
    .addHelpText('after', installing)
    .action(act(async (a, shell: completionCommand.Shell) => completionCommand.run({ shell }, a)));
  return program;
}

const installing = `
To have it in every shell:
  bash  in ~/.bashrc:  eval "$(roadmap completion bash)"
  zsh   in ~/.zshrc, below compinit:  eval "$(roadmap completion zsh)"
  fish  roadmap completion fish > ~/.config/fish/completions/roadmap.fish`;

type Act = <A extends readonly unknown[]>(
  run: (app: App, ...args: A) => Promise<Outcome | undefined> | Promise<void>,
) => (...args: A) => Promise<void>;

function addNew(parent: Command, act: Act): void {
  const load = () => import('../commands/new.ts');
  const add = (name: string, about: string, example: string): Command =>
    parent
      .command(name)
      .description(about)
      .argument('<id>', 'lower-case letters, digits and hyphens')
      .option('--title <text>', 'its title (default: made from the id)')
      .allowExcessArguments(false)
      .addHelpText('after', `\nExample: ${example}`);
  const yaml = (): Option => new Option('--yaml', 'write the topic in YAML instead of Markdown');
  add('roadmap', 'a roadmap with a stage and a topic in it', 'roadmap new roadmap tea --title "Tea" --ci')
    .argument('[dir]', 'where (default: a folder called like the id)')
    .addOption(yaml())
    .option('--ci', 'with a GitHub workflow that checks it')
    .action(
      act(async (a, id: string, folder: string | undefined, options) =>
        (await load()).run({ what: 'roadmap', id, folder, ...options }, a),
      ),
    );
  add('stage', 'a stage: a folder with the next number', 'roadmap new stage brewing')
    .option('--in <stage>', 'inside another stage')
    .action(act(async (a, id: string, options) => (await load()).run({ what: 'stage', id, ...options }, a)));
  add('topic', 'a topic, put at the end of its stage', 'roadmap new topic water --in brewing')
    .requiredOption('--in <stage>', 'the stage: an id, an alias, a number such as 2.1, or its folder')
    .addOption(yaml())
    .action(act(async (a, id: string, options) => (await load()).run({ what: 'topic', id, ...options }, a)));
}

/** Other people's quizzes in and out, and how questions fared. */
function addExchange(
  command: (name: string, about: string, example: string) => Command,
  act: Act,
  json: () => Option,
  selectors: (required: boolean) => Argument,
): void {
  command(
    'import-quiz',
    "read other people's quizzes into topics",
    'roadmap import-quiz git-quiz.md --to my-roadmap',
  )
    .argument('<files...>', 'Markdown, quizdown, GIFT, Aiken, mdbook-quiz or Anki text')
    .requiredOption('--to <dir>', 'a roadmap or a stage; what is not there yet is made')
    .addOption(
      new Option('--from <format>', 'what the files are written in (default: told from each)').choices(
        importFormats,
      ),
    )
    .addOption(json())
    .action(
      act(async (a, files: string[], { to, from, ...options }) =>
        (await import('../commands/import-quiz.ts')).run({ files, to, from: from ?? null, ...options }, a),
      ),
    );
  command(
    'export-quiz',
    'write questions in a format of others',
    'roadmap export-quiz http --format gift --to http.gift',
  )
    .addArgument(selectors(false))
    .addOption(new Option('--format <format>', 'the format').choices(exportFormats).makeOptionMandatory())
    .option('--to <file>', 'a file that is not there yet (default: standard output)')
    .action(
      act(async (a, words: string[], options) =>
        (await import('../commands/export-quiz.ts')).run({ selectors: words, ...options }, a),
      ),
    );
  command('analyze', 'how questions fare, from logs that learners share', 'roadmap analyze logs/*.jsonl')
    .argument(
      '<logs...>',
      'journals (journal/*.jsonl of a data folder) or exports; they are counted, not named',
    )
    .addOption(json())
    .action(
      act(async (a, logs: string[], options) =>
        (await import('../commands/analyze.ts')).run({ logs, ...options }, a),
      ),
    );
}

/** Progress out and in, and whether it is in order. */
function addRecords(
  command: (name: string, about: string, example: string) => Command,
  act: Act,
  json: () => Option,
  version: string,
): void {
  const pipe = '\n         roadmap export | ssh laptop roadmap import -';
  command('export', 'all your progress, to keep or to take elsewhere', `roadmap export progress.jsonl${pipe}`)
    .argument('[file]', 'a file that is not there yet, or - (default: standard output)')
    .option('--force', 'replace a file that is there')
    .addOption(new Option('--json', 'with a file: print what was written as one JSON document'))
    .action(
      act(async (a, file: string | undefined, options) =>
        (await import('../commands/export.ts')).run({ file, ...options }, a),
      ),
    );
  command('import', 'progress from elsewhere, added to yours', `roadmap import progress.jsonl${pipe}`)
    .argument('<files...>', 'exports, journals, backups (.gz) or folders of them; - for standard input')
    .option('--dry-run', 'say what would come in, change nothing')
    .addOption(json())
    .action(
      act(async (a, files: string[], options) =>
        (await import('../commands/import.ts')).run({ files, ...options }, a),
      ),
    );
  command('doctor', 'is everything in order? Repairs, and reports for a bug report', 'roadmap doctor --fix')
    .option('--fix', 'also bring back from backups what the journals lack')
    .addOption(json())
    .action(
      act(async (a, options) => (await import('../commands/doctor.ts')).run({ version, ...options }, a)),
    );
}

function addProject(project: Command, act: Act, json: () => Option): void {
  project
    .command('list')
    .description('the projects, each with its state')
    .addOption(json())
    .action(act(async (a, options) => (await import('../commands/project/list.ts')).run(options, a)));
  project
    .command('show <project>')
    .description('what to build, and what is checked')
    .addOption(json())
    .action(
      act(async (a, id: string, options) =>
        (await import('../commands/project/show.ts')).run({ id, ...options }, a),
      ),
    );
  project
    .command('start <project> [dir]')
    .description('write the brief and all requests into an empty folder')
    .action(
      act(async (a, id: string, folder: string | undefined) =>
        (await import('../commands/project/start.ts')).run({ id, folder }, a),
      ),
    );
  project
    .command('check <project>')
    .description('prove over HTTP that the server does what was asked')
    .option('--url <url>', 'a server that runs on this machine already')
    .option('--start <command>', 'start the server with this command, in your shell')
    .option('--only <check>', 'run this check alone')
    .option('--seed <text>', 'the same seed makes the same values')
    .option('--watch', 'run again whenever a file in this folder changes')
    .addOption(json())
    .addHelpText('after', '\nExample: roadmap project check hello-api --start "node server.js"')
    .action(
      act(async (a, id: string, options) =>
        (await import('../commands/project/check.ts')).run({ id, ...options }, a),
      ),
    );
  project
    .command('status')
    .description('how far you are with each project')
    .addOption(json())
    .action(act(async (a, options) => (await import('../commands/project/status.ts')).run(options, a)));
}

function addCheck(check: Command, act: Act, json: () => Option): void {
  check
    .argument(
      '[paths...]',
      'folders with a roadmap.yaml, files or folders in one, or patterns (default: the roadmap in use)',
    )
    .addOption(
      new Option('--format <name>', 'how to report')
        .choices(['pretty', 'json', 'github', 'sarif'])
        .default('pretty'),
    )
    .option('--quiet', 'list errors only')
    .option('--max-warnings <number>', 'fail when there are more warnings', whole)
    .option('--fix', 'repair what can be repaired without changing what is meant')
    .option('--dry-run', 'with --fix: show the patch, write nothing')
    .option('--since <ref>', 'compare with a git revision: what would learners lose?')
    .option('--watch', 'check again whenever a file changes')
    .option('--explain <code>', 'say what a code means, with examples')
    .option('--stdin-name <path>', 'check standard input as the text of this file')
    .option('--stats', 'add figures over all questions')
    .addOption(json())
    .action(
      act(async (a, paths: string[], options) =>
        (await import('../commands/check.ts')).run(
          { paths, ...options, format: options.json ? 'json' : options.format },
          a,
        ),
      ),
    );
}

function addConfig(config: Command, act: Act, json: () => Option): void {
  const load = () => import('../commands/config.ts');
  config
    .command('list')
    .description('all settings with their values')
    .addOption(json())
    .action(
      act(async (a, options: { json?: boolean }) => (await load()).run({ action: 'list', ...options }, a)),
    );
  config
    .command('get <key>')
    .description('one setting')
    .action(act(async (a, key: string) => (await load()).run({ action: 'get', key }, a)));
  config
    .command('set <key> <value>')
    .description('change a setting')
    .action(
      act(async (a, key: string, value: string) => (await load()).run({ action: 'set', key, value }, a)),
    );
  config
    .command('unset <key>')
    .description('back to the default')
    .action(act(async (a, key: string) => (await load()).run({ action: 'unset', key }, a)));
  config
    .command('path')
    .description('where settings are kept')
    .action(act(async (a) => (await load()).run({ action: 'path' }, a)));
}

const atHome: Readonly<Record<Exclude<homeCommand.HomeChoice, 'leave'>, (app: App) => Promise<unknown>>> = {
  next: (app) => nextCommand.run({}, app),
  review: (app) => reviewCommand.run({}, app),
  placement: async (app) => (await import('../commands/placement.ts')).run({ selectors: [] }, app),
  status: (app) => statusCommand.run({}, app),
  list: (app) => listCommand.run({ selectors: [] }, app),
};

async function home(words: readonly string[], app: App): Promise<void> {
  const [word] = words;
  if (word !== undefined)
    throw new UserError(`"${word.slice(0, 60)}" is not a command.`, { exit: 2, hint: nearestCommand(word) });
  // whatever was done, one comes back home
  for (let choice = await homeCommand.run(app); choice !== 'leave'; choice = await homeCommand.run(app)) {
    await atHome[choice](app);
    app.print('');
  }
}

function positive(written: string): number {
  const value = whole(written);
  if (value < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return value;
}

function columns(written: string): number {
  const value = whole(written);
  if (value < 20 || value > 1000)
    throw new InvalidArgumentError('It must be a whole number from 20 to 1000.');
  return value;
}

function minutesADay(written: string): number {
  const value = positive(written);
  if (value > MOST_MINUTES) throw new InvalidArgumentError(`A day has ${MOST_MINUTES} minutes.`);
  return value;
}

function whole(written: string): number {
  if (!/^\d{1,6}$/.test(written)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(written);
}
