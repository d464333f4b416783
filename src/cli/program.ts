import { Command, Help, type Option } from 'commander';
import type { App } from '../app.ts';
import * as homeCommand from '../commands/home.ts';
import * as listCommand from '../commands/list.ts';
import * as nextCommand from '../commands/next.ts';
import * as reviewCommand from '../commands/review.ts';
import * as statusCommand from '../commands/status.ts';
import { UserError } from '../errors.ts';
import type { World } from '../world.ts';
import { nearestCommand } from './nearest.ts';
import { type Entry, makeParts, type Outcome } from './parts.ts';
import { authorCommands } from './table/author.ts';
import { learnerCommands } from './table/learner.ts';
import { ownCommands } from './table/own.ts';
import { projectCommands } from './table/project.ts';
import { recordsCommands } from './table/records.ts';

const commands: Readonly<Record<string, Entry>> = {
  ...learnerCommands,
  ...authorCommands,
  ...projectCommands,
  ...recordsCommands,
  ...ownCommands,
};

/** Names one may type after `roadmap`. */
export const commandNames: readonly string[] = [...Object.keys(commands), 'help'];

/**
 * The command line: every command with its flags and help. Where `first`, the first argument, is the name of a command,
 * it has that one alone: making all of them costs every start milliseconds.
 */
export function makeProgram(
  world: World,
  version: string,
  done: (outcome: Outcome) => void,
  first?: string,
): Command {
  const program = new Command('roadmap');
  program
    .description('A tutor in the terminal: from "what is HTTP?" to working backend developer.')
    .version(version, '-V, --version', 'print the version')
    .option('--roadmap <dir>', 'use the roadmap in this folder')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showHelpAfterError(false)
    // short terms leave room for what a command does, within 80 columns
    .configureHelp({
      subcommandTerm: shortTerm,
      formatItem,
      minWidthToWrap: 20,
      showGlobalOptions: true,
      visibleGlobalOptions,
    })
    .showSuggestionAfterError(true)
    .addHelpText('after', '\nBegin with: roadmap next');
  const parts = makeParts(world, program, done);
  // with a word it does not know, commander turns to the default command
  program
    .command('home [word...]', { isDefault: true, hidden: true })
    .action(parts('home').act((app, words: string[]) => home(words, app)));
  const entry = first !== undefined && Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (first !== undefined && entry !== undefined) entry(parts(first));
  else for (const [name, add] of Object.entries(commands)) add(parts(name));
  return program;
}

const shortTerm = (command: Command): string =>
  [
    command.name(),
    ...command.registeredArguments.map((arg) => (arg.required ? `<${arg.name()}>` : `[${arg.name()}]`)),
  ].join(' ');

/** What every command takes; the version is asked of the program alone. */
function visibleGlobalOptions(this: Help, command: Command): Option[] {
  return Help.prototype.visibleGlobalOptions.call(this, command).filter(({ long }) => long !== '--version');
}

/** Columns a description needs beside its term; where there are fewer it stands below. */
const ROOM_BESIDE = 30;

function formatItem(this: Help, term: string, termWidth: number, about: string, help: Help): string {
  const width = this.helpWidth ?? 80;
  if (width - termWidth - 4 >= ROOM_BESIDE)
    return Help.prototype.formatItem.call(this, term, termWidth, about, help);
  return `  ${term}\n      ${help.boxWrap(about, width - 6).replaceAll('\n', '\n      ')}`;
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
    throw new UserError(`"${word.slice(0, 60)}" is not a command.`, {
      exit: 2,
      hint: nearestCommand(word, commandNames),
    });
  // whatever was done, one comes back home
  for (let choice = await homeCommand.run(app); choice !== 'leave'; choice = await homeCommand.run(app)) {
    await atHome[choice](app);
    app.print('');
  }
}
