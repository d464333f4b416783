import type { App } from '../app.ts';
import type { Fixed } from '../content/check/fix/fix.ts';
import { shownPath } from '../content/entry.ts';
import { unseen } from '../content/unseen.ts';
import { oneLine } from '../terminal/sanitise.ts';
import type { Change } from './fix-target.ts';
import { prettyStyle } from './style.ts';

export interface FixReport {
  readonly fixed: readonly Fixed[];
  readonly refused: readonly Fixed[];
  readonly unwritten: readonly { readonly path: string; readonly why: string }[];
}

/** Lines that say what was repaired, and what could not be. */
export function fixLines({ fixed, refused, unwritten }: FixReport, app: App): string[] {
  const style = prettyStyle(app);
  const line = ({ file, line: at, code, what }: Fixed): string =>
    style.wrap(style.safe(`${file}:${at}  ${what}${code === null ? '' : ` (${code})`}`), '  ');
  return [
    ...(fixed.length === 0 ? [] : [style.strong('Repaired:'), ...fixed.map(line), '']),
    ...(refused.length === 0
      ? []
      : [style.strong('Left alone, since more would have changed:'), ...refused.map(line), '']),
    ...unwritten.map(({ path, why }) =>
      style.wrap(style.error(style.safe(`${path} was not repaired: ${why}.`)), ''),
    ),
    ...(unwritten.length === 0 ? [] : ['']),
  ];
}

/** What would change, as a patch. No line of it is obeyed: one that would be is there to be read, not to be applied. */
export async function patchOf(changes: readonly Change[], app: App): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const patches = changes.map(({ path, before, after }) => {
    const name = shownPath(path).replace(/^\/+/, '');
    const [old, now] = [before, after].map((bytes) => Buffer.from(bytes).toString('utf8')) as [
      string,
      string,
    ];
    const options = { context: 3, headerOptions: FILE_HEADERS_ONLY, maxEditLength: mostEdits };
    const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, old, now, undefined, undefined, options);
    return patch ?? wholePatch(name, old, now);
  });
  const patch = patches.join('');
  if (!app.screen.tty && !hidden.test(patch)) return patch;
  return patch
    .split('\n')
    .map((line) => coloured(app.theme.text(oneLine(line)), app))
    .join('\n');
}

/** Lines that go and come, of one file: the time to find the fewest of them grows with their square. */
const mostEdits = 2_000;

/** A patch that takes all lines of a file out and puts the new ones in. */
function wholePatch(name: string, old: string, now: string): string {
  const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const marked = (mark: string, lines: readonly string[]): string =>
    lines
      .map((line) => (line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`))
      .join('');
  const range = (lines: readonly string[]): string => (lines.length === 0 ? '0,0' : `1,${lines.length}`);
  const [gone, come] = [linesOf(old), linesOf(now)];
  const head = `--- a/${name}\n+++ b/${name}\n@@ -${range(gone)} +${range(come)} @@\n`;
  return head + marked('-', gone) + marked('+', come);
}

/** Characters that nobody would see; line ends of other systems belong to a patch. */
const hidden = new RegExp(`[${unseen}]|\\r(?!\\n)`, 'u');

function coloured(line: string, { theme }: App): string {
  if (/^(?:---|\+\+\+) /.test(line)) return theme.strong(line);
  if (line.startsWith('+')) return theme.good(line);
  if (line.startsWith('-')) return theme.bad(line);
  return line.startsWith('@@') ? theme.dim(line) : line;
}
