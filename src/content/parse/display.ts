import type { Report } from '../check/diagnostic.ts';
import type { Span } from '../source.ts';
import { bidiControls, breaks, controls, invisible, separators } from '../unseen.ts';

const control = new RegExp(`[${controls}]`, 'u');
const bidi = new RegExp(`[${bidiControls}]`, 'u');
// of what is invisible there may be many in a row, which are reported once
const unsafe = new RegExp(`[${controls}${bidiControls}]|[${invisible}${separators}]+`, 'gu');
const isUnsafe = new RegExp(`^[${controls}${bidiControls}${invisible}${separators}]$`, 'u');
/** The names HTML has for any of them. */
const named: ReadonlyMap<string, string> = new Map([
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
  ['af', '\u2061'],
  ['ApplyFunction', '\u2061'],
  ['it', '\u2062'],
  ['InvisibleTimes', '\u2062'],
  ['ic', '\u2063'],
  ['InvisibleComma', '\u2063'],
]);
const reference = new RegExp(
  `&(?:#[xX]([0-9a-fA-F]{1,8})|#([0-9]{1,8})|(${[...named.keys()].join('|')}));`,
  'gu',
);

const nameOf = (char: string): string =>
  `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;

interface Found {
  readonly char: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Every character that must not reach a terminal; behind them those written as a character reference (`&#27;`). One at a
 * time: a text may be made of them.
 */
export function* findUnsafe(text: string): Generator<Found> {
  for (const { 0: char, index: start } of text.matchAll(unsafe))
    yield { char, start, end: start + char.length };
  for (const match of text.matchAll(reference)) {
    const char = referred(match);
    if (isUnsafe.test(char)) yield { char, start: match.index, end: match.index + match[0].length };
  }
}

function referred([, hex, decimal, name]: RegExpExecArray): string {
  if (name !== undefined) return named.get(name) ?? '';
  const code = hex === undefined ? Number.parseInt(decimal as string, 10) : Number.parseInt(hex, 16);
  return code > 0x10ffff ? '' : String.fromCodePoint(code);
}

/** Reports all of them where they stand in a file's whole text. */
export function reportUnsafe(text: string, report: Report): void {
  for (const { char, start, end } of findUnsafe(text)) say(char, { start, end }, report);
}

/**
 * Reports the first of them that a decoded `value` holds more often than what was written for it: it came out of
 * an escape, and its place is that of the whole value.
 */
export function reportDecoded(value: string, written: string, span: Span, report: Report): void {
  const raw = new Map<string, number>();
  for (const { char } of findUnsafe(written)) raw.set(char, (raw.get(char) ?? 0) + 1);
  for (const char of decodedUnsafe(value)) {
    const left = raw.get(char) ?? 0;
    if (left === 0) {
      say(char, span, report);
      return;
    }
    raw.set(char, left - 1);
  }
}

function* decodedUnsafe(value: string): Generator<string> {
  for (const { char } of findUnsafe(value)) yield char;
  // a line end of old can only come out of an escape, and leads a terminal back over what it wrote
  for (const [char] of value.matchAll(/\r(?!\n)/g)) yield char;
}

function say(char: string, span: Span, report: Report): void {
  if (bidi.test(char)) {
    report(
      'text/bidi-control',
      span,
      `Here stands ${nameOf(char)}, which changes the order in which text is shown.`,
      'Delete it.',
    );
  } else if (char === '\u001B') {
    report(
      'text/escape-sequence',
      span,
      'Here begins a terminal escape sequence (U+001B).',
      'Delete it, or write it visibly as \\x1b.',
    );
  } else if (!control.test(char) && char !== '\r') {
    report(
      'text/invisible-character',
      span,
      `Here stands ${nameOf(char)}, which nobody sees.`,
      'Delete it; learners are shown the text without it.',
    );
  } else {
    report(
      'text/control-character',
      span,
      `Here stands the control character ${nameOf(char)}.`,
      'Delete it.',
    );
  }
}

const lineEnds = new RegExp(`[${separators}]`, 'gu');
const left = new RegExp(`[${breaks}]`, 'gu');

/** The text without the characters that are reported, or show nothing; line ends that not everybody knows are those everybody knows. */
export const withoutUnsafe = (text: string): string =>
  text.replace(lineEnds, ' ').replace(unsafe, '').replace(left, '').replace(/\r\n?/g, '\n');
