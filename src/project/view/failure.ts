import { onOneLine } from '../../content/parse/shape.ts';
import type { Check } from '../../content/project/model.ts';
import { oneLine } from '../../terminal/sanitise.ts';
import type { Theme } from '../../terminal/theme.ts';
import { wrap } from '../../terminal/width.ts';
import { curlOf } from '../curl.ts';
import { headerOf, type Message } from '../message.ts';
import { type Failure, type FailureKind, plainlyWrong } from '../result.ts';

export interface View {
  readonly theme: Theme;
  /** columns to wrap sentences to, or null where nothing is wrapped */
  readonly width: number | null;
  /** a sentence with commands as they are to be typed */
  named(sentence: string): string;
}

/** What failed, in two words. */
const headline: Readonly<Record<FailureKind, string>> = {
  'not-listening': 'Not listening',
  'wrong-answer': 'Wrong answer',
  'too-slow': 'Too slow',
  'broken-answer': 'Broken answer',
  checker: 'Not your server’s fault',
};

/** Headers that say what an answer means; the rest is left out. */
const tellingHeaders = [
  'Content-Type',
  'Location',
  'Allow',
  'ETag',
  'Retry-After',
  'WWW-Authenticate',
  'Content-Range',
  'Content-Disposition',
  'X-Cache',
];
const longestHeader = 200;
const longestLine = 300;
const mostLines = 12;

/** A failed check as a learner can learn from it: what was asked, what came back, what was expected and why. */
export function failureView(check: Check, failure: Failure, host: string, view: View): string {
  const { theme } = view;
  const { request, answer, expected, got } = failure;
  const topic = view.named(`roadmap show ${check.topic}`);
  return [
    `${theme.bad(theme.symbols.bad)} ${theme.strong(check.id)}`,
    sentence(check.says, view),
    part('What happened', [whatHappened(failure)], view),
    ...(failure.blocked
      ? [sentence('The check could not even begin: what it needs first did not work.', view)]
      : []),
    // never wrapped: it is there to be pasted
    ...(request === null
      ? []
      : [`${label('Request', theme)}\n  ${theme.code(theme.text(oneLine(curlOf(request, host))))}`]),
    ...(answer === null ? [] : [`${label('Came back', theme)}\n${answerLines(answer, theme).join('\n')}`]),
    ...(expected === null ? [] : [part('Expected', [expected], view)]),
    ...(got === null ? [] : [part('Instead', [got], view)]),
    part('Why', [check.why, ...(check.spec === null ? [] : [`(${check.spec})`])], view),
    ...(check.hint === null ? [] : [part('Hint', [onOneLine(check.hint)], view)]),
    part('Read', [topic], view),
  ].join('\n');
}

/** Where it is said what was expected instead, two words are enough. */
const whatHappened = ({ kind, message, expected }: Failure): string =>
  kind === 'wrong-answer' && expected !== null && message === plainlyWrong
    ? `${headline[kind]}.`
    : `${headline[kind]}. ${message}`;

const label = (name: string, theme: Theme): string => theme.dim(name);

function part(name: string, texts: readonly string[], view: View): string {
  return `${label(name, view.theme)}\n${sentence(texts.join(' '), view)}`;
}

function sentence(text: string, { theme, width }: View): string {
  const shown = theme.text(oneLine(text));
  return width === null ? `  ${shown}` : wrap(shown, width, { indent: '  ', hang: '  ' });
}

/** Status, telling headers and the beginning of the body; nothing of it reaches the terminal as a command. */
function answerLines(answer: Message, theme: Theme): string[] {
  const headers = tellingHeaders.flatMap((name) => {
    const value = headerOf(answer, name);
    return value === undefined ? [] : [`${name}: ${oneLine(value, longestHeader)}`];
  });
  const status = answer.status === null ? [] : [`status ${answer.status}`];
  const asked =
    answer.method === undefined ? [] : [`${answer.method} ${oneLine(answer.path ?? '', longestHeader)}`];
  return [...status, ...asked, ...headers, ...bodyLines(answer)].map((line) => `  ${theme.text(line)}`);
}

function bodyLines({ body }: Message): string[] {
  if (body.length === 0) return ['(no body)'];
  const text = textIn(body.subarray(0, mostLines * longestLine * 4));
  if (text === null) return [`(${body.length} bytes that are no text)`];
  const lines = text.trimEnd().split(/\r?\n/);
  const shown = lines.slice(0, mostLines).map((line) => oneLine(line, longestLine));
  return lines.length > mostLines ? [...shown, `(${lines.length - mostLines} more lines)`] : shown;
}

function textIn(bytes: Uint8Array): string | null {
  try {
    // a cut may stand in the middle of a character
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
