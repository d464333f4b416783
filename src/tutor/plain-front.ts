import type { App } from '../app.ts';
import { askPlain, askPlainSure, askPlainYes, linesOf } from '../terminal/plain.ts';
import { printable } from '../terminal/sanitise.ts';
import { flowing } from './flowing.ts';
import type { Front } from './front.ts';
import { count, keptWords, notRightWords, scoreOf } from './words.ts';

/**
 * Asks on plain lines, for pipes, dumb terminals and screen readers: no colour, no cursor movement, texts as their
 * author wrote them.
 */
export function plainFront(app: App): Front {
  const { stdin, stdout, signal } = app.world;
  const lines = linesOf(stdin, signal);
  const { theme } = app;
  const write = (text: string): void => void stdout.write(text);
  const width = app.flow;
  const say = (text: string): void => write(`${flowing(theme.text(printable(text)), width)}\n`);
  const io = { lines, write, width, theme };
  return {
    ask: ({ shown, topic, number, of, repeat, remark }) => {
      const where = `${repeat ? 'Once more' : `Question ${number} of ${of}`} (${topic})`;
      say([where, ...(remark === null ? [] : [remark]), shown.stem].join('\n'));
      return askPlain(shown, io);
    },
    askAgain: ({ shown }) => askPlain(shown, io, true),
    sure: () => askPlainSure(io),
    agree: (question) => askPlainYes(question, io),
    say,
    hint: (text) => say(text === null ? 'There is no hint here.' : `Hint: ${text}`),
    near: () => say('Near: one slip away. You have one more try.'),
    verdict: ({ shown, verdict, unknown, explanation, repeatLater, due }) => {
      const head = unknown
        ? 'Not known yet.'
        : shown.kind === 'recall'
          ? 'Noted.'
          : verdict.correct
            ? 'Right.'
            : notRightWords(verdict.score);
      const keyed = shown.kind === 'one' || shown.kind === 'many' || shown.kind === 'order';
      const key =
        verdict.correct || shown.kind === 'recall'
          ? []
          : [
              `Right: ${verdict.keyTexts.map((text, i) => (keyed ? `${verdict.key[i]}) ${text}` : text)).join('; ')}`,
            ];
      const why = explanation === null ? [] : [`Why: ${explanation}`];
      const later = `${repeatLater ? 'You will be asked once more. ' : ''}It comes up again ${due}.`;
      say([head, ...key, ...(verdict.why === null ? [] : [verdict.why]), ...why, later, ''].join('\n'));
    },
    summary: (summary) => {
      const { missed, stopped, left, topics, leeches, next } = summary;
      const { score } = scoreOf(summary);
      const kept = `${keptWords(summary)}${stopped && left > 0 ? ` ${count(left, 'question')} left.` : ''}`;
      const list = missed.map(
        (miss) =>
          `- ${miss.stem.split('\n\n')[0]}${miss.recovered ? ' (right when asked again)' : ''}${miss.explanation === null ? '' : `\n  Right: ${miss.keyTexts.join('; ')}\n  Why: ${miss.explanation}`}`,
      );
      say(
        [
          score === null ? 'No answer was given.' : `${score}.${kept}`,
          ...(list.length > 0 ? ['Missed:', ...list] : []),
          ...leeches,
          ...topics,
          next,
        ].join('\n'),
      );
    },
    close: () => lines.close(),
  };
}
