import type { Argument, Command, Option } from 'commander';
import type { Outline } from '../content/outline.ts';
import { oneLine } from '../terminal/sanitise.ts';
import { type Location, locate, subcommandsOf } from './locate.ts';
import { type Candidate, type Completion, named } from './names.ts';

/**
 * What could be typed next. `words`: those behind `roadmap` up to the cursor, the last one begun or ''. `outlineOf` opens
 * the roadmap in use, given what `--roadmap` says; it is called only where its names are wanted.
 */
export async function complete(
  program: Command,
  words: readonly string[],
  outlineOf: (roadmap: string | undefined) => Promise<Outline>,
): Promise<Completion> {
  const at = locate(program, words);
  const outline = () => outlineOf(at.roadmap);
  const { typed, prefix, option, command, given } = at;
  const found =
    option !== null
      ? await valuesOf(option, at, outline)
      : typed.startsWith('-') && !at.isOver
        ? flagsOf(at)
        : await wordsOf(command, at, outline);
  if (typeof found === 'string') return found;
  return found
    .filter(({ value }) => value.startsWith(typed) && !(option === null && given.includes(value)))
    .map(({ value, about }) => ({ value: `${prefix}${value}`, about: oneLine(about, 70) }));
}

function flagsOf({ command, program, flags }: Location): Candidate[] {
  const own = command.createHelp().visibleOptions(command);
  const more = command === program ? [] : program.options.filter(({ long }) => long !== '--version');
  return [...own, ...more]
    .filter((option) => !flags.includes(option))
    .map(({ long, short, description }) => ({ value: long ?? short ?? '', about: description }));
}

async function valuesOf(option: Option, at: Location, outline: () => Promise<Outline>): Promise<Completion> {
  if (option.argChoices !== undefined) return option.argChoices.map((value) => ({ value, about: '' }));
  return named(option.flags.match(/[<[](.+?)(?:\.\.\.)?[>\]]/)?.[1] ?? '', at, outline);
}

async function wordsOf(command: Command, at: Location, outline: () => Promise<Outline>): Promise<Completion> {
  const inner = subcommandsOf(command);
  if (inner.length > 0 && at.given.length === 0)
    return inner.map((one) => ({ value: one.name(), about: one.description() }));
  const argument = argumentAt(command, at.given.length);
  if (argument === undefined) return at.typed === '' ? flagsOf(at) : [];
  if (argument.argChoices !== undefined) return argument.argChoices.map((value) => ({ value, about: '' }));
  return named(argument.name(), at, outline);
}

function argumentAt({ registeredArguments }: Command, place: number): Argument | undefined {
  const last = registeredArguments.at(-1);
  return registeredArguments[place] ?? (last?.variadic ? last : undefined);
}

/** As the scripts of `completion` read it: a line each, value and a word about it parted by a tab. */
export function completionLines(completion: Completion): string {
  const lines =
    typeof completion === 'string'
      ? [`:${completion}`]
      : completion.map(({ value, about }) => (about === '' ? value : `${value}\t${about}`));
  return lines.map((line) => `${line}\n`).join('');
}
