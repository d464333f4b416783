import type { Confidence } from '../learning/event.ts';
import type { Lettered, Reply, Shown } from '../learning/shown.ts';
import { span } from './plain/letters.ts';
import type { Lines } from './plain/lines.ts';
import { parseResponse } from './plain/parse.ts';
import { printable } from './sanitise.ts';
import type { Theme } from './theme.ts';
import { wrap } from './wrap.ts';

export { type Lines, linesOf } from './plain/lines.ts';
export { parseResponse } from './plain/parse.ts';
export type { Problem } from './plain/problem.ts';

/** Where plain lines are written and read. */
export interface PlainIo {
  readonly lines: Lines;
  write(text: string): void;
  /** columns to wrap to on a terminal; null where nothing is wrapped, as in a pipe */
  readonly width: number | null;
  readonly theme: Pick<Theme, 'text'>;
}

/**
 * Asks on plain lines: prints the lettered answers (the stem stands there already), then reads lines until one
 * fits. `again` asks without printing the answers once more, as after a hint. The end of input is a stop.
 */
export async function askPlain(shown: Shown, io: PlainIo, again = false): Promise<Reply> {
  const say = (text: string): void => io.write(`${io.theme.text(text)}\n`);
  if (shown.kind === 'recall') return askRecall(shown, io, say);
  if (!again && shown.kind !== 'type') say(listing(shown, io.width));
  say(how(shown));
  return read(shown, io, say);
}

/** Asks how sure an answer is; null at the end of input. */
export async function askPlainSure(io: PlainIo): Promise<Confidence | null> {
  io.write(`${io.theme.text('How sure are you? s sure, t think so, g guess.')}\n`);
  for (;;) {
    const line = (await lineOf(io))?.toLowerCase();
    if (line === undefined) return null;
    const found = confidences.find((word) => line !== '' && (word === line || word[0] === line));
    if (found !== undefined) return found;
    io.write('Answer s, t or g.\n');
  }
}

/** Asks for yes or no; an empty line is what it is by default, and the end of input null. */
export async function askPlainYes(question: string, io: PlainIo, byDefault = false): Promise<boolean | null> {
  io.write(`${io.theme.text(`${question} ${byDefault ? 'y or Enter yes' : 'y yes'}, n no.`)}\n`);
  for (;;) {
    const line = (await lineOf(io))?.toLowerCase();
    if (line === undefined) return null;
    if (line === '') return byDefault;
    if (/^(?:y|yes)$/.test(line)) return true;
    if (/^(?:n|no)$/.test(line)) return false;
    io.write('Answer y or n.\n');
  }
}

/** The next line, trimmed; null at the end of input. Where none comes, what follows on a terminal stands on a line of its own. */
async function lineOf(io: PlainIo): Promise<string | null> {
  const isTerminal = io.width !== null;
  if (isTerminal) io.write('> ');
  let line: string | null = null;
  try {
    line = await io.lines.next();
  } finally {
    if (isTerminal && line === null) io.write('\n');
  }
  return line?.trim() ?? null;
}

const confidences: readonly Confidence[] = ['sure', 'think', 'guess'];

type Say = (text: string) => void;

async function askRecall(shown: Extract<Shown, { kind: 'recall' }>, io: PlainIo, say: Say): Promise<Reply> {
  say(`Think of your answer, then press Enter to see it. ${extras(shown)}`);
  const line = await lineOrReply(shown, io, say);
  if (typeof line !== 'string') return line;
  if (line === '-') return { type: 'answer', response: { kind: 'unknown' } };
  say(`\n${block(shown.answer, io.width)}\n`);
  say('How well did you know it? 1 again: not yet, 2 hard: with effort, 3 good: yes, 4 easy: at once.');
  return read({ ...shown, hint: null }, io, say);
}

/** Reads until a line fits. */
async function read(shown: Shown, io: PlainIo, say: Say): Promise<Reply> {
  for (;;) {
    const line = await lineOrReply(shown, io, say);
    if (typeof line !== 'string') return line;
    const response = parseResponse(line, shown);
    if (!('problem' in response)) return { type: 'answer', response };
    say(response.problem);
  }
}

/** The next line, trimmed, unless it is the wish for the hint or the end; the caller prints the hint. */
async function lineOrReply(shown: Shown, io: PlainIo, say: Say): Promise<string | Reply> {
  for (;;) {
    const line = await lineOf(io);
    if (line === null) return { type: 'stop' };
    if (line !== '?') return line;
    if (shown.hint !== null) return { type: 'hint' };
    say('There is no hint here.');
  }
}

function listing(shown: Shown, width: number | null): string {
  switch (shown.kind) {
    case 'one':
    case 'many':
    case 'order':
      return lettered(shown.answers, width);
    case 'match': {
      const [left, right] = shown.columns ?? ['Left', 'Right'];
      const sides = [`${printable(left)}:`, lettered(shown.answers, width), '', `${printable(right)}:`];
      return [...sides, lettered(shown.choices, width)].join('\n');
    }
    case 'type':
    case 'recall':
      return '';
  }
}

function lettered(answers: readonly Lettered[], width: number | null): string {
  return answers.map(({ key, text }) => block(text, width, `  ${key}) `)).join('\n');
}

/** Markdown as its author wrote it; on a terminal wrapped, but for code. */
function block(md: string, width: number | null, indent = ''): string {
  const hang = ' '.repeat(indent.length);
  const source = printable(md).trim();
  if (width === null || /^(```|~~~| {4}|\|)/m.test(source)) {
    return indent + source.split('\n').join(`\n${hang}`);
  }
  return wrap(source, width, { indent, hang });
}

function how(shown: Exclude<Shown, { kind: 'recall' }>): string {
  const keys = 'answers' in shown ? shown.answers.map(({ key }) => key) : [];
  const ways = {
    one: `Your answer (${span(keys)}).`,
    many: `All that are right (such as ${keys.slice(0, 2).join(',')}).`,
    order: `All of them in order (such as ${[...keys].reverse().join(',')}).`,
    match: `A pair for each (such as ${keys
      .slice(0, 2)
      .map((key, i) => key + (2 - i))
      .join(',')}).`,
    type: 'Type your answer.',
  };
  return `${ways[shown.kind]} ${extras(shown)}`;
}

function extras(shown: Shown): string {
  return `${shown.hint === null ? '' : '? for a hint, '}- for "I don’t know".`.replace(/^-/, 'Or -');
}
