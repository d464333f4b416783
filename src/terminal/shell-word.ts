import { oneLine } from './sanitise.ts';

/** A text as one word of a command, to be pasted into a POSIX shell. */
export const shellWord = (text: string): string =>
  /^[\w:/.@-]+$/.test(text) ? text : `'${oneLine(text).replaceAll("'", "'\\''")}'`;
