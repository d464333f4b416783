import type { Command, Option } from 'commander';

/** Where in a command line the cursor is. */
export interface Location {
  readonly program: Command;
  readonly command: Command;
  /** arguments of that command before the cursor */
  readonly given: readonly string[];
  /** flags before the cursor */
  readonly flags: readonly Option[];
  /** whose value is being typed, or null */
  readonly option: Option | null;
  /** what of the word at the cursor is to be completed; what stands before it in the same word */
  readonly typed: string;
  readonly prefix: string;
  /** behind `--` everything is an argument */
  readonly isOver: boolean;
  /** the value of `--roadmap` */
  readonly roadmap: string | undefined;
}

/** Reads a command line as far as the cursor; whatever it does not know it passes over. */
export function locate(program: Command, words: readonly string[]): Location {
  const [before, word, isJoined] = split(words);
  let command = program;
  const given: string[] = [];
  const flags: Option[] = [];
  let awaiting: Option | null = null;
  let isOver = false;
  let roadmap: string | undefined;
  for (const one of before) {
    if (awaiting !== null) {
      if (awaiting.long === '--roadmap') roadmap = one;
      awaiting = null;
    } else if (one === '--' && !isOver) isOver = true;
    else if (one.startsWith('-') && one !== '-' && !isOver) {
      const [name = '', value] = one.split(/=(.*)/s);
      const option = optionOf(name, command, program);
      if (option === undefined) continue;
      flags.push(option);
      if (value === undefined && option.required) awaiting = option;
      else if (option.long === '--roadmap') roadmap = value;
    } else {
      const inner = given.length === 0 ? subcommandsOf(command).find((c) => c.name() === one) : undefined;
      if (inner === undefined) given.push(one);
      else command = inner;
    }
  }
  const [, name, value = ''] = word.match(/^(--[^=]+)=(.*)$/s) ?? [];
  const assigned = name === undefined || isOver ? undefined : optionOf(name, command, program);
  const rest = { program, command, given, flags, isOver, roadmap };
  if (assigned?.required)
    return { ...rest, option: assigned, typed: value, prefix: isJoined ? '' : `${name}=` };
  return { ...rest, option: awaiting, typed: word, prefix: '' };
}

/** The words before the cursor and the one at it. bash takes `--format=json` for three, which become one again. */
function split(words: readonly string[]): [before: string[], word: string, isJoined: boolean] {
  const joined: string[] = [];
  let isJoined = false;
  for (const [i, word] of words.entries()) {
    const isValue = words[i - 1] === '=' && words[i - 2]?.startsWith('--') === true;
    isJoined = isValue || (word === '=' && words[i - 1]?.startsWith('--') === true);
    if (isJoined) joined.push(`${joined.pop() ?? ''}${word}`);
    else joined.push(word);
  }
  return [joined.slice(0, -1), joined.at(-1) ?? '', isJoined];
}

const optionOf = (name: string, command: Command, program: Command): Option | undefined =>
  [...command.options, ...program.options].find(({ short, long }) => name === long || name === short);

/** The commands one may type behind a command. */
export const subcommandsOf = (command: Command): Command[] => command.createHelp().visibleCommands(command);
