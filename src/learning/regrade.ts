import { answerDigest, fold } from '../content/fold.ts';
import type { Question } from '../content/model.ts';
import type { Outline, OutlineQuestion, OutlineTopic } from '../content/outline.ts';
import { type Answered, type Event, type Grade, MOST_REGRADED, type Regraded } from './event.ts';
import { correctedGrades, gradedNow } from './history.ts';
import { mayOwn } from './learner.ts';
import { type Card, cardIn, type RoadmapProgress, topicOf } from './progress.ts';

/** A question that is not as it was when it was last answered. */
export interface Changed {
  readonly topic: OutlineTopic;
  readonly question: OutlineQuestion;
  /** the key its memory is kept under */
  readonly kept: string;
  /** what is remembered of it */
  readonly card: Card;
}

/** Questions whose digest is another one than at their last answer: texts or the key have changed since. */
export function changedSince(outline: Outline, progress: RoadmapProgress): Changed[] {
  const changed: Changed[] = [];
  let asked: ReadonlySet<string> | null = null;
  // what is remembered of a question that is still asked is its own, whoever says to have been called so
  const isAsked = (key: string): boolean => {
    asked ??= new Set(outline.topics.flatMap(({ questions }) => questions.map((question) => question.key)));
    return asked.has(key);
  };
  if (Object.keys(progress.cards).length === 0) return changed;
  for (const topic of outline.topics.filter(mayOwn(progress))) {
    for (const question of topic.questions) {
      const { key, was, digest } = question;
      const own = cardIn(progress, key);
      if (own?.digest === digest) continue;
      const kept =
        own === undefined ? was.find((former) => cardIn(progress, former) && !isAsked(former)) : key;
      const card = kept === undefined ? undefined : cardIn(progress, kept);
      if (kept !== undefined && card !== undefined && card.digest !== digest)
        changed.push({ topic, question, kept, card });
    }
  }
  return changed;
}

/**
 * For each question the answers that still count, neither taken back nor given before it was reset, with the grades that
 * earlier corrections gave them. One pass over all.
 */
export function answersTo(
  changed: readonly Changed[],
  history: readonly Event[],
): ReadonlyMap<Changed, readonly Answered[]> {
  const byKey = new Map<string, Changed>();
  const byTopic = new Map<string, Set<Changed>>();
  const answers = new Map<Changed, Answered[]>();
  for (const one of changed) {
    answers.set(one, []);
    for (const key of [one.question.key, ...one.question.was, one.kept]) {
      byKey.set(key, one);
      const topic = topicOf(key);
      byTopic.set(topic, (byTopic.get(topic) ?? new Set()).add(one));
    }
  }
  const undone = new Set(history.flatMap((event) => (event.kind === 'undone' ? [event.target] : [])));
  const corrected = correctedGrades(history, undone);
  for (const event of history) {
    if (undone.has(event.id)) continue;
    if (event.kind === 'answered') {
      const one = byKey.get(event.question);
      if (one !== undefined) answers.get(one)?.push(gradedNow(event, corrected));
    } else if (event.kind === 'reset') {
      for (const one of byTopic.get(event.topic) ?? []) answers.set(one, []);
      for (const key of event.also ?? []) {
        const one = byKey.get(key);
        if (one !== undefined) answers.set(one, []);
      }
    }
  }
  return answers;
}

/** What a corrected key makes of the answers on record. */
export interface Regrading {
  readonly answers: Regraded['answers'];
  /** answers that count otherwise than they did */
  readonly turned: readonly { readonly at: number; readonly correct: boolean }[];
}

/** Grades all answers to a question anew by its key as it is now. Null when none of them comes out otherwise. */
export function regrade(question: Question, history: readonly Answered[]): Regrading | null {
  const graded = history.map((event) => ({ event, correct: isRight(question, event.chosen) }));
  const turned = graded.flatMap(({ event, correct }) =>
    correct === null || correct === event.grade > 1 ? [] : [{ at: event.at, correct }],
  );
  if (turned.length === 0) return null;
  return {
    turned,
    answers: graded
      .slice(-MOST_REGRADED)
      .map(({ event, correct }) => [event.at, event.tz, gradeNow(event, correct)]),
  };
}

function gradeNow(event: Answered, correct: boolean | null): Grade {
  if (correct === null || correct === event.grade > 1) return event.grade;
  if (!correct) return 1;
  return event.hinted === true || event.sure === 'guess' ? 2 : 3;
}

/** Whether what was chosen is right by the key as it is now; null when that cannot be told any more. */
function isRight(question: Question, chosen: readonly string[]): boolean | null {
  // whoever said "I don't know" chose nothing
  if (chosen.length === 0) return null;
  switch (question.kind) {
    case 'one':
    case 'many': {
      const all = new Map(question.answers.map((answer) => [answerDigest(answer.text), answer.correct]));
      if (chosen.some((digest) => !all.has(digest))) return null;
      const keys = [...all.values()].filter(Boolean).length;
      return chosen.length === keys && chosen.every((digest) => all.get(digest) === true);
    }
    case 'order': {
      const items = question.items.map(({ text }) => answerDigest(text));
      if (chosen.length !== items.length || chosen.some((digest) => !items.includes(digest))) return null;
      return items.every((digest, i) => digest === chosen[i]);
    }
    case 'match': {
      const pairs = question.pairs.map(
        (pair) => [answerDigest(pair.left), answerDigest(pair.right)] as const,
      );
      const known = chosen.every((given) => {
        const [left, right] = given.split('=');
        return pairs.some((pair) => pair[0] === left) && pairs.some((pair) => pair[1] === right);
      });
      if (!known || chosen.length !== pairs.length) return null;
      return pairs.every(([left, right]) => chosen.includes(`${left}=${right}`));
    }
    case 'type':
      return question.accepted.some((text) => fold(text) === fold(chosen[0] as string));
    case 'recall':
      return null;
  }
}
