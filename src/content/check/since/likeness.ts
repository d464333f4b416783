import { fold, foldMarkdown } from '../../fold.ts';
import type { Question } from '../../model.ts';
import { once } from '../../once.ts';

/** What tells questions apart, in words. */
const wordsOf = once((question: Question) => ({
  asked: new Set(foldMarkdown(`${question.stem} ${question.body}`).match(/[\p{L}\p{N}]+/gu) ?? []),
  answers: new Set(answersOf(question)),
}));

/** All texts of its answers, folded. */
export function answersOf(question: Question): string[] {
  switch (question.kind) {
    case 'one':
    case 'many':
      return question.answers.map(({ text }) => foldMarkdown(text));
    case 'order':
      return question.items.map(({ text }) => foldMarkdown(text));
    case 'match':
      return question.pairs.flatMap(({ left, right }) => [foldMarkdown(left), foldMarkdown(right)]);
    case 'type':
      return question.accepted.map(fold);
    case 'recall':
      return foldMarkdown(question.answer).match(/[\p{L}\p{N}]+/gu) ?? [];
  }
}

/** Words and answers of a question: so many are looked up to compare it with another one. */
export const wordCount = (question: Question): number =>
  wordsOf(question).asked.size + wordsOf(question).answers.size;

/** How alike two questions are, 0 to 1: the mean of the Jaccard indices of their words and of their answers. */
export function likeness(a: Question, b: Question): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  return (jaccard(one.asked, other.asked) + jaccard(one.answers, other.answers)) / 2;
}

/** Whether neither the words nor the answers of two questions have much in common. */
export function isAnother(a: Question, b: Question): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  return jaccard(one.asked, other.asked) < 0.25 && jaccard(one.answers, other.answers) < 0.25;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  const all = a.size + b.size - shared;
  return all === 0 ? 1 : shared / all;
}
