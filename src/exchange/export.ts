import { withoutUnsafe } from '../content/parse/display.ts';
import { writeAiken } from './aiken-write.ts';
import { ankiHeader, writeAnki } from './anki/write.ts';
import type { ExportFormat } from './format-names.ts';
import { giftCategory, writeGift } from './gift/write.ts';
import type { Outgoing, Written } from './losses.ts';
import { writeMarkdown } from './markdown-write.ts';

export interface Exported {
  readonly text: string;
  readonly written: number;
  /** questions that the format cannot hold, with the reason */
  readonly leftOut: readonly { readonly question: string; readonly reason: string }[];
  /** parts that the format has no place for, with the questions that had them */
  readonly lost: ReadonlyMap<string, readonly string[]>;
}

const writers: Readonly<Record<ExportFormat, (question: Outgoing) => Written>> = {
  gift: writeGift,
  aiken: writeAiken,
  anki: writeAnki,
  markdown: writeMarkdown,
};

/** Writes questions in a format, topic after topic, and says what of them it cannot hold. */
export function exportQuestions(questions: readonly Outgoing[], format: ExportFormat): Exported {
  const leftOut: { question: string; reason: string }[] = [];
  const lost = new Map<string, string[]>();
  const parts: string[] = format === 'anki' ? [ankiHeader] : [];
  let topic: string | null = null;
  let written = 0;
  for (const one of questions) {
    const key = `${one.topic}/${one.question.id}`;
    const made = writers[format](one);
    if ('reason' in made) {
      leftOut.push({ question: key, reason: made.reason });
      continue;
    }
    if (one.topic !== topic) for (const part of headOf(one, format)) parts.push(part);
    topic = one.topic;
    parts.push(made.text);
    written++;
    for (const part of made.lost) {
      const keys = lost.get(part) ?? [];
      keys.push(key);
      lost.set(part, keys);
    }
  }
  const gap = format === 'anki' ? '\n' : '\n\n';
  // a reference such as `&#27;` may have become what it stands for
  const text = withoutUnsafe(parts.join(gap));
  return { text: text === '' ? '' : `${text}\n`, written, leftOut, lost };
}

/** What stands above the questions of a topic. */
function headOf({ topic, topicTitle }: Outgoing, format: ExportFormat): readonly string[] {
  switch (format) {
    case 'gift':
      return [giftCategory(topicTitle)];
    case 'markdown':
      return [`# ${topicTitle} {#${topic}}`];
    case 'aiken':
    case 'anki':
      return [];
  }
}
