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
  new Option('-n <number>', about).argParser(between(1));

export const selectors = (required: boolean): Argument =>
  new Argument(
    required ? '<topics...>' : '[topics...]',
    'topics or stages: an id, an alias, a number such as 2.2, a path, or all',
  );

/** More than this nobody means. */
const MOST = 999_999;

/** Parses a whole number within these bounds. The parser throws InvalidArgumentError. */
export const between =
  (least: number, most = MOST) =>
  (written: string): number => {
    const value = /^\d{1,6}$/.test(written) ? Number(written) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      `It must be a whole number from ${least} to ${most.toLocaleString('en')}.`,
    );
  };
