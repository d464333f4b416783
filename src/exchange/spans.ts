/** A code span that holds the text, whatever backticks are in it (CommonMark 6.1). */
export function codeSpan(text: string): string {
  const marks = '`'.repeat(longestRun(text) + 1);
  const room = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${marks}${room}${text}${room}${marks}`;
}

/** A fenced block that holds the lines, whatever fences are in them (CommonMark 4.5). */
export function fence(lines: string, language = ''): string {
  const marks = '`'.repeat(Math.max(3, longestRun(lines) + 1));
  return `${marks}${language}\n${lines === '' ? '' : `${lines}\n`}${marks}`;
}

const longestRun = (text: string): number =>
  [...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0);

/** An address as it may stand between the parentheses of a link. */
export const linkTarget = (address: string): string =>
  address
    .replace(/\s/g, '%20')
    .replace(/[()<>\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
