import type { Lettered, Reply, Response, Shown } from '../../learning/shown.ts';
import { renderInline, renderMarkdown } from '../markdown.ts';
import { printable } from '../sanitise.ts';
import type { Theme } from '../theme.ts';
import { truncate } from '../width.ts';
import { chooseMachine } from './choose.ts';
import { type PromptContext, sizeOf } from './context.ts';
import { matchMachine } from './match.ts';
import { orderMachine } from './order.ts';
import { gradeMachine, gradeWords, thinkMachine } from './recall.ts';
import { runMachine } from './run.ts';
import { askText } from './text.ts';

/**
 * Asks a question whose stem stands on the screen already, and leaves one line behind, "Your answer: …".
 * A wish for the hint or to stop leaves nothing. Rejects when it is stopped from outside: see `isStop`.
 */
export async function ask(shown: Shown, context: PromptContext): Promise<Reply> {
  const reply = await promptFor(shown, context);
  if (reply.type === 'answer') {
    context.output.write(`${answerLine(reply.response, shown, sizeOf(context).width, context.theme)}\n`);
  }
  return reply;
}

function promptFor(shown: Shown, context: PromptContext): Promise<Reply> {
  switch (shown.kind) {
    case 'one':
    case 'many':
      return runMachine(chooseMachine({ ...shown, kind: shown.kind }), context);
    case 'order':
      return runMachine(orderMachine(shown), context);
    case 'match':
      return runMachine(matchMachine(shown), context);
    case 'type':
      return askText(shown, context);
    case 'recall':
      return askRecall(shown, context);
  }
}

async function askRecall(shown: Extract<Shown, { kind: 'recall' }>, context: PromptContext): Promise<Reply> {
  const thought = await runMachine(thinkMachine(shown), context);
  if (thought !== 'revealed') return thought;
  const { theme } = context;
  // the answer stays in the scrollback: it may be longer than the screen
  const width = Math.min(100, sizeOf(context).width);
  context.output.write(`${renderMarkdown(shown.answer, { width, theme })}\n\n`);
  return runMachine(gradeMachine(), context);
}

/** The line a prompt leaves behind, at most `width` columns. */
function answerLine(response: Response, shown: Shown, width: number, theme: Theme): string {
  const line = `${theme.dim('Your answer:')} ${words(response, shown, theme)}`;
  return truncate(line, width, theme.symbols.ellipsis);
}

function words(response: Response, shown: Shown, theme: Theme): string {
  switch (response.kind) {
    case 'one': {
      const answers: readonly Lettered[] = 'answers' in shown ? shown.answers : [];
      return answers
        .filter(({ key }) => response.keys.includes(key))
        .map(({ key, text }) => `${key}) ${renderInline(text, { theme })}`)
        .join(', ');
    }
    case 'many':
    case 'order':
      return response.keys.join(', ');
    case 'match':
      return Object.entries(response.pairs)
        .map(([left, right]) => left + right)
        .join(', ');
    case 'type':
      return theme.text(printable(response.text));
    case 'recall':
      return gradeWords.flatMap(([grade, name]) => (grade === response.grade ? [name] : [])).join('');
    case 'unknown':
      return theme.text('I don’t know');
  }
}
