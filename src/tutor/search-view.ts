import type { App } from '../app.ts';
import type { OutlineTopic } from '../content/outline.ts';
import type { Found } from '../content/search/find.ts';
import type { Marked } from '../content/search/line.ts';
import type { TopicState } from '../learning/mastery.ts';
import { oneLine, printable } from '../terminal/sanitise.ts';
import { proseWidth } from '../terminal/screen.ts';
import type { Theme } from '../terminal/theme.ts';
import { wrap } from '../terminal/width.ts';

/** A passage that was found, and where. */
export interface Result {
  readonly type: 'lesson' | 'question';
  readonly topic: OutlineTopic;
  /** the stage's */
  readonly number: string;
  readonly state: TopicState;
  /** the topic's */
  readonly title: Marked;
  /** heading of a section, '' for a lesson's beginning; a question's own id */
  readonly label: Marked;
  /** the first line: of a question what it asks */
  readonly stem: Marked;
  readonly line: Marked;
  readonly score: number;
}

/** Where it stands, the matching line, and what opens it. */
export function resultView(result: Result, app: App): string {
  const { type, topic, number, state, title, label, stem, line } = result;
  const { theme, screen } = app;
  const place = type === 'lesson' ? shown(label, theme) : `question ${topic.id}/${label.text}`;
  const head = `${shown(title, theme)}${place === '' ? '' : ` ${theme.symbols.dot} ${place}`}`;
  const opens = `roadmap ${type === 'lesson' ? 'show' : 'quiz'} ${topic.id}`;
  const foot = `${theme.dim(`stage ${number}, ${state}:`)} ${opens}`;
  // a line of code out of a question says little without what is asked about it
  const lines = type === 'question' && line.text !== stem.text ? [stem, line] : [line];
  const texts = lines.map((one) => shown(excerpt(one, theme.symbols.ellipsis), theme));
  const inner = [...texts, foot];
  if (!screen.tty) return [head, ...inner.map((text) => `  ${text}`)].join('\n');
  const width = proseWidth(screen) - 1;
  return [
    wrap(head, width, { hang: '  ' }),
    ...inner.map((text) => wrap(text, width, { indent: '  ', hang: '  ' })),
  ].join('\n');
}

/** The text with what was looked for in bold, or between stars where nothing can be. */
function shown({ text, marks }: Marked, theme: Theme): string {
  const strong = theme.colour === 0 ? (word: string) => `**${word}**` : theme.title;
  const safe = (part: string): string => theme.text(printable(part));
  let out = '';
  let at = 0;
  for (const [start, end] of marks) {
    out += safe(text.slice(at, start)) + strong(safe(text.slice(start, end)));
    at = end;
  }
  return out + safe(text.slice(at));
}

/** Characters of a line that are shown; more would hide what was found among its neighbours. */
const longest = 200;

/** As much of a line as is shown, so that the first word that was found is among it. */
function excerpt({ text, marks }: Marked, ellipsis: string): Marked {
  if (text.length <= longest) return { text, marks };
  const first = marks[0]?.[0] ?? 0;
  const from = first < longest / 2 ? 0 : text.indexOf(' ', first - longest / 2) + 1;
  const isRest = text.length - from <= longest;
  const to = isRest ? text.length : Math.max(marks[0]?.[1] ?? 0, text.lastIndexOf(' ', from + longest));
  const before = from > 0 ? ellipsis : '';
  const moved = marks
    .filter(([start, end]) => start >= from && end <= to)
    .map(([start, end]) => [start - from + before.length, end - from + before.length] as const);
  return { text: `${before}${text.slice(from, to)}${isRest ? '' : ellipsis}`, marks: moved };
}

/** What has to be said of the words before the results are read, or instead of them. */
export function remarks({ words, hits, hasAll }: Found, near: readonly string[]): string[] {
  const quoted = (list: readonly string[]): string[] => list.map((word) => `"${oneLine(word, 40)}"`);
  const unknown = quoted(words.filter(({ meant }) => meant.length === 0).map(({ word }) => word));
  const meant = near.length === 0 ? '' : ` Did you mean ${quoted(near).join(', ')}?`;
  if (hits.length === 0) return [`No lesson or question has ${unknown.join(' or ')}.${meant}`];
  const slips = words
    .filter(({ isSlip }) => isSlip)
    .map(
      (word) =>
        `Nothing has ${quoted([word.word])}; taken for ${quoted(word.meant.map(({ term }) => term)).join(', ')}.`,
    );
  return [
    ...(unknown.length === 0 ? [] : [`Nothing has ${unknown.join(' or ')}; these have the rest.${meant}`]),
    ...slips,
    ...(hasAll ? [] : ['Nothing has all of these words; these have some.']),
  ];
}
