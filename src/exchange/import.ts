import { readAiken } from './aiken.ts';
import { readAnki } from './anki/read.ts';
import { mostQuestions, type Parsed } from './draft.ts';
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

/** Why a file of so many questions is not taken, or null. */
export function tooManyQuestions({ groups }: Parsed): string | null {
  const questions = groups.reduce((sum, { items }) => sum + items.length, 0);
  if (questions <= mostQuestions) return null;
  return `it has more than ${mostQuestions.toLocaleString('en')} questions; make several files of it`;
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
