/*
 * Characters that are not what they seem, as parts of a class in a pattern with the flag `u`. Of what Unicode lets a
 * program show nothing for (Default_Ignorable_Code_Point) some are none of them: joiners and variation selectors, since
 * emoji and several scripts are written with them, and the soft hyphen.
 */

/** C0 but tab and line ends, DEL, C1: a terminal obeys them. */
export const controls = '\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f';
/** Unicode's Bidi_Control characters: text would be shown in another order than it is read (Trojan Source). */
export const bidiControls = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';
/**
 * What takes no place, or is a letter of nothing (Hangul fillers, vowels of Khmer that are not written): two texts look
 * the same and are not, or one carries another that nobody sees. Selectors of the supplement are among them: a terminal
 * shows the same character without.
 */
export const invisible =
  '\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u2061-\\u2065\\u206a-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb' +
  '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}';
/** The same, where a line may be broken or may not: of use to whoever writes Thai, and to nobody who reads on a terminal. */
export const breaks = '\\u200b\\u2060';
/** Line ends that only some programs know. */
export const separators = '\\u2028\\u2029';

/** All of them, and half characters: as a range, since the class of them takes every start ten times as long. */
export const unseen = `${controls}${bidiControls}${invisible}${breaks}${separators}\\ud800-\\udfff`;

/** A character spelled out: `\x1b`, `\u202e`, `\u{e0041}`. */
export function spelled(char: string): string {
  if (char === '\n') return '\\n';
  if (char === '\t') return '\\t';
  if (char === '\r') return '\\r';
  const code = char.codePointAt(0) as number;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}
