import { readAiken } from './aiken.ts';
import { readAnki } from './anki/read.ts';
import { mostQuestions, mostText, mostTopics, type Parsed } from './draft.ts';
import { recognise } from './format.ts';
import type { ImportFormat } from './format-names.ts';
import { readGift } from './gift/read.ts';
import { readMarkdown } from './markdown/read.ts';
import { readMdbook } from './mdbook.ts';
import { readQuizdown } from './quizdown.ts';
import { withoutUnsafe } from './source-text.ts';

/** Reads a foreign text, whatever is in it; null where its format is not recognised. Never throws. */
export function readQuiz(name: string, written: string, from: ImportFormat | null): Parsed | null {
  const { text, remarks } = withoutUnsafe(written);
  const format = from ?? recognise(name, text);
  if (format === null) return null;
  const parsed = readAs(format, text);
  return { ...parsed, remarks: [...remarks, ...parsed.remarks] };
}

/** Why a file that makes so much is not taken, or null. */
export function excessOf({ groups }: Parsed): string | null {
  const full = groups.filter(({ items }) => items.length > 0);
  const questions = full.reduce((sum, { items }) => sum + items.length, 0);
  const { lines, characters } = sizeOf(full);
  const excess =
    questions > mostQuestions
      ? `has more than ${mostQuestions} questions`
      : full.length > mostTopics
        ? `makes more than ${mostTopics} topics`
        : lines > most.lines || characters > most.characters
          ? 'holds more text than is imported at once'
          : null;
  return excess === null ? null : `it ${excess}; make several files of it`;
}

/** What all texts of a file may hold together, as they will be written: more takes whole seconds to hold against the check. */
const most = { lines: 10_000, characters: mostText };

function sizeOf(groups: Parsed['groups']): { readonly lines: number; readonly characters: number } {
  let lines = 0;
  let characters = 0;
  JSON.stringify(groups, (_, value: unknown) => {
    if (typeof value === 'string') {
      characters += value.length;
      for (let at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) lines++;
    }
    return value;
  });
  return { lines, characters };
}

function readAs(format: ImportFormat, text: string): Parsed {
  switch (format) {
    case 'markdown':
      return readMarkdown(text, { quizdown: false });
    case 'quizdown':
      return readQuizdown(text);
    case 'gift':
      return readGift(text);
    case 'aiken':
      return readAiken(text);
    case 'mdbook':
      return readMdbook(text);
    case 'anki':
      return readAnki(text);
  }
}
