import type { PromptContext } from './context.ts';
import { helpLines } from './frame.ts';
import type { Machine } from './machine.ts';
import { runMachine } from './run.ts';

/** The next screen, all that is left at once, or none of it. */
export type MoreReply = 'more' | 'all' | 'quit';

/** One line between two screens of a text, gone again once a key is pressed. */
function moreMachine(percent: number): Machine<null, MoreReply> {
  return {
    start: null,
    step(_state, key) {
      if (key.type === 'enter' || key.type === 'space' || key.type === 'down') return { reply: 'more' };
      if (key.type === 'escape') return { reply: 'quit' };
      if (key.type !== 'char') return { state: null };
      if (key.char === 'q') return { reply: 'quit' };
      return key.char === 'a' ? { reply: 'all' } : { state: null };
    },
    view(_state, { width }, theme) {
      const parts = [
        ['Enter', 'more'],
        ['a', 'all'],
        ['q', 'skip'],
        [`${percent} %`, ''],
      ] as const;
      // one line, whatever the width: the pager has left room for no more
      return helpLines(parts, width, theme)[0] ?? 'Enter';
    },
  };
}

/** Asks how to go on; rejects when it is stopped: see `isStop`. */
export function askMore(percent: number, context: PromptContext): Promise<MoreReply> {
  return runMachine(moreMachine(percent), context);
}
