import type { Report } from '../check/diagnostic.ts';
import type { Span } from '../source.ts';

// C0 but tab and line ends, DEL, C1: a terminal would obey them
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/u;
// Unicode's Bidi_Control characters: text would be shown in another order than it is read (Trojan Source)
const bidi = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const unsafe = new RegExp(`${control.source}|${bidi.source}`, 'gu');
// the only names HTML has for any of them are lrm and rlm
const reference = /&(?:#[xX]([0-9a-fA-F]{1,8})|#([0-9]{1,8})|(lrm|rlm));/gu;

const name = (char: string): string =>
  `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;

interface Found {
  readonly char: string;
  readonly start: number;
  readonly end: number;
}

/** Every character that must not reach a terminal, also when written as a character reference (`&#27;`). */
export function findUnsafe(text: string): Found[] {
  const raw = [...text.matchAll(unsafe)].map((match) => ({
    char: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const references = [...text.matchAll(reference)].flatMap((match) => {
    const char = referred(match);
    const start = match.index;
    return control.test(char) || bidi.test(char) ? [{ char, start, end: start + match[0].length }] : [];
  });
  return [...raw, ...references];
}

function referred([, hex, decimal, named]: RegExpExecArray): string {
  if (named !== undefined) return named === 'lrm' ? '\u200E' : '\u200F';
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
  for (const { char } of findUnsafe(value)) {
    const left = raw.get(char) ?? 0;
    if (left === 0) {
      say(char, span, report);
      return;
    }
    raw.set(char, left - 1);
  }
}

function say(char: string, span: Span, report: Report): void {
  if (bidi.test(char)) {
    report(
      'text/bidi-control',
      span,
      `Here stands ${name(char)}, which changes the order in which text is shown.`,
      'Delete it.',
    );
  } else if (char === '\u001B') {
    report(
      'text/escape-sequence',
      span,
      'Here begins a terminal escape sequence (U+001B).',
      'Delete it, or write it visibly as \\x1b.',
    );
  } else {
    report('text/control-character', span, `Here stands the control character ${name(char)}.`, 'Delete it.');
  }
}

/** The text without what `reportUnsafe` reports of its characters. */
export const withoutUnsafe = (text: string): string => text.replace(unsafe, '');
