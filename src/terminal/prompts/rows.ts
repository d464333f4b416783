import type { Reply, Shown } from '../../learning/shown.ts';
import { displayWidth } from '../cells.ts';
import { renderInline, renderMarkdown } from '../markdown.ts';
import type { Theme } from '../theme.ts';
import { wrapLines } from '../wrap.ts';
import type { HelpPart } from './frame.ts';
import type { Key } from './key.ts';

/** The words of the choice that stands last in every list. */
export const unknownText = 'I don’t know';
export const unknownKey = '-';

export interface RowOptions {
  readonly key: string;
  /** Markdown */
  readonly text: string;
  readonly active: boolean;
  /** stands between pointer and key: a box, a place */
  readonly badge?: string;
  readonly width: number;
  readonly theme: Theme;
}

/** One choice as lines: pointer, badge, key, and the text hanging under its own beginning. */
export function rowLines({ key, text, active, badge = '', width, theme }: RowOptions): string[] {
  const pointer = active
    ? theme.accent(theme.symbols.pointer)
    : ' '.repeat(displayWidth(theme.symbols.pointer));
  const prefix = `${pointer} ${badge}${active ? theme.key(`${key})`) : `${key})`} `;
  const room = displayWidth(prefix);
  const inner = width - room;
  if (!text.trim().includes('\n') || inner < 8) {
    const line = renderInline(text, { theme });
    return wrapLines(active ? theme.strong(line) : line, width, { indent: prefix, hang: ' '.repeat(room) });
  }
  const lines = renderMarkdown(text, { width: inner, theme }).split('\n');
  return lines.map((line, i) => (i === 0 ? prefix + line : line === '' ? '' : ' '.repeat(room) + line));
}

/** The pointer after an arrow or j/k, round at the ends; null for other keys, and for letters that are `taken`. */
export function moved(active: number, count: number, key: Key, taken: readonly string[]): number | null {
  const letter = key.type === 'char' && !taken.includes(key.char) ? key.char : null;
  if (key.type === 'up' || letter === 'k') return (active + count - 1) % count;
  if (key.type === 'down' || letter === 'j') return (active + 1) % count;
  return null;
}

/** What the keys that work in every question ask for; a letter that picks an answer is none of them. */
export function commonReply(key: Key, shown: Pick<Shown, 'hint'>, taken: readonly string[]): Reply | null {
  if (key.type === 'escape') return { type: 'stop' };
  if (key.type !== 'char' || taken.includes(key.char)) return null;
  if (key.char === '?' && shown.hint !== null) return { type: 'hint' };
  if (key.char === unknownKey) return { type: 'answer', response: { kind: 'unknown' } };
  return key.char === 'q' ? { type: 'stop' } : null;
}

/** Help for the keys of `commonReply`. */
export function commonHelp(shown: Pick<Shown, 'hint'>, taken: readonly string[]): HelpPart[] {
  const hint: HelpPart[] = shown.hint === null ? [] : [['?', 'hint']];
  return [...hint, [unknownKey, 'don’t know'], [taken.includes('q') ? 'Esc' : 'q', 'stop']];
}
