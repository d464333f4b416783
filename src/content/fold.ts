import { sha256 } from '@noble/hashes/sha256';
import type { Question } from './model.ts';

/** ASCII without backtick, and single spaces between words: only its case has to be folded. */
const isPlain = /^(?:[!-_a-~]+(?: [!-_a-~]+)*)?$/;

/** Case, spaces and kinds of quotation mark do not matter when texts are compared. */
export function fold(text: string): string {
  // most texts are plain, and the rules of a lint fold them by the hundred thousand
  if (isPlain.test(text)) return text.toLowerCase();
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u201A\u201B\u2032`\u00B4]/g, "'")
    .replace(/[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g, '"')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** As `fold`, and marks of emphasis and code do not matter either: for stems and answers. */
export function foldMarkdown(text: string): string {
  if (!/[`*_]/.test(text)) return fold(text);
  return fold(text.replace(/[`*]/g, '').replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, ''));
}

const hex = '0123456789abcdef';

/** The first `length` hex digits of the SHA-256 (FIPS 180-4) of the parts, which cannot run into each other. */
export function digest(parts: readonly string[], length = 16): string {
  const bytes = sha256(JSON.stringify(parts));
  let out = '';
  for (const byte of bytes) {
    if (out.length >= length) break;
    out += (hex[byte >> 4] as string) + (hex[byte & 15] as string);
  }
  return out.slice(0, length);
}

/** Id of a question whose author gave none: stable as long as its stem says the same. */
export const derivedId = (stem: string): string => `q-${digest([foldMarkdown(stem)], 10)}`;

/** What an answer event keeps of a chosen answer: 8 hex digits that survive a move within the list. */
export const answerDigest = (text: string): string => digest([foldMarkdown(text)], 8);

/** Digest of all that was asked, key included: it changes when text, answers or key change. */
export function questionDigest(question: Question): string {
  const head = [question.kind, foldMarkdown(question.stem), question.body.trim()];
  return digest([...head, ...answerParts(question)]);
}

function answerParts(question: Question): string[] {
  switch (question.kind) {
    case 'one':
    case 'many':
      return question.answers.map((a) => `${a.correct ? 'x' : ' '}${foldMarkdown(a.text)}`).sort();
    case 'order':
      return question.items.map((item) => foldMarkdown(item.text));
    case 'match':
      return question.pairs.map((p) => `${foldMarkdown(p.left)}\n${foldMarkdown(p.right)}`).sort();
    case 'type':
      return question.accepted.map(fold).sort();
    case 'recall':
      return [foldMarkdown(question.answer)];
  }
}
