import type { Report } from '../check/diagnostic.ts';
import type { Span } from '../source.ts';

// C0 but tab and line ends, DEL, C1: a terminal would obey them
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/u;
// Unicode's Bidi_Control characters: text would be shown in another order than it is read (Trojan Source)
const bidi = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const unsafe = new RegExp(`${control.source}|${bidi.source}`, 'gu');
const reference = /&#(?:x([0-9a-f]{1,8})|([0-9]{1,8}));/giu;

const name = (char: string): string =>
  `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Reports every character in `text` that must not reach a terminal, also when written as a character
 * reference (`&#27;`). `place` says where an offset of `text` stands in the file.
 */
export function reportUnsafe(
  text: string,
  place: (start: number, end: number) => Span,
  report: Report,
): void {
  for (const match of text.matchAll(unsafe)) {
    say(match[0], place(match.index, match.index + match[0].length), report);
  }
  for (const match of text.matchAll(reference)) {
    const code =
      match[1] === undefined ? Number.parseInt(match[2] as string, 10) : Number.parseInt(match[1], 16);
    if (code > 0x10ffff) continue;
    const char = String.fromCodePoint(code);
    if (control.test(char) || bidi.test(char))
      say(char, place(match.index, match.index + match[0].length), report);
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
