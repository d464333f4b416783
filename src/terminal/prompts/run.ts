import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core';
import { type PromptContext, sizeOf } from './context.ts';
import { type RawKey, toKey } from './key.ts';
import type { Machine } from './machine.ts';
import { untilStop } from './until-stop.ts';

const hideCursor = '\x1b[?25l';

/**
 * Runs a machine on a terminal until it replies, then erases what it drew. Rejects, with the terminal as it
 * was, when it is stopped: see `isStop`.
 */
export function runMachine<S, R>(machine: Machine<S, R>, context: PromptContext): Promise<R> {
  let drawn = '';
  const prompt = createPrompt<R, null>((_config, done) => {
    const [state, setState] = useState<{ readonly value: S }>({ value: machine.start });
    const [, setSize] = useState(sizeOf(context));
    useKeypress((event: RawKey & { name: string }, rl) => {
      // what readline gathers as a line would shift the cursor
      rl.clearLine(0);
      const step = machine.step(state.value, toKey(event));
      if ('reply' in step) done(step.reply);
      else setState({ value: step.state });
    });
    useEffect(() => {
      const resized = (): void => setSize(sizeOf(context));
      context.output.on('resize', resized);
      return () => void context.output.off('resize', resized);
    }, []);
    drawn = machine.view(state.value, sizeOf(context), context.theme);
    return drawn + hideCursor;
  });
  const { input, output } = context;
  return untilStop(context, (signal) => prompt(null, { input, output, signal, clearPromptOnDone: true }), {
    lines: () => ({ above: drawn.split('\n').length - 1, below: 0 }),
  });
}
