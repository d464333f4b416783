import { CommanderError } from 'commander';
import { App } from '../app.ts';
import { UserError } from '../errors.ts';
import { describeScreen } from '../terminal/screen.ts';
import type { World } from '../world.ts';
import { complete, completionLines } from './complete.ts';
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
      writeErr: (text) => void world.stderr.write(text),
      // said once, in the form of every other error
      outputError: () => {},
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  }
  try {
    await program.parseAsync(world.argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    // `roadmap config` alone prints its help, which is the answer to what was asked
    if (error.code === 'commander.help') return 2;
    throw usageError(error, world.argv);
  }
  return outcome === false ? 1 : 0;
}

function usageError(error: CommanderError, argv: readonly string[]): UserError {
  const [sentence, ...more] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = more.join(' ').match(/Did you mean (.+?)\?/)?.[1];
  const command = argv.find((word) => !word.startsWith('-'));
  const help = `See: roadmap ${command === undefined || error.code === 'commander.unknownCommand' ? '' : `${command} `}--help`;
  const said = (sentence ?? '').replace(/^./, (c) => c.toUpperCase()).replace(/\.?$/, '.');
  return new UserError(said, {
    exit: 2,
    hint: suggestion === undefined ? help : `Did you mean ${suggestion}? ${help}`,
  });
}
