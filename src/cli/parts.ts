import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { App } from '../app.ts';
import { UserError } from '../errors.ts';
import type { World } from '../world.ts';

/** What an action says of how it went: false where errors were found. */
export type Outcome = boolean | undefined;

type Action = <A extends readonly unknown[]>(
  run: (app: App, ...args: A) => Promise<Outcome> | Promise<void>,
) => (...args: A) => Promise<void>;

/** What a command is made of. */
export interface Parts {
  /** the command itself, with what it does and an example of its use */
  command(about: string, example: string): Command;
  /** an action that is handed the app */
  readonly act: Action;
  /** of the program */
  readonly version: string;
}

/** Adds a command to the program. */
export type Entry = (parts: Parts) => void;

/** How commands of this program are made. `done` learns how the one that ran went. */
export function makeParts(world: World, program: Command, done: (outcome: Outcome) => void) {
  const act: Action =
    (run) =>
    async (...args) => {
      const app = new App(world, program.opts<{ roadmap?: string }>());
      try {
        done((await run(app, ...args)) ?? undefined);
      } catch (error) {
        throw error instanceof UserError && error.hint !== null
          ? error.hinting(app.named(error.hint))
          : error;
      }
    };
  return (name: string): Parts => ({
    act,
    version: program.version() ?? '',
    command: (about, example) => inside(program, name, about, example),
  });
}

const examples = new WeakMap<Command, string>();

/** A line one may type, or null for a command that only holds others. */
export const exampleOf = (command: Command): string | null => examples.get(command) ?? null;

/** A command inside another one. `usage`: its name, and arguments that need no explanation. */
export function inside(parent: Command, usage: string, about: string, example: string): Command {
  const made = parent.command(usage).description(about).allowExcessArguments(false);
  examples.set(made, example);
  return made.addHelpText('after', `\nExample: ${example}`);
}

export const json = (): Option => new Option('--json', 'print one JSON document and nothing else');

export const plain = (): Option => new Option('--plain', 'ask on plain lines, for pipes and screen readers');

export const number = (about = 'how many questions'): Option =>
  new Option('-n <number>', about).argParser(positive);

export const selectors = (required: boolean): Argument =>
  new Argument(
    required ? '<topics...>' : '[topics...]',
    'topics or stages: an id, an alias, a number such as 2.2, a path, or all',
  );

/** Parses a whole number from 0. Throws InvalidArgumentError. */
export function whole(written: string): number {
  if (!/^\d{1,6}$/.test(written)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(written);
}

/** Parses a whole number from 1. Throws InvalidArgumentError. */
export function positive(written: string): number {
  const value = whole(written);
  if (value < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return value;
}
