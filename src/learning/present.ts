import { digest } from '../content/fold.ts';
import { type Answer, type Question, type QuestionKey, questionKey, type TopicId } from '../content/model.ts';
import type { Lettered, Shown } from './shown.ts';

const letters = 'abcdefghij';

/**
 * A question as it is shown. Answers come in an order drawn from the question and `seed` alone; it follows the
 * answers' texts, so a letter means the same answer as long as the answers stay what they are. Pinned answers keep
 * their place, and items to put in order never come in the right one (from three on, where that gives little away).
 */
export function present(topic: TopicId, question: Question, seed: string): Shown {
  const id = questionKey(topic, question.id);
  const base = { id, stem: stemOf(question), hint: question.hint };
  switch (question.kind) {
    case 'one':
    case 'many':
      return { ...base, kind: question.kind, answers: letter(shuffleAnswers(question.answers, id, seed)) };
    case 'order':
      return {
        ...base,
        kind: 'order',
        answers: letter(
          disorder(
            question.items.map((item) => item.text),
            id,
            seed,
          ),
        ),
      };
    case 'match': {
      const choices = shuffle(
        question.pairs.map((pair) => pair.right),
        (text) => text,
        `${id} right`,
        seed,
      );
      const lefts = shuffle(
        question.pairs.map((pair) => pair.left),
        (text) => text,
        id,
        seed,
      );
      return {
        ...base,
        kind: 'match',
        columns: question.columns,
        answers: letter(lefts),
        choices: choices.map((text, i) => ({ key: String(i + 1), text })),
      };
    }
    case 'type':
      return { ...base, kind: 'type' };
    case 'recall':
      return { ...base, kind: 'recall', answer: question.answer };
  }
}

/** Heading and what stands below it, as one Markdown text. */
export const stemOf = (question: Question): string =>
  question.body === '' ? question.stem : `${question.stem}\n\n${question.body}`;

/** A permutation of the items, drawn from the seed and each item's own key. */
export function shuffle<T>(items: readonly T[], keyOf: (item: T) => string, name: string, seed: string): T[] {
  return items
    .map((item, i) => ({ item, i, rank: digest([seed, name, keyOf(item)]) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.i - b.i))
    .map(({ item }) => item);
}

function shuffleAnswers(answers: readonly Answer[], id: QuestionKey, seed: string): string[] {
  const free = shuffle(
    answers.filter((answer) => !answer.pinned),
    (answer) => answer.text,
    id,
    seed,
  );
  return answers.map((answer) => (answer.pinned ? answer : (free.shift() as Answer)).text);
}

function disorder(items: readonly string[], id: QuestionKey, seed: string): string[] {
  for (let round = 0; ; round++) {
    const drawn = shuffle(items, (text) => text, round === 0 ? id : `${id} ${round}`, seed);
    if (items.length < 3 || drawn.some((text, i) => text !== items[i])) return drawn;
  }
}

const letter = (texts: readonly string[]): Lettered[] =>
  texts.map((text, i) => ({ key: letters[i] as string, text }));
