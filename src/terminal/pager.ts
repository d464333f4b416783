import { displayWidth } from './cells.ts';
import type { Screen } from './screen.ts';

export interface PagerOptions {
  write(text: string): void;
  /** asked anew for each page, as a window may be resized between two */
  screen(): Pick<Screen, 'tty' | 'width' | 'height'>;
  /** how to go on, given how much was shown, in percent; see `prompts/more.ts` */
  ask(percent: number): Promise<'more' | 'all' | 'quit'>;
}

/**
 * Shows a text a screen at a time; all of it stays in the scrollback. What fits, and all that goes to no
 * terminal, is shown at once. Tells whether it was shown to its end.
 */
export async function page(text: string, options: PagerOptions): Promise<boolean> {
  const lines = text.replace(/\n$/, '').split('\n');
  let at = 0;
  while (at < lines.length) {
    const end = pageEnd(lines, at, options.screen());
    options.write(`${lines.slice(at, end).join('\n')}\n`);
    at = end;
    if (at >= lines.length) break;
    const reply = await options.ask(Math.floor((100 * at) / lines.length));
    if (reply === 'quit') return false;
    if (reply === 'all') {
      options.write(`${lines.slice(at).join('\n')}\n`);
      break;
    }
  }
  return true;
}

/** The line before which to pause: one row is left for the prompt, and a heading stays with its text. */
function pageEnd(lines: readonly string[], from: number, screen: ReturnType<PagerOptions['screen']>): number {
  if (!screen.tty) return lines.length;
  const room = Math.max(1, screen.height - 1);
  let rows = 0;
  let end = from;
  for (; end < lines.length; end++) {
    // a line wrapped for a wider window takes several rows now
    rows += Math.max(1, Math.ceil(displayWidth(lines[end] ?? '') / screen.width));
    if (rows > room) break;
  }
  if (end >= lines.length) return lines.length;
  end = Math.max(from + 1, end);
  // an empty line shortly before is the better place
  for (let gap = end; gap > from + room / 2 && gap > end - 4; gap--) if (lines[gap - 1] === '') return gap;
  return end;
}
