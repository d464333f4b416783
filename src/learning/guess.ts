import type { Question } from '../content/model.ts';

/** Nobody types the right word by chance, but a few words are in everybody's mouth. */
const typed = 0.02;

/** The chance, 0–1, of answering a question rightly without knowing; null for one that learners grade themselves. */
export function guessChance(question: Question): number | null {
  switch (question.kind) {
    case 'one':
      return 1 / question.answers.length;
    case 'many':
      // any set but the empty one may be picked
      return 1 / (2 ** question.answers.length - 1);
    case 'order':
      return 1 / factorial(question.items.length);
    case 'match':
      return 1 / factorial(question.pairs.length);
    case 'type':
      return typed;
    case 'recall':
      return null;
  }
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
