import type { PromptContext } from './context.ts';
import { drawFrame } from './frame.ts';
import type { Machine } from './machine.ts';
import { moved, rowLines } from './rows.ts';
import { runMachine } from './run.ts';

/** One thing to pick: by its key alone, or with arrows and Enter. */
export interface KeyedRow<R> {
  /** one printed character, in lower case */
  readonly key: string;
  readonly text: string;
  readonly reply: R;
}

export interface KeyedList<R> {
  readonly title: string;
  readonly rows: readonly KeyedRow<R>[];
  /** what Esc and q reply, and the word for it */
  readonly leave: { readonly reply: R; readonly word: string };
}

/** A short list each row of which is one keystroke away. */
export function keyedMachine<R>({ title, rows, leave }: KeyedList<R>): Machine<number, R> {
  const keys = rows.map(({ key }) => key);
  return {
    start: 0,
    step(active, key) {
      if (key.type === 'escape') return { reply: leave.reply };
      const picked = key.type === 'char' ? rows.find((row) => row.key === key.char) : undefined;
      if (picked !== undefined) return { reply: picked.reply };
      if (key.type === 'char' && key.char === 'q') return { reply: leave.reply };
      const at = rows[active];
      if (at !== undefined && (key.type === 'enter' || key.type === 'space')) return { reply: at.reply };
      return { state: moved(active, rows.length, key, keys) ?? active };
    },
    view(active, size, theme) {
      const drawn = rows.map(({ key, text }, at) =>
        rowLines({ key, text: theme.text(text), active: at === active, width: size.width, theme }),
      );
      const { up, down } = theme.symbols;
      const help = [
        [keys.length > 4 ? `${up} ${down}` : keys.join(' '), 'pick'],
        ['Enter', 'choose'],
        [keys.includes('q') ? 'Esc' : 'q', leave.word],
      ] as const;
      return drawFrame(
        { head: [theme.strong(theme.text(title))], rows: drawn, active, note: null, help },
        size,
        theme,
      );
    },
  };
}

/** Lets one thing be picked from a list; leaves nothing on the screen. Rejects when it is stopped: see `isStop`. */
export const pick = <R>(list: KeyedList<R>, context: PromptContext): Promise<R> =>
  runMachine(keyedMachine(list), context);
