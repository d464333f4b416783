import type { Command, Option } from 'commander';
import { exampleOf } from './parts.ts';

/** What the environment means to the program, for its manual. */
const variables: readonly (readonly [string, string])[] = [
  ['ROADMAP_HOME', 'the folder for everything that is written'],
  ['ROADMAP_DIR', 'the folder of the roadmap to use'],
  ['NO_COLOR, FORCE_COLOR', 'no colour, and colour in spite of that or of a pipe'],
  ['VISUAL, EDITOR', 'the editor for notes'],
  ['TERM, COLUMNS, LINES', 'what the terminal can do, and its size where there is none'],
  ['LC_ALL, LC_CTYPE, LANG', 'without UTF-8 in the first that is set, only ASCII is written'],
  ['ROADMAP_DEBUG', '1: errors come with a stack trace'],
];

/** Exit codes, for the manual. */
const codes: readonly (readonly [string, string])[] = [
  ['0', 'done'],
  ['1', 'check found errors, a project failed its checks, or it could not be done'],
  ['2', 'wrong use, or a prompt without a terminal'],
  ['129, 130, 143', 'stopped by hang-up, by Ctrl-C, by terminate; every answer given is kept'],
];

const files: readonly (readonly [string, string])[] = [
  [
    '~/.local/share/roadmap',
    'progress, settings and notes on Linux, unless XDG_DATA_HOME or ROADMAP_HOME says otherwise',
  ],
  ['~/Library/Application Support/roadmap', 'the same on macOS'],
  ['%LOCALAPPDATA%\\roadmap', 'the same on Windows'],
];

/** Every command as rows of a Markdown table: how it is called, and what it does with which flags. */
export function commandTable(program: Command): string {
  const rows = shown(program).map((command) => {
    const inner = command.commands.map((one) => one.name());
    const called = `roadmap ${command.name()}${inner.length > 0 ? ` ${inner.join('\\|')}` : argumentsOf(command)}`;
    const flags = [...new Set([command, ...command.commands].flatMap((one) => own(one).map(flagOf)))];
    return `| \`${called}\` | ${[command.description(), flags.map((flag) => `\`${flag}\``).join(', ')].filter(Boolean).join(': ')} |`;
  });
  const home = '| `roadmap` | where you are, what is due, what is next, and a menu of what to do now |';
  return ['| command | does |', '|---|---|', home, ...rows].join('\n');
}

/** The manual page, section 1, as troff for `man`. */
export function manPage(program: Command, version: string): string {
  const named = (rows: readonly (readonly [string, string])[]): string[] =>
    rows.flatMap(([name, about]) => ['.TP', `.B ${roff(name)}`, roff(about)]);
  return [
    `.TH ROADMAP 1 "" "roadmap ${roff(version)}" "User Commands"`,
    '.SH NAME',
    `roadmap \\- ${roff(lowered(program.description()))}`,
    '.SH SYNOPSIS',
    '.B roadmap',
    roff('[--roadmap <dir>] [<command> [<arguments>]]'),
    '.SH DESCRIPTION',
    roff(
      'Lessons, quizzes with the reason behind every answer, and reviews that come before something is forgotten. Without a command it says where you are, what is due and what is next. Everything is kept on this machine; nothing is sent anywhere.',
    ),
    '.SH OPTIONS',
    ...optionsOf(program),
    '.SH COMMANDS',
    ...shown(program).flatMap((command) =>
      command.commands.length > 0
        ? [...described(command), '.RS', ...command.commands.flatMap(described), '.RE']
        : described(command),
    ),
    '.SH EXIT STATUS',
    ...named(codes),
    '.SH ENVIRONMENT',
    ...named(variables),
    '.SH FILES',
    ...named(files),
    '',
  ].join('\n');
}

const shown = (program: Command): Command[] => program.createHelp().visibleCommands(program);

/** Options of its own, without the one for help. */
const own = (command: Command): Option[] =>
  command
    .createHelp()
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help');

const flagOf = ({ long, short }: Option): string => long ?? short ?? '';

const argumentsOf = (command: Command): string =>
  command.registeredArguments
    .map((one) => {
      const name = `${one.name()}${one.variadic ? '…' : ''}`;
      return one.required ? ` <${name}>` : ` [${name}]`;
    })
    .join('');

function described(command: Command): string[] {
  const path = command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name();
  const example = exampleOf(command);
  const inner = [
    ...command.registeredArguments
      .filter(({ description }) => description !== '')
      .flatMap((one) => [
        '.TP',
        `.I ${roff(one.name())}`,
        roff(`${one.description}${choices(one.argChoices)}`),
      ]),
    ...optionsOf(command),
  ];
  return [
    '.TP',
    `.B roadmap ${roff(`${path}${argumentsOf(command)}`)}`,
    roff(command.description()),
    ...(example === null || command.commands.length > 0 ? [] : ['.br', `Example: ${roff(example)}`]),
    ...(inner.length > 0 ? ['.RS', ...inner, '.RE'] : []),
  ];
}

const optionsOf = (command: Command): string[] =>
  own(command).flatMap(({ flags, description, argChoices, defaultValue }) => [
    '.TP',
    `.B ${roff(flags)}`,
    roff(
      `${description}${choices(argChoices)}${defaultValue === undefined ? '' : ` (default: ${String(defaultValue)})`}`,
    ),
  ]);

const choices = (values: readonly string[] | undefined): string =>
  values === undefined ? '' : ` (one of: ${values.join(', ')})`;

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');

/** A text as troff takes it literally: hyphens that can be copied, no requests, only ASCII. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(
      /[^\x00-\x7f]/gu,
      (char) => `\\[u${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replace(/^([.'])/, '\\&$1');
}
