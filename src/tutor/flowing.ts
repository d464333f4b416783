import { wrap } from '../terminal/width.ts';

/** Text wrapped to so many columns; code and tables keep their lines, and with null (a pipe) all do. */
export function flowing(text: string, width: number | null): string {
  if (width === null) return text;
  let inCode = false;
  return text
    .split('\n')
    .map((line) => {
      const fence = /^\s*(?:```|~~~)/.test(line);
      if (fence) inCode = !inCode;
      return fence || inCode || line.startsWith('|') ? line : wrap(line, width);
    })
    .join('\n');
}
