import { sweeping } from '../content/check/sweeping.ts';
import { foldMarkdown } from '../content/fold.ts';
import type { Answer, ChooseQuestion, Markdown } from '../content/model.ts';
import { type Draft, leftOut, mostAnswers, type Outcome, tooManyAnswers } from './draft.ts';

type Choice = Extract<Draft, { kind: ChooseQuestion['kind'] }>;

export interface Settled {
  readonly outcome: Outcome;
  readonly changes: readonly string[];
}

/** Most answers a question to choose from may have. */
const most = 6;

/**
 * Brings a question into what a roadmap takes, where that changes nothing of what is right: answers about other
 * answers, answers that stand twice, more answers than six, texts that call an answer by its letter. What cannot be
 * brought there without changing the question is left out. `namesPlaces`: its texts are known to call answers by
 * their place.
 */
export function settle(draft: Draft, namesPlaces = false): Settled {
  if (answersIn(draft) > mostAnswers) return { outcome: leftOut(tooManyAnswers), changes: [] };
  if (draft.kind !== 'one' && draft.kind !== 'many') return { outcome: { draft }, changes: [] };
  const changes: string[] = [];
  const steps = [withoutSweeping, withoutDoubles, withoutSurplus, withKey];
  if (namesPlaces || namesLetter(draft)) steps.push(inPlace);
  let now: Choice = draft;
  for (const step of steps) {
    const next = step(now, draft, changes);
    if (typeof next === 'string') return { outcome: leftOut(next), changes: [] };
    now = next;
  }
  return { outcome: { draft: now }, changes };
}

function answersIn(draft: Draft): number {
  switch (draft.kind) {
    case 'one':
    case 'many':
      return draft.answers.length;
    case 'order':
      return draft.items.length;
    case 'match':
      return draft.pairs.length;
    case 'type':
      return draft.accepted.length;
    case 'recall':
      return 1;
  }
}

/** Gives the question after one step, or the reason why it has to be left out. */
type Step = (question: Choice, written: Choice, changes: string[]) => Choice | string;

const withAnswers = (question: Choice, answers: readonly Answer[]): Choice => ({
  ...question,
  kind: question.kind === 'many' || keysOf(answers) > 1 ? 'many' : 'one',
  answers,
});

const keysOf = (answers: readonly Answer[]): number => answers.filter((answer) => answer.correct).length;

/** "All of the above", "Both A and C", "None of these": about other answers, and worthless once they are shuffled. */
const withoutSweeping: Step = (question, _written, changes) => {
  const asked = `${question.stem}\n${question.body}`;
  let answers = question.answers;
  for (const answer of question.answers) {
    const kind = sweeping(answer.text, asked);
    if (kind === null || (kind === 'none' && answer.pinned)) continue;
    const next =
      kind === 'none'
        ? pinned(answers, answer, changes)
        : withoutOne(answers, answer, namedBy(answer, kind, question.answers), changes);
    if (typeof next === 'string') return next;
    answers = next;
  }
  return answers === question.answers ? question : withAnswers(question, answers);
};

function pinned(answers: readonly Answer[], one: Answer, changes: string[]): readonly Answer[] | string {
  if (/^\W*neither\b/iu.test(one.text) && !/\babove\b/iu.test(one.text))
    return `Its answer ${shown(one)} is about other answers, by their place.`;
  changes.push(`the answer ${shown(one)} is pinned, so that it keeps its place`);
  return answers.map((answer) => (answer === one ? { ...answer, pinned: true } : answer));
}

/** The answers without one that is about others; `named` are the texts of those it stands for, if that is clear. */
function withoutOne(
  answers: readonly Answer[],
  one: Answer,
  named: readonly Markdown[] | null,
  changes: string[],
): readonly Answer[] | string {
  const others = answers.filter((answer) => answer !== one);
  if (!one.correct) {
    changes.push(`the wrong answer ${shown(one)} was left out: it is about other answers`);
    return others;
  }
  if (others.some((answer) => answer.correct))
    return `Its answer ${shown(one)} is about other answers, and not the only one marked as right.`;
  if (named === null || named.length < 2)
    return `Its right answer ${shown(one)} is about other answers, by their place.`;
  changes.push(
    `the right answer ${shown(one)} was left out; those it names are right instead, and all have to be picked`,
  );
  return others.map((answer) => (named.includes(answer.text) ? { ...answer, correct: true } : answer));
}

/** The texts that "all of the above" or "both A and C" stands for, among all answers as they were written. */
function namedBy(one: Answer, kind: 'all' | 'pair', answers: readonly Answer[]): readonly Markdown[] | null {
  const isOwn = ({ text }: Answer): boolean => sweeping(text, '') === null;
  if (kind === 'all') {
    // what follows "all of the above" is not above it
    const isOfPlace = /\b(?:above|preceding|previous)\b/iu.test(one.text);
    const meant = isOfPlace
      ? answers.slice(0, answers.indexOf(one))
      : answers.filter((answer) => answer !== one);
    const isBoth = /^\W*both\b/iu.test(one.text);
    return meant.every(isOwn) && (!isBoth || meant.length === 2) ? meant.map(({ text }) => text) : null;
  }
  if (/^\W*(?:neither|either|only)\b/iu.test(one.text) || /\b(?:or|nor)\b/iu.test(one.text)) return null;
  const letters = one.text.match(/\b[A-F]\b/gu) ?? [];
  const named = letters.flatMap((letter) => answers[letter.charCodeAt(0) - 65] ?? []);
  return named.length === letters.length && named.every(isOwn) ? named.map(({ text }) => text) : null;
}

/** The same answer twice, as far as a roadmap tells answers apart: case, spaces, quotes and emphasis do not count. */
const withoutDoubles: Step = (question, _written, changes) => {
  const kept = new Map<string, Answer>();
  for (const answer of question.answers) {
    const folded = foldMarkdown(answer.text);
    if (folded === '') return 'One of its answers is empty.';
    const other = kept.get(folded);
    if (other === undefined) kept.set(folded, answer);
    else if (other.correct !== answer.correct)
      return `Its answers ${shown(other)} and ${shown(answer)} differ in no more than case, spaces, quotes or emphasis, and one is right.`;
    else changes.push(`the answer ${shown(answer)} stood there twice and was left out once`);
  }
  return kept.size === question.answers.length ? question : withAnswers(question, [...kept.values()]);
};

const withoutSurplus: Step = (question, _written, changes) => {
  const { answers } = question;
  if (answers.length <= most) return question;
  const room = most - keysOf(answers);
  if (room < 1)
    return `It has ${answers.length} answers, ${keysOf(answers)} of them right; a question takes ${most}.`;
  let wrong = 0;
  const kept = answers.filter((answer) => answer.correct || ++wrong <= room);
  for (const answer of answers)
    if (!kept.includes(answer))
      changes.push(`the wrong answer ${shown(answer)} was left out: a question takes ${most} answers`);
  return withAnswers(question, kept);
};

const withKey: Step = (question) => {
  const { answers } = question;
  if (answers.length < 2)
    return answers.length === 0 ? 'It has no answers.' : 'It has one answer, which is no choice.';
  return keysOf(answers) === 0 ? 'No answer is marked as right.' : question;
};

/** "Option B", "B is right": in a file of others, where answers have letters. */
const byLetter =
  /\b(?:[Aa]nswers?|[Oo]ptions?|[Cc]hoices?|[Aa]lternatives?)\s+(?:[A-F]\b|\(?[a-f]\))|^[^\w\n]{0,20}[A-F](?:\)|\s+(?:is|are|was)\b)/mu;

const namesLetter = ({ id, hint, explanation, answers }: Choice): boolean =>
  id === null &&
  [hint, explanation, ...answers.map((answer) => answer.why)].some(
    (text) => text !== null && byLetter.test(text),
  );

/** Where a text calls an answer by its letter or place, the answers stay where they were written. */
function inPlace(question: Choice, written: Choice, changes: string[]): Choice | string {
  const { answers } = question;
  if (answers.every((answer) => answer.pinned)) return question;
  if (!answers.every((answer, i) => answer.text === written.answers[i]?.text))
    return 'Its texts call answers by their place, and one of these answers cannot be taken over.';
  changes.push('its texts call answers by their place, so all of them are pinned to it');
  return { ...question, answers: answers.map((answer) => ({ ...answer, pinned: true })) };
}

/** An answer as it is quoted in a report: its first words. */
const shown = ({ text }: Answer): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > 40 ? `${[...line].slice(0, 39).join('')}…` : line}"`;
};
