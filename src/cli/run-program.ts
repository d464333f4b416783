import { type Command, CommanderError } from 'commander';
import { App } from '../app.ts';
import { UserError } from '../errors.ts';
import { oneLine } from '../terminal/sanitise.ts';
import { describeScreen } from '../terminal/screen.ts';
import type { World } from '../world.ts';
import { complete, completionLines } from './complete.ts';
import { locate, subcommandsOf } from './locate.ts';
import { nearestCommand } from './nearest.ts';
import { makeProgram } from './program.ts';

/** Parses the arguments and runs the command; gives the exit code. Throws what the command throws. */
export async function runProgram(world: World, version: string): Promise<number> {
  let outcome: boolean | undefined;
  const [first, ...words] = world.argv;
  const done = (said: boolean | undefined): void => {
    outcome = said;
  };
  const program = makeProgram(world, version, done, first);
  // what the scripts of `completion` ask; the words are not for the program to obey
  if (first === '__complete') {
    const outlineOf = async (typed?: string) => {
      // as typed: no shell has read it yet
      const roadmap = typed?.replace(/^~(?=\/|$)/, world.home ?? '~');
      return new App(world, { roadmap }).content().outline;
    };
    world.stdout.write(completionLines(await complete(program, words, outlineOf)));
    return 0;
  }
  const width = Math.min(80, describeScreen(world).width);
  const all = [program, ...program.commands, ...program.commands.flatMap((command) => command.commands)];
  for (const command of all) {
    command.exitOverride().configureOutput({
      writeOut: (text) => void world.stdout.write(text),
      // said once, in the form of every other error
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  }
  try {
    await program.parseAsync(helpAsked(world.argv, program) ?? world.argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw usageError(error, program, world.argv);
  }
  return outcome === false ? 1 : 0;
}

function usageError(error: CommanderError, program: Command, argv: readonly string[]): UserError {
  const { command } = locate(program, [...argv, '']);
  const path = pathOf(command);
  const help = `See: ${path} --help`;
  const wrong = (message: string, hint = help) => new UserError(message, { exit: 2, hint });
  // `roadmap config` alone
  if (error.code === 'commander.help')
    return wrong(
      `${path} wants one of these behind it: ${subcommandsOf(command)
        .map((one) => one.name())
        .filter((name) => name !== 'help')
        .join(', ')}.`,
    );
  const [sentence = '', ...more] = error.message.replace(/^error: /, '').split('\n');
  if (error.code === 'commander.unknownOption') {
    const [, flag = '', value] = sentence.match(/'([^=]+?)(=.*)?'$/s) ?? [];
    const known = command.options.find(({ long, short }) => flag === long || flag === short);
    if (known !== undefined && value !== undefined && !known.required && !known.optional)
      return wrong(`Option '${flag}' takes no value.`);
    if (known !== undefined && command !== program)
      return wrong(`Option '${flag}' belongs behind the command.`, `As in: ${path} ${known.flags}`);
  }
  const suggestion = more.join(' ').match(/Did you mean (.+?)\?/)?.[1];
  const said = sentence.replace(/^./, (c) => c.toUpperCase()).replace(/\.?$/, '.');
  return wrong(said, suggestion === undefined ? help : `Did you mean ${suggestion}? ${help}`);
}

/** `roadmap project check` */
const pathOf = (command: Command): string =>
  command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;

/**
 * What `help project check`, `project help check` and `-h project check` stand for: that command with `--help`. Null where
 * help is asked for in no such way. Throws UserError (2) for what is no command.
 */
function helpAsked([first = '', ...rest]: readonly string[], program: Command): string[] | null {
  const [second = '', ...others] = rest;
  const isFirst = first === 'help' || (/^(?:-h|--help)$/.test(first) && !second.startsWith('-'));
  const outer = subcommandsOf(program).find((one) => one.name() === first);
  if (!isFirst && !(second === 'help' && outer !== undefined && outer.commands.length > 0)) return null;
  const names = (isFirst ? rest : [first, ...others]).filter((word) => !word.startsWith('-'));
  const found: string[] = [];
  let command = program;
  for (const name of names) {
    if (name === 'help') break;
    const inner = subcommandsOf(command);
    const next = inner.find((one) => one.name() === name);
    if (next === undefined)
      throw new UserError(
        `"${oneLine(name, 60)}" is not a command${command === program ? '' : ` of ${pathOf(command)}`}.`,
        {
          exit: 2,
          hint: nearestCommand(
            name,
            inner.map((one) => one.name()),
            pathOf(command),
          ),
        },
      );
    found.push(name);
    command = next;
  }
  return [...found, '--help'];
}
