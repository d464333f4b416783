import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core';
import type { Reply, Shown } from '../../learning/shown.ts';
import { parseResponse } from '../plain/parse.ts';
import { wrap } from '../width.ts';
import { type PromptContext, sizeOf } from './context.ts';
import { type HelpPart, helpLines } from './frame.ts';
import type { RawKey } from './key.ts';
import { unknownKey } from './rows.ts';
import { untilStop } from './until-stop.ts';

type Typing = Extract<Shown, { kind: 'type' }>;

/** One typed line, with readline's own editing. Letters are text here, so only Esc stops, on an empty line. */
export function askText(shown: Typing, context: PromptContext): Promise<Reply> {
  const { input, output } = context;
  const drawn = { above: 0, below: 0 };
  return untilStop(
    context,
    (signal, cancel) =>
      makePrompt(shown, context, drawn, cancel)(null, { input, output, signal, clearPromptOnDone: true }),
    { typing: true, lines: () => drawn },
  );
}

function makePrompt(shown: Typing, context: PromptContext, drawn: { below: number }, cancel: () => void) {
  return createPrompt<Reply, null>((_config, done) => {
    const [line, setLine] = useState('');
    const [note, setNote] = useState('');
    const [, setSize] = useState(sizeOf(context));
    useKeypress((event: RawKey & { name: string }, rl) => {
      if (event.name === 'escape') {
        if (line === '') return done({ type: 'stop' });
        rl.clearLine(0);
        return setLine('');
      }
      if (event.name !== 'return' && event.name !== 'enter') {
        setNote('');
        return setLine(rl.line);
      }
      const outcome = accept(line, shown);
      if (typeof outcome !== 'string') return done(outcome);
      setLine('');
      setNote(outcome);
    });
    useEffect((rl) => {
      const resized = (): void => setSize(sizeOf(context));
      context.output.on('resize', resized);
      // Ctrl-D on an empty line closes readline without a word
      rl.on('close', cancel);
      return () => {
        context.output.off('resize', resized);
        rl.removeListener('close', cancel);
      };
    }, []);
    const [typed, below] = draw(line, note, shown, context);
    drawn.below = below.split('\n').length;
    return [typed, below];
  });
}

/** What a line means, or the sentence that says why it is refused. */
function accept(line: string, shown: Typing): Reply | string {
  if (line.trim() === '?') return shown.hint === null ? 'There is no hint here.' : { type: 'hint' };
  const response = parseResponse(line, shown);
  return 'problem' in response ? response.problem : { type: 'answer', response };
}

function draw(line: string, note: string, shown: Typing, context: PromptContext): [string, string] {
  const { theme } = context;
  const { width } = sizeOf(context);
  const hint: HelpPart[] = shown.hint === null ? [] : [['? Enter', 'hint']];
  const help = helpLines(
    [['Enter', 'done'], ...hint, [`${unknownKey} Enter`, 'I don’t know'], ['Esc', 'stop']],
    width,
    theme,
  );
  const news = note === '' ? [] : [theme.warn(wrap(theme.text(note), width))];
  return [`${theme.accent(theme.symbols.pointer)} ${line}`, ['', ...news, ...help].join('\n')];
}
