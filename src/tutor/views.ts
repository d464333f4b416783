import type { Kind } from '../content/model.ts';
import { renderInline, renderMarkdown } from '../terminal/markdown.ts';
import type { Theme } from '../terminal/theme.ts';
import { wrap } from '../terminal/width.ts';
import type { Asking, Summary, Told } from './front.ts';
import { count, keptWords, notRightWords, scoreOf } from './words.ts';

export interface View {
  readonly width: number;
  readonly theme: Theme;
}

const firstParagraph = (text: string): string => text.replace(/\n\n[\s\S]*/, '');
const firstLine = (text: string): string => text.replace(/\n[\s\S]*/, '');

/** The head of a question: where one is, the stem, and what stands below it. */
export function questionView(
  { shown, topic, number, of, repeat, remark }: Asking,
  { width, theme }: View,
): string {
  const where = repeat
    ? `Once more ${theme.symbols.dot} ${topic}`
    : `Question ${number} of ${of} ${theme.symbols.dot} ${topic}`;
  const stem = firstParagraph(shown.stem);
  const body = shown.stem.slice(stem.length + 2);
  const head = wrap(theme.strong(renderInline(stem, { theme })), width);
  const rest = body === '' ? '' : `\n\n${renderMarkdown(body, { width, theme })}`;
  const many =
    shown.kind === 'many'
      ? `\n${theme.dim('Pick all that apply.')}`
      : shown.kind === 'order'
        ? `\n${theme.dim('Put these into order.')}`
        : '';
  const why = remark === null ? '' : `\n${theme.accent(wrap(theme.text(remark), width))}\n`;
  return `\n${theme.dim(wrap(theme.text(where), width))}\n${why}\n${head}${rest}${many}\n`;
}

export function hintView(hint: string | null, { width, theme }: View): string {
  return hint === null
    ? 'There is no hint here.'
    : `${theme.strong('Hint:')}\n${renderMarkdown(hint, { width, theme })}\n`;
}

/** Right or wrong, what is right, why the wrong answer tempted, why the key is right, when it comes up again. */
export function verdictView(
  { shown, verdict, unknown, explanation, repeatLater, due }: Told,
  { width, theme }: View,
): string {
  const { symbols } = theme;
  const parts: string[] = [headline(shown.kind, verdict.correct, verdict.score, unknown, theme)];
  if (!verdict.correct && shown.kind !== 'recall')
    parts.push(
      `${theme.strong(shown.kind === 'type' && verdict.keyTexts.length > 1 ? 'Accepted:' : 'Right:')}\n${keyLines(shown.kind, verdict.key, verdict.keyTexts, { width, theme })}`,
    );
  if (verdict.why !== null) parts.push(renderMarkdown(verdict.why, { width, theme }));
  if (explanation !== null)
    parts.push(`${theme.strong('Why:')}\n${renderMarkdown(explanation, { width, theme })}`);
  const later = repeatLater
    ? `You will be asked once more in a moment; it comes up again ${due}.`
    : `It comes up again ${due}.`;
  parts.push(theme.dim(wrap(theme.text(`${symbols.dash} ${later}`), width)));
  return `\n${parts.join('\n\n')}\n`;
}

function headline(kind: Kind, correct: boolean, score: number, unknown: boolean, theme: Theme): string {
  const { symbols } = theme;
  if (unknown) return theme.warn(theme.text(`${symbols.bad} You don’t know it yet.`));
  if (kind === 'recall')
    return correct ? theme.good(`${symbols.good} Noted.`) : theme.warn(`${symbols.bad} Noted: again.`);
  if (correct) return theme.good(`${symbols.good} Right.`);
  return theme.bad(`${symbols.bad} ${notRightWords(score)}`);
}

type Graded = Exclude<Kind, 'recall'>;

/** What stands before a line of the right answer. */
const leads: Readonly<Record<Graded, (at: number, key: string | undefined, bullet: string) => string>> = {
  one: (_, key) => `${key}) `,
  many: (_, key) => `${key}) `,
  order: (at) => `${at + 1}. `,
  match: (_, __, bullet) => `${bullet} `,
  type: (_, __, bullet) => `${bullet} `,
};

function keyLines(
  kind: Graded,
  keys: readonly string[],
  texts: readonly string[],
  { width, theme }: View,
): string {
  return texts
    .map((text, i) => {
      const lead = leads[kind](i, keys[i], theme.symbols.bullet);
      const body = text.includes('\n')
        ? renderMarkdown(text, { width: width - 5, theme })
        : renderInline(text, { theme });
      return wrap(body, width, { indent: `  ${lead}`, hang: '     ' });
    })
    .join('\n');
}

/** How it went, what was missed, what became of the topics, what is next. */
export function summaryView(summary: Summary, { width, theme }: View): string {
  const { missed, stopped, left, unsaved, topics, leeches, next } = summary;
  const { score } = scoreOf(summary);
  const parts: string[] = [];
  if (score === null)
    parts.push(stopped ? 'Stopped before the first answer.' : 'There was nothing to answer.');
  else {
    const goesOn = unsaved === 0 ? ': the same command goes on there' : '';
    const rest = stopped && left > 0 ? ` ${count(left, 'question')} left${goesOn}.` : '';
    parts.push(`${theme.strong(`${score}.`)}${keptWords(summary)}${rest}`);
  }
  if (missed.length > 0) {
    const lines = missed.map((miss) => {
      const stem = renderInline(firstParagraph(miss.stem), { theme });
      const again = miss.recovered ? ` (right when asked again)` : '';
      const answer =
        miss.explanation === null
          ? ''
          : `\n${wrap(`${miss.keyTexts.map((text) => renderInline(firstLine(text), { theme })).join('; ')}`, width, { indent: '    ', hang: '    ' })}\n${wrap(renderInline(miss.explanation, { theme }), width, { indent: '    ', hang: '    ' })}`;
      return `${wrap(`${stem}${again}`, width, { indent: `  ${theme.symbols.bullet} `, hang: '    ' })}${answer}`;
    });
    parts.push(`${theme.strong('Missed:')}\n${lines.join('\n')}`);
  }
  if (leeches.length > 0)
    parts.push(leeches.map((line) => wrap(theme.warn(theme.text(line)), width)).join('\n'));
  if (topics.length > 0) parts.push(topics.map((line) => wrap(theme.text(line), width)).join('\n'));
  parts.push(theme.accent(wrap(theme.text(next), width)));
  return `\n${parts.map((part) => (part.includes('\n') ? part : wrap(part, width))).join('\n\n')}\n`;
}
